using System.Buffers.Binary;
using System.Text;
using GoldenSignals.Core.Claims;

namespace GoldenSignals.Core.Tests.Claims;

public sealed class LedgerFormTests
{
    private static readonly LedgerChain Chain = new("SPY", "1d", "live");
    private static readonly DateTime Close = new(2024, 1, 2, 21, 0, 0, DateTimeKind.Utc);

    public static TheoryData<LedgerEntry> Entries => new((LedgerEntry[])
    [
        new OpeningEntry(Chain, 0, Close, Close.AddSeconds(1), "core=1", "ab", ["QQQ", "SPY"], true, 700, 1, [1, 2, 3, 4]),
        new SignalEntry(Chain, 1, Close, Close.AddSeconds(1), "id", "live", "model", "input", "hold", "noEdge", 470.5,
        [
            new LedgerClaim("direction:5", 5, Close.AddDays(7), new LedgerOdds(0.6, 0.55, 0.55, "always-up", 0.55, 0.01, "unproven", null, [new("macd", -0.02)]), null),
            new LedgerClaim("band:5", 5, null, new LedgerOdds(0.8, 0.8, 0.8, "climatology", 0.8, 0, "weak", new LedgerBounds(450, 490), []), null),
            new LedgerClaim("range-forecast", 20, Close.AddDays(30), null, new LedgerRange(new(440, 500), new(430, 510))),
        ]),
        new SettlementEntry(Chain, 2, Close.AddDays(7), Close.AddDays(7), 1, "direction:5", 5, LedgerOutcome.Yes, null, 471.25, Close.AddDays(7), null, ""),
        new SettlementEntry(Chain, 3, Close.AddDays(30), Close.AddDays(30), 1, "range-forecast", 20, LedgerOutcome.No, LedgerOutcome.Yes, null, Close, 2, "corrected"),
        new WithdrawalEntry(Chain, 4, Close.AddDays(30), Close.AddDays(30), 1, "other", "a corrected bar"),
    ]);

    [Theory, MemberData(nameof(Entries))]
    public void What_is_read_back_is_written_the_same(LedgerEntry entry)
    {
        byte[] bytes = LedgerForm.Write(entry);
        LedgerEntry read = LedgerForm.Read(bytes);
        Assert.Equal(entry.GetType(), read.GetType());
        Assert.Equal((entry.Chain, entry.Sequence, entry.Time, entry.Written), (read.Chain, read.Sequence, read.Time, read.Written));
        Assert.Equal(bytes, LedgerForm.Write(read));
    }

    [Theory, MemberData(nameof(Entries))]
    public void Bytes_that_end_early_or_go_on_are_refused(LedgerEntry entry)
    {
        byte[] bytes = LedgerForm.Write(entry);
        for (int length = 0; length < bytes.Length; length++)
        {
            byte[] cut = bytes[..length];
            Assert.Throws<FormatException>(() => LedgerForm.Read(cut));
        }
        Assert.Throws<FormatException>(() => LedgerForm.Read([.. bytes, 0]));
    }

    [Theory, MemberData(nameof(Entries))]
    public void No_two_entries_have_the_same_bytes(LedgerEntry entry)
    {
        byte[] bytes = LedgerForm.Write(entry);
        for (int place = 0; place < bytes.Length; place++)
        {
            byte[] flipped = [.. bytes];
            flipped[place] ^= 1;
            try
            {
                Assert.Equal(flipped, LedgerForm.Write(LedgerForm.Read(flipped)));
            }
            catch (FormatException)
            {
                // refused, which is as good
            }
        }
    }

    [Fact]
    public void A_withdrawal_has_the_bytes_of_the_description()
    {
        byte[] bytes = LedgerForm.Write(new WithdrawalEntry(new("A", "1d", "live"), 2, DateTime.UnixEpoch.AddSeconds(1), DateTime.UnixEpoch.AddSeconds(2), 1, "", "x"));
        Assert.Equal(
            "01" + "0000000000000004" + "0000000141" + "000000023164" + "000000046c697665" + "0000000000000002" + "00000000000f4240" + "00000000001e8480"
            + "0000000000000001" + "00000000" + "0000000178",
            Convert.ToHexStringLower(bytes));
    }

    [Fact]
    public void Minus_zero_is_written_as_zero_and_no_number_is_refused()
    {
        Assert.Equal(new byte[8], new LedgerBytes().Put(-0.0).Written.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => new LedgerBytes().Put(double.NaN));
    }

    [Fact]
    public void A_string_is_counted_in_bytes_of_its_normal_form()
    {
        byte[] bytes = new LedgerBytes().Put("é − 道").Written.ToArray();
        Assert.Equal(10, BinaryPrimitives.ReadInt32BigEndian(bytes));
        Assert.Equal("é − 道", Encoding.UTF8.GetString(bytes, 4, 10));
    }

    [Theory]
    [InlineData("e\u0301")]
    [InlineData("\u212B")]
    [InlineData("\u1112\u1161")]
    [InlineData("\uF900")]
    public void A_text_that_could_be_written_otherwise_is_refused(string text)
    {
        Assert.Throws<ArgumentException>(() => new LedgerBytes().Put(text));
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        byte[] bytes = LedgerForm.Write(new WithdrawalEntry(Chain, 4, Close, Close, 1, new string('a', utf8.Length), ""));
        utf8.CopyTo(bytes, bytes.Length - sizeof(int) - utf8.Length);
        Assert.Throws<FormatException>(() => LedgerForm.Read(bytes));
    }

    [Fact]
    public void A_moment_is_utc_to_the_microsecond()
    {
        Assert.Equal(1_704_229_200_000_000, BinaryPrimitives.ReadInt64BigEndian(new LedgerBytes().Put(Close).Written));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LedgerBytes().Put(DateTime.SpecifyKind(Close, DateTimeKind.Local)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LedgerBytes().Put(Close.AddTicks(1)));
    }
}
