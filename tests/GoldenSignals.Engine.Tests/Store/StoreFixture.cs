using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Tests.Store;

/// <summary>An empty store in a folder of its own, and bars to fill it with.</summary>
internal sealed class StoreFixture : IDisposable
{
    public static readonly Series Spy = new(new Symbol("SPY", AssetClass.Etf, "NYSE"), Interval.Day1);
    public static readonly Series Qqq = new(new Symbol("QQQ", AssetClass.Etf, "NASDAQ"), Interval.Day1);

    private readonly TempFolder folder = new();

    public StoreFixture() => Reopen();

    public string Folder => folder.Path;
    public Database Database { get; private set; } = null!;
    public BarStore Bars => new(Database);
    public SignalStore Signals => new(Database);

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>One bar a day from a date on; the price tells which bar it is.</summary>
    public static List<Bar> Daily(int count, DateTime from, long price = 100_0000) => Enumerable.Range(0, count)
        .Select(i => new Bar(from.AddDays(i), price + i, price + i + 50, price + i - 50, price + i + 10, 1000 + i))
        .ToList();

    public static DateTime Day(int year, int month = 1, int day = 1) => new(year, month, day, 21, 0, 0, DateTimeKind.Utc);

    public void Reopen()
    {
        Database?.Dispose();
        Database = Database.Open(Folder);
    }

    public void Dispose()
    {
        Database.Dispose();
        folder.Dispose();
    }
}
