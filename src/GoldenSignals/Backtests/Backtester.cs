using System.Text.Json;
using GoldenSignals.Core.Backtests;
using GoldenSignals.Engine.Backtests;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Backtests;

/// <summary>The figures of a run that lists show, and that later runs are deflated by.</summary>
/// <param name="Sharpe">A year.</param>
public sealed record BacktestSummary(
    string Rule, string DataLabel, int Symbols, string FirstSymbol, string Interval, DateTime From, DateTime To, int Trades, double? Cagr, double? Sharpe,
    double MaxDrawdown, string Headline);

/// <summary>Runs plans and keeps the record: every run, and every variant that was ever tried.</summary>
internal sealed class Backtester(Database database, Settings settings, TimeProvider clock)
{
    private readonly RunStore runs = new(database, clock);

    public BacktestPlans Plans { get; } = new(database, settings);

    public RunStore Runs => runs;

    /// <summary>Writes down that a run is asked for; its id.</summary>
    public Task<long> BeginAsync(BacktestPlan plan, CancellationToken stop) => runs.BeginAsync(RunKinds.Backtest, plan.Canonical, stop);

    /// <summary>Runs what was begun. However it ends, that is written down.</summary>
    /// <exception cref="Fault">There is nothing to trade.</exception>
    public async Task<BacktestView> RunAsync(
        long id, BacktestPlan plan, IProgress<BacktestProgress>? progress, CancellationToken stop)
    {
        try
        {
            int variants = await runs.RegisterAsync(RunKinds.Backtest, [plan.Canonical], stop);
            double variance = Variance(RunStore.Hash(plan.Canonical));
            BacktestOutcome outcome = await Task.Run(() => new BacktestRun(plan, progress).Run(variants, variance, stop), stop);
            BacktestView view = BacktestViews.Of(id, outcome, RunStore.Hash(plan.Canonical), settings.Disclosure);
            await runs.FinishAsync(id, ToResult(view), stop);
            return view;
        }
        catch (OperationCanceledException)
        {
            await runs.EndAsync(id, RunState.Cancelled);
            throw;
        }
        catch (Exception fault)
        {
            fault = (fault as AggregateException)?.Flatten().InnerExceptions[0] ?? fault;
            await runs.EndAsync(id, RunState.Failed, fault.Message);
            throw fault is BacktestException ? Fault.NotFound(fault.Message, "Look at the symbols and dates; `golden bars SYMBOL` shows what is stored.") : fault;
        }
    }

    private static RunResult ToResult(BacktestView view)
    {
        var summary = new BacktestSummary(
            view.Rule, view.DataLabel, view.Symbols.Count, view.Symbols[0].Symbol, view.Interval, view.From, view.To, view.Trades, view.Stats.Cagr,
            view.Stats.Sharpe, view.Stats.MaxDrawdown, view.Headline);
        return new RunResult(
            view.DataHash, view.ResultHash, JsonSerializer.Serialize(summary, BacktestShapes.Plain.BacktestSummary),
            JsonSerializer.Serialize(view, BacktestShapes.Plain.BacktestView));
    }

    /// <summary>Of the yearly Sharpe ratios of the variants with a result, this one not among them; NaN for fewer than two.</summary>
    private double Variance(string settingsHash)
    {
        double[] sharpes =
        [
            .. runs.List(RunKinds.Backtest).Where(run => run.State == RunState.Done && run.SettingsHash != settingsHash && run.Summary is not null)
                .DistinctBy(run => run.SettingsHash)
                .Select(run => JsonSerializer.Deserialize(run.Summary!, BacktestShapes.Plain.BacktestSummary)?.Sharpe)
                .OfType<double>(),
        ];
        if (sharpes.Length < 2)
        {
            return double.NaN;
        }
        double mean = sharpes.Average();
        return sharpes.Sum(one => (one - mean) * (one - mean)) / (sharpes.Length - 1);
    }
}
