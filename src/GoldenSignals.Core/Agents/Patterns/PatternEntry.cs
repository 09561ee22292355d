namespace GoldenSignals.Core.Agents.Patterns;

/// <summary>One pattern on one side.</summary>
/// <param name="Name">Lower case, as on the chart and in its record.</param>
/// <param name="Twin">The name it has upside down; its own where it has no side.</param>
/// <param name="Side">1 when it speaks for higher prices, −1 for lower, 0 for neither: then it is drawn and names no trade.</param>
/// <param name="Candles">Bars it is made of; 0 for a figure of swings.</param>
/// <param name="Rule">What must hold, for side 1; upside down for its twin.</param>
/// <param name="Source">Where the rule comes from.</param>
public sealed record PatternEntry(string Name, string Twin, int Side, int Candles, string Rule, string Source, Func<IPattern> Make);
