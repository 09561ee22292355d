using GoldenSignals.Core.Backtests;

namespace GoldenSignals.Engine.Backtests;

/// <summary>What the same account would have become under another rule.</summary>
/// <param name="Name">buy and hold, random entries, or sma:50,200.</param>
/// <param name="Stats">Of the run; of random entries, of the draw that ended in the middle. What is told from single trades is unknown.</param>
/// <param name="Equities">Currency, at the outcome's thinned moments.</param>
public sealed record Baseline(string Name, BacktestStats Stats, double End, IReadOnlyList<double> Equities)
{
    /// <summary>Where nine of ten draws lay, at the same moments; empty where nothing was drawn.</summary>
    public IReadOnlyList<double> Low { get; init; } = [];

    public IReadOnlyList<double> High { get; init; } = [];

    /// <summary>Draws that ended below the rule, and draws made; 0 where nothing was drawn.</summary>
    public int DrawsBeaten { get; init; }

    public int Draws { get; init; }
}

/// <summary>The same run at another fee.</summary>
public sealed record CostCase(double Bp, double End, double Cagr, double Sharpe);
