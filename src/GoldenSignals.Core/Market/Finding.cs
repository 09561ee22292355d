namespace GoldenSignals.Core.Market;

/// <summary>Something wrong with incoming data, and what was done about it.</summary>
/// <param name="File">Where it stood; empty for data that came over a wire.</param>
/// <param name="Line">Line in the file, counted from 1; 0 where there is none.</param>
/// <param name="Time">The bar it concerns, where that could be read.</param>
/// <param name="Rule">Which check, such as "high-below-low".</param>
/// <param name="Action">refused, kept, dropped or replaced, and a word of why.</param>
public sealed record Finding(string File, int Line, string Symbol, DateTime? Time, string Rule, string Action);
