using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Tests.Web;

/// <summary>Bars of a random walk, the same for the same symbol, as if imported.</summary>
internal static class StoredMarket
{
    public const string Source = "csv:test";

    /// <summary>Enough for ranges and the first claims.</summary>
    public const int Bars = 700;

    private static readonly DateOnly FirstDay = new(2021, 1, 4);

    public static Series Daily(string ticker) => new(new Symbol(ticker, AssetClass.Equity, "TEST"), Interval.Day1);

    /// <summary>Stores and watches symbols.</summary>
    public static async Task WriteAsync(Database database, params string[] tickers)
    {
        foreach (string ticker in tickers)
        {
            await new BarStore(database).WriteAsync(Daily(ticker), Source, Walk(ticker, Bars), [], TestContext.Current.CancellationToken);
        }
        await new WatchStore(database).AddAsync(tickers, TestContext.Current.CancellationToken);
    }

    public static IReadOnlyList<Bar> Walk(string ticker, int count)
    {
        var random = new Random(ticker.Sum(letter => letter));
        var bars = new List<Bar>();
        DateOnly day = FirstDay;
        double price = 100;
        for (int i = 0; i < count; i++, day = TradingCalendar.NewYork.NextDay(day))
        {
            double open = price, close = price *= 1 + 0.01 * (random.NextDouble() + random.NextDouble() - 1) * (1 + Math.Sin(i / 40.0) / 2);
            double high = Math.Max(open, close) * 1.003, low = Math.Min(open, close) * 0.997;
            bars.Add(new Bar(TradingCalendar.NewYork.CloseOf(day), Ticks(open), Ticks(high), Ticks(low), Ticks(close), 1_000 + random.Next(500)));
        }
        return bars;
    }

    private static long Ticks(double price) => (long)Math.Round(price * 10_000);
}
