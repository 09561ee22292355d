using GoldenSignals.Core.Backtests;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Backtests;

/// <summary>A run with everything it is judged by.</summary>
/// <param name="Label">SYNTHETIC as soon as one symbol's bars are.</param>
/// <param name="Sources">Where the bars come from, each once.</param>
/// <param name="Places">Moments of the curve that pictures show, at most <see cref="PlacesMax"/>, its highs and lows among them.</param>
/// <param name="DataHash">SHA-256 of the bars and actions, by ticker.</param>
/// <param name="ResultHash">SHA-256 of the equity at every moment and of every fill.</param>
/// <param name="BarsPerSecond">Bars of the run over the time it took to read them, decide and trade; baselines not counted.</param>
public sealed record BacktestOutcome(
    string Rule, BacktestResult Result, BacktestStats Stats, DataLabel Label, IReadOnlyList<string> Sources, IReadOnlyList<int> Places,
    IReadOnlyList<Baseline> Baselines, IReadOnlyList<CostCase> CostCases, string DataHash, string ResultHash, double BarsPerSecond)
{
    public const int PlacesMax = 2_000;
}
