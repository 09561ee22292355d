using GoldenSignals.Core.Indicators;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Targets;

/// <summary>Will the next true range be above the median of the last 60, today's included? Baseline: current state.</summary>
/// <remarks>On intraday bars the median is that of the same slot on the last 60 days.</remarks>
public sealed class RangeTarget : Target
{
    public const int MedianBars = 60;

    private readonly RankedWindow history = new(MedianBars);
    private readonly SlotWindows? historyOfDay;
    private readonly StateFrequency baseline = new(1);
    private long previousClose;

    public RangeTarget(DaySlots? day = null) : base(1, day)
    {
        if (OfDay is not null) historyOfDay = new SlotWindows(OfDay.Count);
    }

    /// <summary>True range of the latest bar in ticks; NaN at the first.</summary>
    public double TrueRange { get; private set; } = double.NaN;

    /// <summary>Median the question of the latest bar is put against, in ticks; NaN when none is put.</summary>
    public double Median { get; private set; } = double.NaN;

    public override double BaselineProbability => OfState(baseline.Probability);

    private protected override void Take(in Bar bar, in Context context)
    {
        long before = previousClose;
        previousClose = bar.Close;
        if (before == 0) return;
        TrueRange = Math.Max(bar.High, before) - Math.Min(bar.Low, before);
        if (historyOfDay is not null)
        {
            TakeOfDay(historyOfDay);
            return;
        }
        if (!double.IsNaN(Median)) Answer = TrueRange > Median ? 1 : 0;
        history.Add(TrueRange);
        Asks = history.IsFull;
        Median = Asks ? history.Median : double.NaN;
        baseline.Update(Answer, TrueRange > Median);
    }

    private void TakeOfDay(SlotWindows ranges)
    {
        Ratio = TrueRange / Median;
        double rounded = SlotWindows.Rounded(TrueRange);
        if (!double.IsNaN(Median)) Answer = rounded > Median ? 1 : 0;
        ranges.Add(OfDay!.Due, TrueRange);
        State = rounded > ranges.Median(OfDay.Due);
        Asks = ranges.IsKnown(OfDay.Now);
        Median = Asks ? ranges.Median(OfDay.Now) : double.NaN;
        baseline.Update(Answer, State);
    }
}
