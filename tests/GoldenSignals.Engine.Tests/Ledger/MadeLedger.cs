using GoldenSignals.Core.Claims;
using GoldenSignals.Engine.Ledger;
using GoldenSignals.Engine.Store;
using GoldenSignals.Engine.Tests.Store;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Tests.Ledger;

/// <summary>A ledger of made-up entries in a store of its own, and somebody who tampers with the file.</summary>
internal sealed class MadeLedger : IDisposable
{
    public static readonly LedgerChain Chain = new("SPY", "1d", "replay"), Other = new("QQQ", "1d", "replay");
    public static readonly DateTime Start = new(2020, 1, 2, 21, 0, 0, DateTimeKind.Utc);

    private readonly StoreFixture store = new();

    public LedgerStore Store => new(store.Database);

    public Database Database => store.Database;

    public ManualClock Clock { get; } = new(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public string Folder => store.Folder;

    /// <summary>Adds signals to a chain, each followed by the settlement of the one before it, and signs a head.</summary>
    public async Task<LedgerHead?> AddAsync(LedgerChain chain, int count, SecondPlace? secondPlace = null)
    {
        await Store.AppendAsync(chain, draft => Rows(draft, count), StoreFixture.Stop);
        await using var signer = new LedgerSigner(Store, secondPlace, Clock, fault => throw fault);
        return await signer.SignAsync(StoreFixture.Stop);
    }

    public LedgerVerdict Verify(params IReadOnlyList<StoredHead> elsewhere) => new LedgerCheck(Store, elsewhere, LedgerKey.PublicOf(Folder)).Run();

    /// <summary>What somebody does who holds the file: takes the guard away and writes.</summary>
    public void Tamper(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database.File}");
        connection.Open();
        using SqliteCommand list = connection.CreateCommand();
        list.CommandText = "SELECT name FROM sqlite_master WHERE type = 'trigger'";
        var guards = new List<string>();
        using (SqliteDataReader names = list.ExecuteReader())
        {
            while (names.Read())
            {
                guards.Add(names.GetString(0));
            }
        }
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA foreign_keys = OFF; " + string.Concat(guards.Select(name => $"DROP TRIGGER {name}; ")) + sql;
        command.ExecuteNonQuery();
    }

    public void Dispose() => store.Dispose();

    public static SignalEntry Signal(LedgerChain chain, long sequence, DateTime time) => new(
        chain, sequence, time, time, $"{chain}-{time:yyyyMMdd}", "REPLAY", "model", "input", "hold", "noEdge", 100,
        [new LedgerClaim("direction:1", 1, time.AddDays(1), new LedgerOdds(0.6, 0.5, 0.5, "always-up", 0.5, 0, "unproven", null, []), null)]);

    private static IReadOnlyList<LedgerRow> Rows(LedgerDraft draft, int count)
    {
        var rows = new List<LedgerRow>();
        while (rows.Count < count)
        {
            long day = draft.Next / 2;
            DateTime time = Start.AddDays(day);
            rows.Add(draft.Add(draft.Next % 2 == 0
                ? Signal(draft.Chain, draft.Next, time)
                : new SettlementEntry(draft.Chain, draft.Next, time, time, draft.Next - 1, "direction:1", 1, LedgerOutcome.Yes, null, 101, time, null, "")));
        }
        return rows;
    }
}
