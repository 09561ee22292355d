namespace GoldenSignals.Core.Backtests;

/// <summary>Buys at the first close and never sells: what everybody can have without any rule.</summary>
public sealed class BuyHoldRule : IRule
{
    public string Name => "buyhold";

    public Wishes Decide(PriceSeries series)
    {
        var sides = new sbyte[series.Count];
        Array.Fill(sides, (sbyte)1);
        return new Wishes(sides);
    }
}
