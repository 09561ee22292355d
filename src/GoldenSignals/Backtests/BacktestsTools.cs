using System.ComponentModel;
using GoldenSignals.Web;
using ModelContextProtocol.Server;

namespace GoldenSignals.Backtests;

/// <summary>A backtest's figures, without its curve and its trades.</summary>
/// <param name="AsOf">Close of the last bar.</param>
/// <param name="Headline">The gist, saying no more than is proven; repeat it.</param>
public sealed record BacktestToolAnswer(
    string DataLabel, DateTime? AsOf, string Disclosure, long Id, string Headline, string Rule, string Interval, DateTime From, IReadOnlyList<SymbolResult> Symbols,
    int Orders, int Trades, EquityEnds Equity, StatsView Stats, IReadOnlyList<BaselineRow> Baselines, IReadOnlyList<CostView> Costs,
    IReadOnlyList<DroppedView> Dropped, TermsView Terms, int VariantsTried);

/// <summary>A baseline's figures.</summary>
public sealed record BaselineRow(string Name, double? Cagr, double? Sharpe, double MaxDrawdown, bool Beaten);

/// <summary>Backtests for a language model.</summary>
internal static class BacktestsTools
{
    private const int SymbolsShown = 50;

    public static IEnumerable<McpServerTool> All(IServiceProvider services)
    {
        yield return Tools.Reading(
            "run_backtest", "Backtest a rule",
            "Trades a rule over stored bars on a simulated account and sets buy and hold, random entries and a textbook crossover beside it. The headline says "
            + "whether it beat them; a good figure that was searched for among many variants is luck, and deflatedSharpe says how likely that is. Past results "
            + "promise nothing.",
            services, RunAsync);
    }

    private static async Task<BacktestToolAnswer> RunAsync(
        BacktestQueue queue,
        [Description("Tickers parted by commas, such as SPY,QQQ; or @watchlist, or @all.")] string symbols,
        [Description("workflow (the platform's own decisions), lean, agent:<name>, sma:20,50, rsi:14,30,70 or buyhold.")] string rule = "workflow",
        [Description("Bar length: 1m 5m 15m 30m 1h 4h 1d or 1w.")] string interval = "1d",
        [Description("First day, such as 2010-01-04; all when left out.")] string? from = null,
        [Description("Last day, its close included.")] string? to = null,
        [Description("Basis points of each fill's value, or fee=5,slippage=2,borrow=50.")] string? costs = null,
        CancellationToken stop = default)
    {
        var request = new BacktestRequest([symbols], rule) { Interval = interval, From = from, To = to, Costs = costs };
        (long id, Task<BacktestView> result) = await queue.AddAsync(request, stop);
        using CancellationTokenRegistration registration = stop.Register(() => _ = queue.CancelAsync(id));
        BacktestView view = await result;
        return new BacktestToolAnswer(
            view.DataLabel, view.To, view.Disclosure, view.Id, view.Headline, view.Rule, view.Interval, view.From,
            [.. view.Symbols.OrderByDescending(one => Math.Abs(one.Profit)).Take(SymbolsShown)], view.Orders, view.Trades, view.Equity, view.Stats,
            [.. view.Baselines.Select(one => new BaselineRow(one.Name, one.Cagr, one.Sharpe, one.MaxDrawdown, one.Beaten))],
            view.Costs, view.Dropped, view.Terms, view.VariantsTried);
    }
}
