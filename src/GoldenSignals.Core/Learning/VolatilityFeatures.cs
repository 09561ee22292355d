using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Learning;

/// <summary>What a bar says about volatility to come: log volatility over 1, 5, 22 and 66 bars, and how much of it came from falls.</summary>
/// <remarks>Heterogeneous autoregression after Corsi (2009), on the range-based variance of Parkinson (1980) plus the overnight gap,
/// with the leverage terms of Corsi and Renò (2012). Scale-free: only ratios of prices enter.</remarks>
public sealed class VolatilityFeatures
{
    public const int Count = 8;

    /// <summary>Variance of a bar below which it counts as this: a flat market has no log volatility.</summary>
    private const double VarianceFloor = 1e-10;

    private const int LongBars = 66, MonthBars = 22, WeekBars = 5;
    private static readonly double ParkinsonScale = 1 / (4 * Math.Log(2));

    // Written twice, a window apart, so that the last n values always lie side by side.
    private readonly double[] variances = new double[2 * LongBars];
    private readonly double[] returns = new double[WeekBars];
    private readonly double[] x = new double[Count];
    private long previousClose;
    private int bars;

    /// <summary>The features of the latest bar; the first is the constant 1.</summary>
    public ReadOnlySpan<double> X => x;

    public bool Ready => bars > LongBars;

    /// <summary>Log close-to-close return of the latest bar; NaN at the first.</summary>
    public double Return { get; private set; } = double.NaN;

    /// <summary>Range-and-gap variance of the latest bar; NaN at the first.</summary>
    public double Variance { get; private set; } = double.NaN;

    public void Update(in Bar bar)
    {
        if (bars == 0)
        {
            previousClose = bar.Close;
            bars = 1;
            return;
        }
        Measure(in bar);
        previousClose = bar.Close;
        bars++;
        if (Ready) Describe();
    }

    /// <summary>Log of a variance, kept off minus infinity.</summary>
    public static double LogVariance(double variance) => Math.Log(Math.Max(variance, VarianceFloor));

    /// <summary>Log volatility a bar, from a mean variance.</summary>
    public static double LogVolatility(double meanVariance) => 0.5 * LogVariance(meanVariance);

    /// <summary>Mean range-and-gap variance of the last n bars, at most 66.</summary>
    public double MeanVariance(int n) => Sum(Last(n)) / n;

    private void Measure(in Bar bar)
    {
        double range = Math.Log((double)bar.High / bar.Low);
        double gap = Math.Log((double)bar.Open / previousClose);
        Return = Math.Log((double)bar.Close / previousClose);
        Variance = range * range * ParkinsonScale + gap * gap;
        int slot = bars % LongBars;
        variances[slot] = Variance;
        variances[slot + LongBars] = Variance;
        returns[bars % WeekBars] = Return;
    }

    private void Describe()
    {
        ReadOnlySpan<double> window = Last(LongBars);
        double week = Sum(window[^WeekBars..]);
        double month = Sum(window[^MonthBars..^WeekBars]) + week;
        double quarter = Sum(window[..^MonthBars]) + month;
        double monthLog = LogVolatility(month / MonthBars);
        double unit = Math.Exp(-monthLog);
        double weekReturn = 0, weekSquares = 0;
        foreach (double r in returns)
        {
            weekReturn += r;
            weekSquares += r * r;
        }
        x[0] = 1;
        x[1] = LogVolatility(Variance);
        x[2] = LogVolatility(week / WeekBars);
        x[3] = monthLog;
        x[4] = LogVolatility(quarter / LongBars);
        x[5] = LogVolatility(weekSquares / WeekBars);
        x[6] = Math.Clamp(Math.Min(Return, 0) * unit, -5, 0);
        x[7] = Math.Clamp(Math.Min(weekReturn, 0) * unit, -10, 0);
    }

    /// <summary>The last n variances, oldest first.</summary>
    private ReadOnlySpan<double> Last(int n)
    {
        int end = (bars - 1) % LongBars + LongBars + 1;
        return variances.AsSpan(end - n, n);
    }

    /// <summary>A sum in four strands: the same bits everywhere, and not held up by one long chain of additions.</summary>
    private static double Sum(ReadOnlySpan<double> values)
    {
        double a = 0, b = 0, c = 0, d = 0;
        int i = 0;
        for (; i + 4 <= values.Length; i += 4)
        {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            d += values[i + 3];
        }
        for (; i < values.Length; i++) a += values[i];
        return (a + b) + (c + d);
    }
}
