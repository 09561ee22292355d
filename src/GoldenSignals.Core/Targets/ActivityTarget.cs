using GoldenSignals.Core.Indicators;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Targets;

/// <summary>Will the next volume be above the median of the last 20, today's included? Baseline: current state.</summary>
/// <remarks>A market that reports no volume is never asked. On intraday bars the median is that of the same slot on the last 60 days.</remarks>
public sealed class ActivityTarget : Target
{
    public const int MedianBars = 20;

    private readonly RankedWindow history = new(MedianBars);
    private readonly SlotWindows? historyOfDay;
    private readonly StateFrequency baseline = new(1);

    public ActivityTarget(DaySlots? day = null) : base(1, day)
    {
        if (OfDay is not null) historyOfDay = new SlotWindows(OfDay.Count);
    }

    /// <summary>Median the question of the latest bar is put against; NaN when none is put.</summary>
    public double Median { get; private set; } = double.NaN;

    public override double BaselineProbability => OfState(baseline.Probability);

    private protected override void Take(in Bar bar, in Context context)
    {
        if (historyOfDay is not null)
        {
            TakeOfDay(historyOfDay, bar.Volume);
            return;
        }
        if (!double.IsNaN(Median)) Answer = bar.Volume > Median ? 1 : 0;
        history.Add(bar.Volume);
        Median = history.IsFull && history.Median > 0 ? history.Median : double.NaN;
        Asks = !double.IsNaN(Median);
        baseline.Update(Answer, bar.Volume > Median);
    }

    private void TakeOfDay(SlotWindows volumes, double volume)
    {
        Ratio = volume / Median;
        double rounded = SlotWindows.Rounded(volume);
        if (!double.IsNaN(Median)) Answer = rounded > Median ? 1 : 0;
        State = false;
        if (OfDay!.Due >= 0)
        {
            volumes.Add(OfDay.Due, volume);
            State = rounded > volumes.Median(OfDay.Due);
        }
        Median = volumes.IsKnown(OfDay.Now) && volumes.Median(OfDay.Now) is > 0 and var median ? median : double.NaN;
        Asks = !double.IsNaN(Median);
        baseline.Update(Answer, State);
    }
}
