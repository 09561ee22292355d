using System.ComponentModel;
using System.Globalization;
using GoldenSignals.Engine.Evaluations;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Evaluations;

/// <summary>A page of evaluations, newest first.</summary>
/// <param name="VariantsTried">Distinct settings ever evaluated: the more, the more looks good by chance.</param>
/// <param name="Next">Goes into `before` for the page that follows; null on the last.</param>
public sealed record EvaluationsPage(IReadOnlyList<EvaluationRow> Items, int VariantsTried, string? Next);

/// <summary>An evaluation and what it found.</summary>
/// <param name="Report">Null until it is done.</param>
public sealed record EvaluationView(EvaluationRow Run, EvaluationReport? Report);

/// <summary>Evaluations: those that were run, and a new one.</summary>
public static class EvaluationsApi
{
    private const int UsualRows = 20, RowsMax = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = routes.MapGroup(Server.Api).WithTags("Evaluations");
        api.MapGet("/evaluations", Page).WithName("getEvaluations").WithSummary("The evaluations that were run, newest first, a page at a time").Says(400);
        api.MapGet("/evaluations/{id}", View).WithName("getEvaluation")
            .WithSummary("An evaluation with its claim cards once it is done, or how far it is")
            .WithDescription("The id latest stands for the last one that is done. `report` is what `golden evaluate --json` answers with.").Says(404);
        api.MapPost("/evaluations", StartAsync).WithName("startEvaluation")
            .WithSummary("Starts an evaluation; one runs at a time")
            .WithDescription("Answers at once; ask GET /evaluations/{id} how far it is. SYNTHETIC symbols are left out: how often made-up prices were called right is no accuracy.")
            .Produces<EvaluationRow>(StatusCodes.Status202Accepted).Says(400, 403, 404, 503);
        api.MapDelete("/evaluations/{id}", CancelAsync).WithName("cancelEvaluation").WithSummary("Stops an evaluation that is running; it is kept as cancelled")
            .Says(400, 403, 404);
    }

    private static EvaluationsPage Page(
        RunStore runs, EvaluationQueue queue,
        [Description("The `next` of the page before.")] string? before = null,
        [Description("Most rows to answer with, 1 to 200; 20 when left out.")] int? limit = null)
    {
        int most = Asked.Limit(limit, UsualRows, RowsMax);
        long until = long.MaxValue;
        if (before is not (null or "") && !long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out until))
        {
            throw Fault.Parameter("before", $"\"{before}\" is no place in the list", "Take `next` of the page before.");
        }
        IReadOnlyList<Run> found = runs.List(RunKinds.Evaluation, most, until);
        return new EvaluationsPage(
            [.. found.Select(run => EvaluationRow.Of(run, queue.ProgressOf(run.Id)))], runs.VariantsTried(RunKinds.Evaluation),
            found.Count == most ? found[^1].Id.ToString(CultureInfo.InvariantCulture) : null);
    }

    private static EvaluationView View([Description("As the list names it, or latest.")] string id, RunStore runs, EvaluationQueue queue)
    {
        Run run = EvaluationRecords.Find(runs, id);
        return new EvaluationView(
            EvaluationRow.Of(run, queue.ProgressOf(run.Id)), run.State == RunState.Done ? EvaluationRecords.Report(runs, run) : null);
    }

    private static async Task<IResult> StartAsync(EvaluationAsked asked, EvaluationQueue queue, RunStore runs)
    {
        long id = await queue.StartAsync(asked);
        return Results.Accepted($"{Server.Api}/evaluations/{id}", EvaluationRow.Of(runs.Find(RunKinds.Evaluation, id)!, queue.ProgressOf(id)));
    }

    private static async Task<EvaluationRow> CancelAsync([Description("As the list names it.")] string id, RunStore runs, EvaluationQueue queue)
    {
        Run run = EvaluationRecords.Find(runs, id);
        return await queue.CancelAsync(run.Id)
            ? EvaluationRow.Of(runs.Find(RunKinds.Evaluation, run.Id)!)
            : throw Fault.Usage($"evaluation {id} is not running here", "Only one that was started over this address can be stopped.");
    }
}
