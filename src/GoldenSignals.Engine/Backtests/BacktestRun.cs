using System.Diagnostics;
using GoldenSignals.Core.Backtests;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Backtests;

/// <summary>
/// Runs a plan: symbols are read and decided on all cores, then one clock trades what was decided. Every part is a pure function of its inputs and
/// parts are put together in a fixed order, so threads change nothing.
/// </summary>
public sealed class BacktestRun(BacktestPlan plan, IProgress<BacktestProgress>? progress = null)
{
    /// <summary>Share of the way that reading and deciding is, and trading; the rest goes to baselines.</summary>
    private const double DecidedShare = 0.7, TradedShare = 0.75;

    private readonly long began = Stopwatch.GetTimestamp();

    /// <summary>Runs it.</summary>
    /// <param name="variants">Variants tried so far, this one included.</param>
    /// <param name="variance">Of their yearly Sharpe ratios; NaN while fewer than two are known.</param>
    /// <exception cref="BacktestException">There is nothing to trade.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public BacktestOutcome Run(int variants, double variance, CancellationToken stop)
    {
        (FoundBars Found, Decided Decided, byte[] Hash)[] symbols = Decide(stop);
        Decided[] decided = [.. symbols.Select(one => one.Decided)];
        BacktestResult result = Trade(decided, stop);
        double barsPerSecond = result.Bars / Stopwatch.GetElapsedTime(began).TotalSeconds;
        if (result.Curve.Count < 2)
        {
            throw new BacktestException($"There are {result.Curve.Count} closes to trade between; a backtest takes two at least.");
        }
        int[] places = Pictured.Places(result, BacktestOutcome.PlacesMax);
        var comparison = new BacktestComparison(plan, decided, result, places, variants, variance);
        comparison.Run(Report, stop);
        DataLabel label = symbols.Any(one => one.Found.Label == DataLabel.Synthetic) ? DataLabel.Synthetic : symbols[0].Found.Label;
        return new BacktestOutcome(
            plan.Rule.Name, result, BacktestStats.Of(result, variants, variance), label,
            [.. symbols.Select(one => one.Found.Source).Distinct().Order(StringComparer.Ordinal)], places,
            comparison.Baselines, comparison.CostCases, BacktestHash.Of(symbols.Select(one => one.Hash)), BacktestHash.Of(result), barsPerSecond);

        void Report(double share) => progress?.Report(new BacktestProgress(TradedShare + ((1 - TradedShare) * share), "running the baselines"));
    }

    private (FoundBars, Decided, byte[])[] Decide(CancellationToken stop)
    {
        var symbols = new (FoundBars Found, Decided Decided, byte[] Hash)?[plan.Load.Count];
        var clocks = new SharedClocks();
        int done = 0;
        Parallel.For(0, symbols.Length, new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = plan.Threads }, place =>
        {
            if (plan.Load[place](stop) is { } found && found.Series.Count > found.Series.First)
            {
                Wishes wishes = plan.Rule.Decide(found.Series);
                byte[] hash = BacktestHash.Of(found.Series);
                // The clock needs prices alone; what only the rule looked at is let go.
                PriceSeries bars = found.Series with { Times = clocks.Share(found.Series.Times), Volumes = [], ContextAt = null };
                symbols[place] = (found with { Series = bars }, new Decided(bars, wishes), hash);
            }
            progress?.Report(new BacktestProgress(DecidedShare * Interlocked.Increment(ref done) / symbols.Length, $"deciding, {done} of {symbols.Length} symbols"));
        });
        (FoundBars Found, Decided Decided, byte[] Hash)[] found =
            [.. symbols.OfType<(FoundBars Found, Decided Decided, byte[] Hash)>().OrderBy(one => one.Found.Series.Symbol.Ticker, StringComparer.Ordinal)];
        return found.Length > 0 ? found : throw new BacktestException("No symbol has a bar in this time.");
    }

    private BacktestResult Trade(Decided[] decided, CancellationToken stop)
    {
        try
        {
            BacktestResult? result = Backtest.Run(decided, plan.Account, share =>
            {
                progress?.Report(new BacktestProgress(DecidedShare + ((TradedShare - DecidedShare) * share), "trading"));
                return !stop.IsCancellationRequested;
            });
            stop.ThrowIfCancellationRequested();
            return result!;
        }
        catch (OverflowException)
        {
            throw new BacktestException("The account grew beyond nine million millions; start it with less cash.");
        }
    }
}

/// <summary>A backtest that cannot be run as asked; the message says why.</summary>
public sealed class BacktestException(string message) : Exception(message);
