using GoldenSignals.Core.Market;
using GoldenSignals.Core.Risk;

namespace GoldenSignals.Core.Tests.Risk;

/// <summary>Closes of weekdays from given returns, and returns that are always the same.</summary>
internal static class Closes
{
    public static readonly DateOnly Start = new(2024, 1, 1); // a Monday

    public static DatedCloses Of(string symbol, IEnumerable<double> returns, DateOnly? start = null)
    {
        List<DateOnly> days = [start ?? Start];
        List<double> closes = [100];
        foreach (double one in returns)
        {
            DateOnly next = days[^1].AddDays(1);
            while (next.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) next = next.AddDays(1);
            days.Add(next);
            closes.Add(closes[^1] * (1 + one));
        }
        return new DatedCloses(symbol, days, closes);
    }

    public static double[] Noise(ulong seed, int count, double deviation)
    {
        SeededRandom random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => deviation * random.NextNormal())];
    }

    public static Stake Hold(string symbol, double value, AssetClass kind = AssetClass.Equity, string currency = "USD") => new(symbol, kind, currency, value);
}
