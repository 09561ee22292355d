using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Learning;

/// <summary>What a bar says about volatility to come: log volatility over 1, 5, 22 and 66 bars, and how much of it came from falls.</summary>
/// <remarks>Heterogeneous autoregression after Corsi (2009), on the range-based variance of Parkinson (1980) plus the overnight gap,
/// with the leverage terms of Corsi and Renò (2012). Scale-free: only ratios of prices enter. On intraday bars every bar is measured in what
/// is usual at its place of the day, or the clock would look like a forecast.</remarks>
public sealed class VolatilityFeatures
{
    public const int Count = 8;

    /// <summary>Variance of a bar below which it counts as this: a flat market has no log volatility.</summary>
    private const double VarianceFloor = 1e-10;

    /// <summary>The same for a bar measured in what is usual at its place: a tenth of the usual move.</summary>
    private const double RatioFloor = 0.1;

    private const int LongBars = 66, MonthBars = 22, WeekBars = 5;
    private static readonly double ParkinsonScale = 1 / (4 * Math.Log(2));

    // Written twice, a window apart, so that the last n values always lie side by side.
    private readonly double[] variances = new double[2 * LongBars];
    private readonly double[] returns = new double[WeekBars];
    private readonly double[] x = new double[Count];
    private readonly UsualMoves? usual;
    private readonly double floor;
    private long previousClose;
    private int bars;

    /// <param name="day">On intraday bars the places of the day; null on longer ones.</param>
    public VolatilityFeatures(DaySlots? day = null)
    {
        usual = day is null ? null : new UsualMoves(day);
        floor = day is null ? VarianceFloor : RatioFloor * RatioFloor;
    }

    /// <summary>The features of the latest bar; the first is the constant 1.</summary>
    public ReadOnlySpan<double> X => x;

    public bool Ready => bars > LongBars;

    /// <summary>How large a log return is that is measured as 1: 1 itself, but for intraday bars.</summary>
    public double Unit => usual?.Unit ?? 1;

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
        bool measured = Measure(in bar);
        previousClose = bar.Close;
        if (!measured) return;
        bars++;
        if (Ready) Describe();
    }

    /// <summary>Log volatility a bar, from a mean variance, as these features measure it.</summary>
    public double Log(double meanVariance) => 0.5 * Math.Log(Math.Max(meanVariance, floor));

    /// <summary>Log of what came true over the level it was asked against, kept off minus infinity as the features are; NaN for none.</summary>
    public static double LogRatio(double ratio) => double.IsFinite(ratio) ? Math.Log(Math.Max(ratio, RatioFloor)) : double.NaN;

    /// <summary>Log of a variance, kept off minus infinity.</summary>
    public static double LogVariance(double variance) => Math.Log(Math.Max(variance, VarianceFloor));

    /// <summary>Log volatility a bar, from a mean variance.</summary>
    public static double LogVolatility(double meanVariance) => 0.5 * LogVariance(meanVariance);

    /// <summary>Mean range-and-gap variance of the last n bars, at most 66.</summary>
    public double MeanVariance(int n) => Sum(Last(n)) / n;

    /// <returns>False for a bar at a place of the day of which nothing usual is known.</returns>
    private bool Measure(in Bar bar)
    {
        double range = Math.Log((double)bar.High / bar.Low);
        double gap = Math.Log((double)bar.Open / previousClose);
        Return = Math.Log((double)bar.Close / previousClose);
        Variance = range * range * ParkinsonScale + gap * gap;
        if (usual is not null && !MeasureInUsual(usual, bar.Time)) return false;
        int slot = bars % LongBars;
        variances[slot] = Variance;
        variances[slot + LongBars] = Variance;
        returns[bars % WeekBars] = Return;
        return true;
    }

    private bool MeasureInUsual(UsualMoves moves, DateTime time)
    {
        double move = moves.Take(time, Math.Sqrt(Variance), Return);
        if (!(move > 0)) return false;
        Variance /= move * move;
        Return /= move;
        return true;
    }

    private void Describe()
    {
        ReadOnlySpan<double> window = Last(LongBars);
        double week = Sum(window[^WeekBars..]);
        double month = Sum(window[^MonthBars..^WeekBars]) + week;
        double quarter = Sum(window[..^MonthBars]) + month;
        double monthLog = Log(month / MonthBars);
        double unit = Math.Exp(-monthLog);
        double weekReturn = 0, weekSquares = 0;
        foreach (double r in returns)
        {
            weekReturn += r;
            weekSquares += r * r;
        }
        x[0] = 1;
        x[1] = Log(Variance);
        x[2] = Log(week / WeekBars);
        x[3] = monthLog;
        x[4] = Log(quarter / LongBars);
        x[5] = Log(weekSquares / WeekBars);
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
