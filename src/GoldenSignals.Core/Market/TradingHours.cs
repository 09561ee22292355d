namespace GoldenSignals.Core.Market;

/// <summary>Which hours of an exchange day count for intraday bars.</summary>
public enum TradingHours
{
    /// <summary>From the opening bell to the closing one.</summary>
    Regular,

    /// <summary>With the markets before the open and after the close, where the exchange has them.</summary>
    Extended,
}
