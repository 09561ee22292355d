namespace GoldenSignals.Core.Market;

/// <summary>What the watched universe did by a moment, made once from bars closed by then.</summary>
/// <param name="Time">The close it belongs to, UTC.</param>
/// <param name="Symbols">How many symbols had a bar at this close; 0 when there is no context.</param>
/// <param name="MedianReturn5">Median log return of the universe over five bars; NaN while unknown.</param>
/// <param name="MarketReturn">Mean log return of the universe over one bar.</param>
/// <param name="Breadth">Share of symbols above their own 50-bar mean, 0 to 1.</param>
/// <param name="MomentumRank">This symbol's rank by 120-bar return among the universe, 0 lowest to 1 highest.</param>
public readonly record struct Context(
    DateTime Time, int Symbols, double MedianReturn5, double MarketReturn, double Breadth, double MomentumRank)
{
    /// <summary>No universe is known at this bar.</summary>
    public static readonly Context None = new(default, 0, double.NaN, double.NaN, double.NaN, double.NaN);
}
