namespace GoldenSignals.Core.Portfolios;

/// <summary>Which of several lots a sale takes.</summary>
public enum CostMethod
{
    /// <summary>First in, first out.</summary>
    Fifo,

    /// <summary>All units of a symbol cost the same: what they cost together, evenly.</summary>
    Average,
}

/// <summary>Units that came in together.</summary>
/// <param name="Opened">UTC.</param>
/// <param name="Quantity">Below zero for what was sold short.</param>
/// <param name="Cost">Paid for all of them with costs; for a short what it brought, below zero.</param>
public readonly record struct Lot(DateTime Opened, decimal Quantity, decimal Cost);

/// <summary>What a sale or a cover made of one lot, in the holding's currency.</summary>
/// <param name="Quantity">Below zero for a short.</param>
/// <param name="Proceeds">Received after costs; for a short what buying it back cost, below zero.</param>
/// <param name="Cost">As the lot's.</param>
public sealed record Gain(
    Transaction Transaction, string Symbol, string Currency, DateTime Opened, DateTime Closed, decimal Quantity, decimal Proceeds, decimal Cost)
{
    public decimal Amount => Proceeds - Cost;
}

/// <summary>Money, or a holding's worth, that came from outside or went there.</summary>
/// <param name="Amount">Below zero for what left.</param>
public readonly record struct Flow(DateTime Time, string Currency, decimal Amount);
