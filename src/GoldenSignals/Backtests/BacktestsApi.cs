using System.ComponentModel;
using System.Text.Json;
using GoldenSignals.Engine.Backtests;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;
using Microsoft.AspNetCore.Mvc;

namespace GoldenSignals.Backtests;

/// <summary>How a backtest stands.</summary>
/// <param name="State">queued, running, done, cancelled or failed.</param>
/// <param name="Progress">0 to 1.</param>
/// <param name="Doing">What it is at, in words; while it runs.</param>
/// <param name="Ahead">Backtests that run before it; while it waits.</param>
/// <param name="Symbols">Tickers it was asked for.</param>
/// <param name="Summary">Its figures, once done.</param>
/// <param name="Why">Why it failed or was cancelled, where that is known.</param>
public sealed record BacktestStanding(
    long Id, string State, double Progress, string? Doing, int? Ahead, string Rule, IReadOnlyList<string> Symbols, string Interval, DateTime Started,
    DateTime? Finished, BacktestSummary? Summary, string? Why);

/// <summary>A page of backtests, newest first.</summary>
/// <param name="Next">Goes into `before` for the page that follows; null on the last.</param>
public sealed record BacktestsPage(IReadOnlyList<BacktestStanding> Items, string? Next);

/// <summary>A backtest and, once it is done, its result.</summary>
public sealed record BacktestAnswer(BacktestStanding Run, BacktestView? Result);

/// <summary>Results side by side.</summary>
/// <param name="SameData">Whether all went through the very same bars; where not, their figures do not compare.</param>
public sealed record BacktestsCompared(bool SameData, IReadOnlyList<ComparedBacktest> Items);

/// <summary>One of several results.</summary>
public sealed record ComparedBacktest(
    long Id, string Rule, string DataLabel, string Headline, int Symbols, string Interval, DateTime From, DateTime To, int Orders, int Trades,
    EquityEnds Equity, StatsView Stats, TermsView Terms, CurveView Curve);

/// <summary>Backtests over the network: asked for, followed, cancelled, compared.</summary>
internal static class BacktestsApi
{
    private const int UsualRuns = 50, RunsMax = 200, ComparedMax = 10;

    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = routes.MapGroup(Server.Api).WithTags("Backtests");
        api.MapPost("/backtests", StartAsync).WithName("startBacktest").WithSummary("Puts a backtest into the queue")
            .WithDescription($"Backtests run one after the other; {BacktestQueue.WaitingMax} may wait. Follow it at GET /api/v1/backtests/{{id}}. Every distinct set of "
                + "settings counts as a variant tried, and deflates the Sharpe ratio of all.")
            .Produces<BacktestStanding>(StatusCodes.Status202Accepted).Says(400, 403, 404, 503);
        api.MapGet("/backtests", List).WithName("getBacktests").WithSummary("Backtests, newest first, a page at a time").Says(400);
        api.MapGet("/backtests/compare", Compare).WithName("compareBacktests").WithSummary("Results of several backtests side by side").Says(400, 404);
        api.MapGet("/backtests/{id}", Get).WithName("getBacktest")
            .WithSummary("How a backtest stands, and its result once it is done")
            .WithDescription($"The curve is thinned to {BacktestOutcome.PlacesMax} moments at most, its highs and lows among them; of the trades the first {BacktestViews.TradesMax} are listed.")
            .Says(404);
        api.MapDelete("/backtests/{id}", CancelAsync).WithName("cancelBacktest").WithSummary("Cancels a backtest that waits or runs; one that has ended stays as it is")
            .Says(403, 404);
    }

    private static async Task<IResult> StartAsync([FromBody] BacktestRequest request, BacktestQueue queue, CancellationToken stop)
    {
        if (request.Symbols is null or [])
        {
            throw Fault.Parameter("symbols", "no symbol is named", "Name tickers, @watchlist or @all.");
        }
        (long id, _) = await queue.AddAsync(request, stop);
        return Results.Accepted($"{Server.Api}/backtests/{id}", Standing(queue, Find(queue, id)));
    }

    private static BacktestsPage List(
        BacktestQueue queue,
        [Description("The `next` of the page before.")] long? before = null,
        [Description("Most backtests to answer with, 1 to 200; 50 when left out.")] int? limit = null)
    {
        int most = Asked.Limit(limit, UsualRuns, RunsMax);
        IReadOnlyList<Run> runs = queue.Runs.List(RunKinds.Backtest, most + 1, before ?? long.MaxValue);
        return new BacktestsPage(
            [.. runs.Take(most).Select(run => Standing(queue, run))],
            runs.Count > most ? runs[most - 1].Id.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
    }

    private static BacktestAnswer Get(long id, BacktestQueue queue) => new(Standing(queue, Find(queue, id)), Result(queue, id));

    private static async Task<BacktestStanding> CancelAsync(long id, BacktestQueue queue)
    {
        Find(queue, id);
        await queue.CancelAsync(id);
        return Standing(queue, Find(queue, id));
    }

    private static BacktestsCompared Compare(
        BacktestQueue queue, [Description("Ids parted by commas, 2 to 10 of them.")] string ids)
    {
        string[] words = ids.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length is < 2 or > ComparedMax || words.Any(word => !long.TryParse(word, out _)))
        {
            throw Fault.Parameter("ids", $"\"{ids}\" is no list of 2 to {ComparedMax} ids", "For example: ids=3,7");
        }
        BacktestView[] results = [.. words.Select(word => Done(queue, long.Parse(word, System.Globalization.CultureInfo.InvariantCulture)))];
        return new BacktestsCompared(
            results.DistinctBy(one => one.DataHash).Count() == 1,
            [.. results.Select(one => new ComparedBacktest(
                one.Id, one.Rule, one.DataLabel, one.Headline, one.Symbols.Count, one.Interval, one.From, one.To, one.Orders, one.Trades, one.Equity,
                one.Stats, one.Terms, one.Curve))]);
    }

    private static BacktestView Done(BacktestQueue queue, long id)
    {
        Find(queue, id);
        return Result(queue, id) ?? throw Fault.Parameter("ids", $"backtest {id} has no result", "Wait until it is done, or leave it out.");
    }

    private static Run Find(BacktestQueue queue, long id) => queue.Runs.Find(RunKinds.Backtest, id)
        ?? throw Fault.NotFound($"there is no backtest {id}", "GET /api/v1/backtests lists them.");

    private static BacktestView? Result(BacktestQueue queue, long id) =>
        queue.Runs.Json(id) is { } json ? JsonSerializer.Deserialize(json, BacktestShapes.Plain.BacktestView) : null;

    private static BacktestStanding Standing(BacktestQueue queue, Run run)
    {
        BacktestProgress? progress = queue.ProgressOf(run.Id);
        bool waits = run.State == RunState.Running && queue.Has(run.Id) && progress is null;
        bool isDone = run.State == RunState.Done;
        return new BacktestStanding(
            run.Id, waits ? "queued" : run.State.ToString().ToLowerInvariant(), isDone ? 1 : progress?.Done ?? 0, isDone ? null : progress?.Doing,
            queue.Ahead(run.Id), Told(run, "rule").Split(';')[0], Told(run, "symbols").Split(','), Told(run, "interval"), run.Started, run.Finished,
            isDone && run.Summary is not null ? JsonSerializer.Deserialize(run.Summary, BacktestShapes.Plain.BacktestSummary) : null,
            isDone ? null : run.Summary);
    }

    /// <summary>A line of the run's settings, as <see cref="BacktestPlans"/> wrote it.</summary>
    private static string Told(Run run, string name) =>
        run.Settings.Split('\n').FirstOrDefault(line => line.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..] ?? "";
}
