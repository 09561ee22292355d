namespace GoldenSignals.Core.Portfolios;

/// <summary>
/// How money is rounded: to the hundredth of its currency, half away from zero, once, where a quantity meets a price or a cost is parted. What is
/// parted off and what stays always add up to the whole.
/// </summary>
public static class Cents
{
    /// <summary>Decimals a quantity is kept with; a coin has eight.</summary>
    public const int QuantityDecimals = 8;

    public static decimal Round(decimal money) => Math.Round(money, 2, MidpointRounding.AwayFromZero);

    /// <summary>Worth of so many units at a price.</summary>
    public static decimal Of(decimal quantity, decimal price) => Round(quantity * price);

    /// <summary>The share of a cost that a part of a quantity bears; all of it for all of the quantity.</summary>
    public static decimal Part(decimal cost, decimal part, decimal whole) => part == whole ? cost : Round(cost * part / whole);

    public static decimal RoundQuantity(decimal quantity) => Math.Round(quantity, QuantityDecimals, MidpointRounding.AwayFromZero);
}
