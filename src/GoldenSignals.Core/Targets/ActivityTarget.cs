using GoldenSignals.Core.Indicators;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Targets;

/// <summary>Will the next volume be above the median of the last 20, today's included? Baseline: current state.</summary>
/// <remarks>A market that reports no volume is never asked.</remarks>
public sealed class ActivityTarget() : Target(1)
{
    public const int MedianBars = 20;

    private readonly SortedWindow history = new(MedianBars);
    private readonly StateFrequency baseline = new(1);
    private double median = double.NaN;

    public override double BaselineProbability => baseline.Probability;

    private protected override void Take(in Bar bar, in Context context)
    {
        if (!double.IsNaN(median)) Answer = bar.Volume > median ? 1 : 0;
        history.Add(bar.Volume);
        median = history.IsFull && history.Median > 0 ? history.Median : double.NaN;
        Asks = !double.IsNaN(median);
        baseline.Update(Answer, bar.Volume > median);
    }
}
