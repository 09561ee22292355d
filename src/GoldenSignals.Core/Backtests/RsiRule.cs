using System.Globalization;
using GoldenSignals.Core.Indicators;

namespace GoldenSignals.Core.Backtests;

/// <summary>Long from a close whose relative strength is below the lower bound until one where it is above the upper bound.</summary>
public sealed class RsiRule : IRule
{
    private readonly int bars;
    private readonly double lower, upper;

    public RsiRule(int bars, double lower, double upper)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bars, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bars, SmaRule.BarsMax);
        ArgumentOutOfRangeException.ThrowIfNegative(lower);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(upper, 100);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(lower, upper);
        (this.bars, this.lower, this.upper) = (bars, lower, upper);
    }

    public string Name => string.Create(CultureInfo.InvariantCulture, $"rsi:{bars},{lower},{upper}");

    public Wishes Decide(PriceSeries series)
    {
        long[] closes = series.AdjustedCloses();
        var sides = new sbyte[closes.Length];
        var rsi = new Rsi(bars);
        for (int i = 0; i < closes.Length; i++)
        {
            rsi.Update(closes[i]);
            sides[i] = rsi.Value < lower ? (sbyte)1 : rsi.Value > upper ? (sbyte)0 : Wishes.Keep;
        }
        return new Wishes(sides);
    }
}
