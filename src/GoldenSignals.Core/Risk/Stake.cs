using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Risk;

/// <summary>A position as risk sees it.</summary>
/// <param name="Currency">What the symbol is priced in.</param>
/// <param name="Value">Worth in the currency of the account; negative where it is short.</param>
public sealed record Stake(string Symbol, AssetClass AssetClass, string Currency, double Value);

/// <summary>A position that a figure leaves out, and why: it is never dropped in silence.</summary>
public sealed record NotCovered(string Symbol, double Value, string Why);
