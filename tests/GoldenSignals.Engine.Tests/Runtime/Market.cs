using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Tests.Runtime;

/// <summary>A small made-up market: seeded walks on the real exchange days, with a split and dividends.</summary>
internal sealed class Market
{
    public const string Source = "walk";

    public Market(int symbols, int days)
    {
        TradingCalendar calendar = TradingCalendar.NewYork;
        var day = new DateOnly(2015, 1, 2);
        for (int i = 0; i < days; i++, day = calendar.NextDay(day))
        {
            Closes.Add(calendar.CloseOf(day));
        }
        Series = [.. Enumerable.Range(0, symbols).Select(i => new Series(new Symbol($"W{i}", AssetClass.Equity, "TEST"), Interval.Day1))];
        Bars = [.. Enumerable.Range(0, symbols).Select(Walk)];
        Actions = [.. Enumerable.Range(0, symbols).Select(i =>
            new[] { new CorporateAction(Closes[days / 3 + i].Date, 2, 0), new CorporateAction(Closes[days * 2 / 3 + i].Date, 1, 500) })];
    }

    public List<DateTime> Closes { get; } = [];

    public Series[] Series { get; }

    public List<Bar>[] Bars { get; }

    public CorporateAction[][] Actions { get; }

    /// <summary>Writes the first bars of every series, and all actions.</summary>
    public async Task WriteAsync(BarStore store, int count, DataLabel label = DataLabel.Live)
    {
        for (int i = 0; i < Series.Length; i++)
        {
            await store.WriteAsync(Series[i], Source, Bars[i][..count], Actions[i], CancellationToken.None, label);
        }
    }

    private List<Bar> Walk(int seed)
    {
        var random = new Random(seed);
        double price = 1_000_000;
        return [.. Closes.Select(time =>
        {
            double open = price;
            price *= Math.Exp(0.012 * (random.NextDouble() + random.NextDouble() - 1));
            return new Bar(
                time, (long)open, (long)(Math.Max(open, price) * 1.004) + 1, (long)(Math.Min(open, price) * 0.996), (long)price,
                Math.Round(1e6 * (0.5 + random.NextDouble())));
        })];
    }
}
