using GoldenSignals.Core.Backtests;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Backtests;

/// <summary>One symbol's bars as they were found.</summary>
/// <param name="Source">Where they come from, such as "csv:etf".</param>
public sealed record FoundBars(PriceSeries Series, DataLabel Label, string Source);

/// <summary>What to run.</summary>
/// <param name="Load">Brings each symbol's bars, called from several threads; null where there are none.</param>
/// <param name="Canonical">Everything it was told, in one text that is the same for the same run.</param>
public sealed record BacktestPlan(
    IRule Rule, BacktestSettings Account, IReadOnlyList<Func<CancellationToken, FoundBars?>> Load, string Canonical)
{
    /// <summary>Most cores taken; nothing in the result depends on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Draws of the random baseline.</summary>
    public int Draws { get; init; } = 20;
}

/// <summary>How far a run is.</summary>
/// <param name="Done">0 to 1.</param>
/// <param name="Doing">In words.</param>
public sealed record BacktestProgress(double Done, string Doing);
