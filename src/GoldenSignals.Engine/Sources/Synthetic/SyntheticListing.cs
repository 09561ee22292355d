using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Sources.Synthetic;

/// <summary>One made-up symbol and what its prices answer to.</summary>
/// <param name="Sector">Place of its sector, −1 for none.</param>
/// <param name="MarketBeta">Its return for one of the market.</param>
/// <param name="SectorBeta">Its return for one of its sector.</param>
/// <param name="OwnVolatility">Daily standard deviation of what is its own.</param>
/// <param name="Freedom">Degrees of freedom of its own shocks; few make fat tails.</param>
/// <param name="JumpsPerYear">Leaps of its own in 252 days.</param>
/// <param name="JumpSize">Standard deviation of such a leap.</param>
/// <param name="FirstPrice">Price before the first day, in currency.</param>
/// <param name="UsualVolume">Units traded on an ordinary day.</param>
internal sealed record SyntheticListing(
    Symbol Symbol, int Sector, double MarketBeta, double SectorBeta, double OwnVolatility, double Freedom,
    double JumpsPerYear, double JumpSize, double FirstPrice, double UsualVolume)
{
    public const int Sectors = 3;

    /// <summary>Daily standard deviation of the market and of a sector in ordinary times.</summary>
    public const double MarketVolatility = 0.0095, SectorVolatility = 0.008;

    private const int Gadgets = 0, Power = 1, Garden = 2, None = -1;

    /// <summary>The prefix makes sure that nobody takes one for a real company.</summary>
    public static readonly IReadOnlyList<SyntheticListing> All =
    [
        new(Of("SYN-BROAD", AssetClass.Etf), None, 1.00, 0, 0.0015, 8, 0, 0, 178.00, 42_000_000),
        new(Of("SYN-BYTE", AssetClass.Equity), Gadgets, 1.20, 1.00, 0.0130, 6, 2, 0.035, 84.00, 5_200_000),
        new(Of("SYN-LASER", AssetClass.Equity), Gadgets, 1.10, 0.90, 0.0150, 6, 2, 0.040, 41.50, 2_600_000),
        new(Of("SYN-PIXEL", AssetClass.Equity), Gadgets, 1.30, 1.20, 0.0180, 5, 3, 0.050, 36.00, 3_100_000),
        new(Of("SYN-EMBER", AssetClass.Equity), Power, 0.95, 1.30, 0.0140, 6, 2, 0.035, 58.00, 4_400_000),
        new(Of("SYN-GALE", AssetClass.Equity), Power, 1.00, 1.10, 0.0170, 5, 2, 0.045, 23.00, 1_900_000),
        new(Of("SYN-TIDE", AssetClass.Equity), Power, 0.80, 1.00, 0.0120, 6, 1, 0.030, 67.50, 1_500_000),
        new(Of("SYN-FERN", AssetClass.Equity), Garden, 0.70, 0.90, 0.0100, 5, 1, 0.030, 92.00, 2_200_000),
        new(Of("SYN-HONEY", AssetClass.Equity), Garden, 0.60, 0.80, 0.0090, 5, 1, 0.025, 118.00, 3_000_000),
        new(Of("SYN-LINEN", AssetClass.Equity), Garden, 0.75, 1.00, 0.0120, 6, 2, 0.030, 49.00, 1_200_000),
        new(Of("SYN-PEARL", AssetClass.Crypto), None, 0.60, 0, 0.0300, 5, 4, 0.050, 640.00, 900_000),
        new(Of("SYN-FLORIN", AssetClass.Forex), None, -0.08, 0, 0.0048, 7, 1, 0.007, 1.2450, 180_000),
    ];

    /// <summary>Stable number of its random streams.</summary>
    public ulong Stream { get; } = Core.SeededRandom.StreamOf(Symbol.Ticker);

    /// <summary>Variance of an ordinary day.</summary>
    public double UsualVariance { get; } = MarketBeta * MarketBeta * MarketVolatility * MarketVolatility
        + SectorBeta * SectorBeta * SectorVolatility * SectorVolatility + OwnVolatility * OwnVolatility;

    /// <summary>Ticks of the smallest step in which it is quoted: a cent, or a hundred-thousandth in forex.</summary>
    public long QuoteTicks { get; } = Symbol.AssetClass == AssetClass.Forex ? Symbol.TicksPerUnit / 100_000 : Symbol.TicksPerUnit / 100;

    private static Symbol Of(string ticker, AssetClass assetClass) => new(ticker, assetClass, "SYNTHETIC");
}
