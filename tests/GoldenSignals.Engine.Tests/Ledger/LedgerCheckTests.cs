using GoldenSignals.Core.Claims;
using GoldenSignals.Engine.Ledger;
using GoldenSignals.Engine.Store;
using GoldenSignals.Engine.Tests.Store;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Tests.Ledger;

public sealed class LedgerCheckTests : IDisposable
{
    private readonly MadeLedger ledger = new();

    [Fact]
    public async Task An_untouched_ledger_verifies()
    {
        await ledger.AddAsync(MadeLedger.Chain, 7);
        await ledger.AddAsync(MadeLedger.Other, 5);
        await ledger.AddAsync(MadeLedger.Chain, 4);
        Assert.Equal(new LedgerVerdict(true, 16, 3, null), ledger.Verify());
    }

    [Fact, Trait("Speed", "slow")]
    public async Task One_flipped_byte_of_an_entry_is_named_wherever_it_lies()
    {
        const int entries = 10_000, flips = 200;
        await ledger.AddAsync(MadeLedger.Chain, entries);
        IReadOnlyList<LedgerRow> rows = ledger.Store.Entries(0);
        var random = new Random(3);
        for (int i = 0; i < flips; i++)
        {
            LedgerRow row = rows[random.Next(rows.Count)];
            byte[] flipped = [.. row.Bytes];
            flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
            ledger.Tamper($"UPDATE ledger_entries SET bytes = x'{Convert.ToHexString(flipped)}' WHERE sequence = {row.Sequence}");
            LedgerVerdict verdict = ledger.Verify();
            Assert.Equal((false, row.Sequence, MadeLedger.Chain.ToString()), (verdict.Ok, verdict.FirstWrong!.Sequence, verdict.FirstWrong.Session));
            ledger.Tamper($"UPDATE ledger_entries SET bytes = x'{Convert.ToHexString(row.Bytes)}' WHERE sequence = {row.Sequence}");
        }
        Assert.True(ledger.Verify().Ok);
    }

    [Theory]
    [InlineData("DELETE FROM ledger_entries WHERE sequence = 4", 4, "missing")]
    [InlineData("DELETE FROM ledger_entries WHERE sequence >= 8", 8, "truncated")]
    [InlineData("DELETE FROM ledger_entries", 0, "truncated")]
    [InlineData("UPDATE ledger_entries SET sequence = -1 WHERE sequence = 3; UPDATE ledger_entries SET sequence = 3 WHERE sequence = 5; "
        + "UPDATE ledger_entries SET sequence = 5 WHERE sequence = -1", 3, "swapped")]
    [InlineData("UPDATE ledger_entries SET hash = x'00' WHERE sequence = 2", 2, "changed")]
    [InlineData("UPDATE ledger_entries SET time = time + 1 WHERE sequence = 6", 6, "index")]
    [InlineData("UPDATE ledger_entries SET signal_id = 'x' WHERE sequence = 0", 0, "index")]
    [InlineData("UPDATE ledger_heads SET entries = 9", 0, "signature")]
    [InlineData("UPDATE ledger_heads SET signature = zeroblob(64)", 0, "signature")]
    [InlineData("UPDATE ledger_head_chains SET root = zeroblob(32)", 9, "changed")]
    [InlineData("UPDATE ledger_chains SET ran = 'live'", 0, "inserted")]
    public async Task What_somebody_did_is_named(string sql, long sequence, string fault)
    {
        await ledger.AddAsync(MadeLedger.Chain, 10);
        ledger.Tamper(sql);
        LedgerVerdict verdict = ledger.Verify();
        Assert.False(verdict.Ok);
        Assert.Equal(sequence, verdict.FirstWrong!.Sequence);
        Assert.StartsWith(fault, verdict.FirstWrong.Fault);
    }

    [Fact]
    public async Task An_entry_put_between_two_others_is_named()
    {
        await ledger.AddAsync(MadeLedger.Chain, 10);
        IReadOnlyList<LedgerRow> rows = ledger.Store.Entries(0);
        byte[] bytes = LedgerForm.Write(MadeLedger.Signal(MadeLedger.Chain, 4, MadeLedger.Start.AddDays(2)) with { SignalId = "forged" });
        string hash = Convert.ToHexString(LedgerHead.Next(rows[3].Hash, bytes));
        ledger.Tamper(
            "UPDATE ledger_entries SET sequence = -sequence - 1 WHERE sequence >= 4; UPDATE ledger_entries SET sequence = -sequence WHERE sequence < 0; "
            + $"INSERT INTO ledger_entries VALUES (0, 4, 'signal', {Moment.ToMicroseconds(MadeLedger.Start.AddDays(2))}, 'forged', NULL, x'{Convert.ToHexString(bytes)}', x'{hash}')");
        LedgerFault wrong = ledger.Verify().FirstWrong!;
        Assert.Equal(4, wrong.Sequence);
        Assert.StartsWith("inserted", wrong.Fault);
    }

    [Fact]
    public async Task A_chain_made_anew_from_some_entry_on_does_not_fit_its_signed_head()
    {
        await ledger.AddAsync(MadeLedger.Chain, 10);
        IReadOnlyList<LedgerRow> rows = ledger.Store.Entries(0);
        byte[] hash = rows[7].Hash;
        foreach (LedgerRow row in rows.Skip(8))
        {
            LedgerEntry entry = row.Read();
            byte[] bytes = LedgerForm.Write(entry is SignalEntry signal ? signal with { Decision = "buy" } : entry);
            hash = LedgerHead.Next(hash, bytes);
            ledger.Tamper($"UPDATE ledger_entries SET bytes = x'{Convert.ToHexString(bytes)}', hash = x'{Convert.ToHexString(hash)}' WHERE sequence = {row.Sequence}");
        }
        Assert.StartsWith("changed", ledger.Verify().FirstWrong!.Fault);
    }

    [Fact]
    public async Task What_was_cut_off_with_its_heads_is_found_out_by_the_second_place()
    {
        var elsewhere = new SecondPlace(Path.Combine(ledger.Folder, "heads.jsonl"));
        await ledger.AddAsync(MadeLedger.Chain, 4, elsewhere);
        await ledger.AddAsync(MadeLedger.Chain, 6, elsewhere);
        ledger.Tamper("DELETE FROM ledger_head_chains WHERE head_id = 1; DELETE FROM ledger_heads WHERE head_id = 1; DELETE FROM ledger_entries WHERE sequence >= 4");
        Assert.True(ledger.Verify().Ok);
        Assert.Equal((4, true), (ledger.Verify(elsewhere.Read()).FirstWrong!.Sequence, ledger.Verify(elsewhere.Read()).FirstWrong!.Fault.StartsWith("truncated")));
        await Assert.ThrowsAsync<StoreException>(() => ledger.AddAsync(MadeLedger.Chain, 1, new SecondPlace(Path.Combine(ledger.Folder, "heads.jsonl"))));
    }

    [Fact]
    public async Task Heads_signed_with_another_key_are_named()
    {
        await ledger.AddAsync(MadeLedger.Chain, 2);
        File.Delete(Path.Combine(ledger.Folder, LedgerKey.FileName));
        LedgerKey.Open(ledger.Folder, mayCreate: true).Dispose();
        Assert.StartsWith("key", ledger.Verify().FirstWrong!.Fault);
        await Assert.ThrowsAsync<StoreException>(() => ledger.AddAsync(MadeLedger.Chain, 2));
    }

    [Fact]
    public async Task The_database_itself_changes_nothing_that_is_written()
    {
        await ledger.AddAsync(MadeLedger.Chain, 2);
        foreach (string sql in new[] { "UPDATE ledger_entries SET time = 0", "DELETE FROM ledger_entries", "DELETE FROM ledger_heads", "UPDATE ledger_chains SET ran = 'x'" })
        {
            await Assert.ThrowsAsync<SqliteException>(() => ledger.Database.WriteAsync(
                connection =>
                {
                    using SqliteCommand command = connection.CreateCommand();
                    command.CommandText = sql;
                    return command.ExecuteNonQuery();
                },
                StoreFixture.Stop));
        }
    }

    [Fact]
    public async Task A_back_dated_entry_is_refused()
    {
        await ledger.AddAsync(MadeLedger.Chain, 10);
        foreach (int day in new[] { 4, 3, -1 })
        {
            await Assert.ThrowsAsync<BackDatedException>(() => ledger.Store.AppendAsync(
                MadeLedger.Chain, draft => [draft.Add(MadeLedger.Signal(MadeLedger.Chain, draft.Next, MadeLedger.Start.AddDays(day)))], StoreFixture.Stop));
        }
        Assert.Equal(10, ledger.Store.Chains()[0].Entries);
    }

    public void Dispose() => ledger.Dispose();
}
