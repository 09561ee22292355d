namespace GoldenSignals.Core.Backtests;

/// <summary>Long while the short average of closes is strictly above the long one, else nothing.</summary>
/// <remarks>Sums of ticks are whole numbers, and the averages are compared without dividing them: there is no rounding in it.</remarks>
public sealed class SmaRule : IRule
{
    public const int BarsMax = 1_000;

    private readonly int shortBars, longBars;

    public SmaRule(int shortBars, int longBars)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(shortBars, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(longBars, BarsMax);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(shortBars, longBars);
        (this.shortBars, this.longBars) = (shortBars, longBars);
    }

    public string Name => $"sma:{shortBars},{longBars}";

    public Wishes Decide(PriceSeries series)
    {
        long[] closes = series.AdjustedCloses();
        var sides = new sbyte[closes.Length];
        long shortSum = 0, longSum = 0;
        for (int i = 0; i < closes.Length; i++)
        {
            shortSum += closes[i];
            longSum += closes[i];
            if (i >= shortBars) shortSum -= closes[i - shortBars];
            if (i >= longBars) longSum -= closes[i - longBars];
            if (i >= longBars - 1) sides[i] = IsAbove(shortSum, longSum) ? (sbyte)1 : (sbyte)0;
        }
        return new Wishes(sides);
    }

    // A sum of a thousand prices on the grid stays below 10¹⁸; its product with another thousand does not.
    private bool IsAbove(long shortSum, long longSum) =>
        longSum < long.MaxValue / BarsMax && shortSum < long.MaxValue / BarsMax
            ? shortSum * longBars > longSum * shortBars
            : (Int128)shortSum * longBars > (Int128)longSum * shortBars;
}
