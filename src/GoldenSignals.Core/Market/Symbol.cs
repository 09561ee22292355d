namespace GoldenSignals.Core.Market;

/// <summary>What is watched: a ticker, its asset class and its venue.</summary>
public sealed record Symbol(string Ticker, AssetClass AssetClass, string Venue)
{
    /// <summary>Ticks in one unit of currency. Prices are whole numbers of ticks, so sums and comparisons of prices are exact.</summary>
    public long TicksPerUnit => AssetClass switch
    {
        AssetClass.Forex => 1_000_000,
        AssetClass.Crypto => 100_000_000,
        _ => 10_000,
    };

    /// <summary>Price in currency of a level given in ticks.</summary>
    public double ToPrice(double ticks) => ticks / TicksPerUnit;

    public override string ToString() => Ticker;
}
