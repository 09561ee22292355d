namespace GoldenSignals.Core.Indicators;

/// <summary>Natural logarithm of a price over another.</summary>
public static class LogReturn
{
    /// <summary>NaN when either price is not positive.</summary>
    public static double Of(long from, long to) => from > 0 && to > 0 ? Math.Log((double)to / from) : double.NaN;
}
