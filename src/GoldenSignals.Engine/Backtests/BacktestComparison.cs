using GoldenSignals.Core.Backtests;

namespace GoldenSignals.Engine.Backtests;

/// <summary>The runs a result is compared with: other rules on the same account, and the same rule at other fees.</summary>
internal sealed class BacktestComparison(
    BacktestPlan plan, Decided[] decided, BacktestResult result, int[] places, int variants, double variance)
{
    private const double Percent5 = 0.05, Percent95 = 0.95;

    /// <summary>Fees in basis points that everybody is shown.</summary>
    private static readonly long[] FeesBp = [0, 5, 10, 20];

    private static readonly SmaRule Crossover = new(50, 200);

    private readonly Baseline?[] fixedRules = new Baseline?[2];
    private readonly CostCase[] costCases = new CostCase[FeesBp.Length];
    private readonly (long End, double[] Equities, BacktestStats Stats)[] draws = new (long, double[], BacktestStats)[plan.Draws];

    public IReadOnlyList<Baseline> Baselines { get; private set; } = [];

    public IReadOnlyList<CostCase> CostCases => costCases;

    /// <summary>Each run is on its own, so they go on all cores and land in their fixed places.</summary>
    public void Run(Action<double> report, CancellationToken stop)
    {
        Action[] runs =
        [
            () => fixedRules[0] = Of("buy and hold", new BuyHoldRule(), stop),
            () => fixedRules[1] = Of(Crossover.Name, Crossover, stop),
            .. Enumerable.Range(0, FeesBp.Length).Select(place => (Action)(() => costCases[place] = AtFee(FeesBp[place], stop))),
            .. Enumerable.Range(0, draws.Length).Select(place => (Action)(() => draws[place] = Draw((ulong)place + 1, stop))),
        ];
        int done = 0;
        Parallel.For(0, runs.Length, new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = plan.Threads }, place =>
        {
            runs[place]();
            report((double)Interlocked.Increment(ref done) / runs.Length);
        });
        Baselines = [fixedRules[0]!, .. draws.Length > 0 ? [Drawn()] : Array.Empty<Baseline>(), fixedRules[1]!];
    }

    private Baseline Of(string name, IRule rule, CancellationToken stop)
    {
        BacktestResult other = Trade([.. decided.Select(one => new Decided(one.Series, rule.Decide(one.Series)))], plan.Account, stop);
        return new Baseline(name, BacktestStats.Of(other, variants, variance), Pictured.Currency(other.End), Pictured.Equities(other, places));
    }

    private CostCase AtFee(long bp, CancellationToken stop)
    {
        BacktestSettings account = plan.Account with { Costs = new Costs(bp * Costs.MillionthsPerBp, 0, 0, plan.Account.Costs.BorrowMillionths) };
        BacktestResult other = Trade(decided, account, stop);
        BacktestStats stats = BacktestStats.Of(other, variants, variance);
        return new CostCase(bp, Pictured.Currency(other.End), stats.Cagr, stats.Sharpe);
    }

    private (long, double[], BacktestStats) Draw(ulong seed, CancellationToken stop)
    {
        BacktestResult other = Trade([.. decided.Select(one => new Decided(one.Series, RandomEntries.Of(one, seed)))], plan.Account, stop);
        return (other.End, Pictured.Equities(other, places), BacktestStats.Of(other, variants, variance));
    }

    /// <summary>The draw that ended in the middle stands for all; the band is where nine of ten lay at each moment.</summary>
    private Baseline Drawn()
    {
        var byEnd = draws.OrderBy(one => one.End).ToArray();
        var middle = byEnd[byEnd.Length / 2];
        var low = new double[places.Length];
        var high = new double[places.Length];
        for (int i = 0; i < places.Length; i++)
        {
            double[] at = [.. draws.Select(one => one.Equities[i]).Order()];
            low[i] = at[(int)(Percent5 * (at.Length - 1))];
            high[i] = at[(int)Math.Ceiling(Percent95 * (at.Length - 1))];
        }
        return new Baseline("random entries", middle.Stats, Pictured.Currency(middle.End), middle.Equities)
        {
            Low = low, High = high, Draws = draws.Length, DrawsBeaten = draws.Count(one => one.End < result.End),
        };
    }

    private static BacktestResult Trade(IReadOnlyList<Decided> decided, BacktestSettings account, CancellationToken stop)
    {
        BacktestResult? traded = Backtest.Run(decided, account, _ => !stop.IsCancellationRequested, listing: false);
        stop.ThrowIfCancellationRequested();
        return traded!;
    }
}
