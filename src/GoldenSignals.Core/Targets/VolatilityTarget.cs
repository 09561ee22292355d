using GoldenSignals.Core.Indicators;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Targets;

/// <summary>Will realised volatility of the next h bars be strictly above the median of its last 252 values? Baseline: current state.</summary>
/// <remarks>Realised volatility is the root of the mean of the last h squared close-to-close log returns. On intraday bars the median is that
/// of the windows that began in the same slot on the last 60 days.</remarks>
public sealed class VolatilityTarget : Target
{
    /// <summary>Values the median is taken over, today's included.</summary>
    public const int MedianBars = 252;

    private readonly double[] squares;
    private readonly double[] medians;
    private readonly RankedWindow history = new(MedianBars);
    private readonly SlotWindows? historyOfDay;
    private readonly StateFrequency baseline;
    private long previousClose;
    private int returns, slot;

    public VolatilityTarget(int horizon, DaySlots? day = null) : base(horizon, day)
    {
        squares = new double[horizon];
        medians = new double[horizon];
        Array.Fill(medians, double.NaN);
        baseline = new StateFrequency(horizon);
        if (OfDay is not null) historyOfDay = new SlotWindows(OfDay.Count);
    }

    /// <summary>Realised volatility of the h bars that end here, per bar; NaN while unknown.</summary>
    public double Realised { get; private set; } = double.NaN;

    /// <summary>Median the question of the latest bar is put against; NaN when none is put.</summary>
    public double Median { get; private set; } = double.NaN;

    public override double BaselineProbability => OfState(baseline.Probability);

    private protected override void Take(in Bar bar, in Context context)
    {
        long before = previousClose;
        previousClose = bar.Close;
        if (before == 0) return;
        double r = Math.Log((double)bar.Close / before);
        squares[slot] = r * r;
        returns++;
        if (returns >= Horizon && historyOfDay is null) Ask();
        else if (returns >= Horizon) AskOfDay(historyOfDay!);
        slot = slot + 1 == Horizon ? 0 : slot + 1;
    }

    private void Ask()
    {
        Realised = RootMeanSquare();
        if (!double.IsNaN(medians[slot])) Answer = Realised > medians[slot] ? 1 : 0;
        history.Add(Realised);
        Asks = history.IsFull;
        Median = Asks ? history.Median : double.NaN;
        medians[slot] = Median;
        baseline.Update(Answer, Realised > Median);
    }

    private void AskOfDay(SlotWindows windows)
    {
        Realised = RootMeanSquare();
        double rounded = SlotWindows.Rounded(Realised), median = medians[slot];
        Ratio = Realised / median;
        if (!double.IsNaN(median)) Answer = rounded > median ? 1 : 0;
        windows.Add(OfDay!.Due, Realised);
        State = rounded > windows.Median(OfDay.Due);
        Asks = windows.IsKnown(OfDay.Now);
        Median = Asks ? windows.Median(OfDay.Now) : double.NaN;
        medians[slot] = Median;
        baseline.Update(Answer, State);
    }

    private double RootMeanSquare()
    {
        double sum = 0;
        foreach (double square in squares) sum += square;
        return Math.Sqrt(sum / Horizon);
    }
}
