using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Backtests;

/// <summary>How positions are counted and what they are worth. Positions are whole lots, money is whole millionths of currency.</summary>
/// <remarks>
/// A lot is one share of an equity or fund, one unit of a currency, a hundredth of an index or contract, a millionth of a coin. With these the value
/// of a position in all but coins is a whole number of millionths, so nothing is ever rounded.
/// </remarks>
public readonly record struct LotValue
{
    private readonly long times, parts;

    public LotValue(Symbol symbol)
    {
        LotsPerUnit = symbol.AssetClass switch
        {
            AssetClass.Index or AssetClass.Cfd => 100,
            AssetClass.Crypto => 1_000_000,
            _ => 1,
        };
        Int128 grid = (Int128)LotsPerUnit * symbol.TicksPerUnit;
        (times, parts) = grid <= Money ? ((long)(Money / grid), 1L) : (1L, (long)(grid / Money));
    }

    /// <summary>Money units in one of currency.</summary>
    public const long Money = 1_000_000;

    public long LotsPerUnit { get; }

    /// <summary>Value of lots at a price in ticks, in millionths of currency.</summary>
    /// <exception cref="OverflowException">It is beyond nine million millions of currency.</exception>
    public long Of(long lots, long ticks)
    {
        if (parts == 1) return checked(lots * ticks * times);
        Int128 product = (Int128)lots * ticks;
        return (long)((product + (product < 0 ? -parts / 2 : parts / 2)) / parts);
    }

    /// <summary>Most lots that so much money buys at a price.</summary>
    public long LotsFor(long money, long ticks) =>
        money <= 0 ? 0 : (long)Int128.Min((Int128)money * parts / ((Int128)ticks * times), long.MaxValue / Money);

    /// <summary>Cash for a dividend given in ticks a share, on the shares of this many lots.</summary>
    public long Dividend(long lots, double ticks, long ticksPerUnit) =>
        Costs.Share(Math.Abs(lots), (long)Math.Round(ticks * Money / ticksPerUnit), LotsPerUnit) * Math.Sign(lots);

    /// <summary>Cash for a part of a lot that a split leaves over.</summary>
    public long OfPart(double lots, long ticks) => (long)Math.Round(lots * ticks * times / parts);
}
