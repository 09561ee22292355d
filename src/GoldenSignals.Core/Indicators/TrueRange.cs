using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Indicators;

/// <summary>How far a bar reached, counted from the close before it. Wilder, New Concepts in Technical Trading Systems (1978), section III.</summary>
public static class TrueRange
{
    /// <summary>Ticks, never negative.</summary>
    public static long Of(in Bar bar, long previousClose) => Math.Max(bar.High, previousClose) - Math.Min(bar.Low, previousClose);
}
