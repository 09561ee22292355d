using GoldenSignals.Core.Indicators;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Targets;

/// <summary>Will the next volume be above the median of the last 20, today's included? Baseline: current state.</summary>
/// <remarks>A market that reports no volume is never asked.</remarks>
public sealed class ActivityTarget() : Target(1)
{
    public const int MedianBars = 20;

    private readonly RankedWindow history = new(MedianBars);
    private readonly StateFrequency baseline = new(1);

    /// <summary>Median the question of the latest bar is put against; NaN when none is put.</summary>
    public double Median { get; private set; } = double.NaN;

    public override double BaselineProbability => baseline.Probability;

    private protected override void Take(in Bar bar, in Context context)
    {
        if (!double.IsNaN(Median)) Answer = bar.Volume > Median ? 1 : 0;
        history.Add(bar.Volume);
        Median = history.IsFull && history.Median > 0 ? history.Median : double.NaN;
        Asks = !double.IsNaN(Median);
        baseline.Update(Answer, bar.Volume > Median);
    }
}
