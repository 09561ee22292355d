namespace GoldenSignals.Core.Market;

/// <summary>What kind of thing is traded. It fixes the price grid and the calendar, so neither is ever inferred from data.</summary>
public enum AssetClass
{
    Equity,
    Etf,
    Index,
    Cfd,
    Forex,
    Crypto,
}
