namespace GoldenSignals.Core.Market;

/// <summary>A split or a cash dividend, effective from the first bar that closes at or after its ex-time.</summary>
/// <param name="ExTime">UTC start of the ex-date.</param>
/// <param name="Split">New shares for one old: 2 for a two-for-one split, 1 for none.</param>
/// <param name="Dividend">Cash per old share in ticks of the symbol's grid, 0 for none.</param>
public readonly record struct CorporateAction(DateTime ExTime, double Split, double Dividend);
