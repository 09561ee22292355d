namespace GoldenSignals.Core.Market;

/// <summary>A closed price bar.</summary>
/// <param name="Time">When it closed, UTC.</param>
/// <param name="Open">Ticks of the symbol's grid, as are High, Low and Close.</param>
/// <param name="Volume">Units traded; zero where the market reports none.</param>
public readonly record struct Bar(DateTime Time, long Open, long High, long Low, long Close, double Volume);
