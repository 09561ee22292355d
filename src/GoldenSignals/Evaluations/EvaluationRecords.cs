using System.Globalization;
using GoldenSignals.Engine.Evaluations;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Evaluations;

/// <summary>Finds evaluations that were kept, or says which there are.</summary>
internal static class EvaluationRecords
{
    private const int NamedMax = 5;

    /// <summary>The run of an id as a person writes it; latest for the last one that is done.</summary>
    public static Run Find(RunStore runs, string id)
    {
        if (id.Equals("latest", StringComparison.OrdinalIgnoreCase))
        {
            return runs.List(RunKinds.Evaluation).FirstOrDefault(run => run.State == RunState.Done)
                ?? throw Fault.NotFound("no evaluation is done yet", "Run `golden evaluate @all`.");
        }
        if (long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && runs.Find(RunKinds.Evaluation, number) is { } run)
        {
            return run;
        }
        string[] there = [.. runs.List(RunKinds.Evaluation, NamedMax).Select(one => one.Id.ToString(CultureInfo.InvariantCulture))];
        throw Fault.NotFound($"there is no evaluation {id}", there.Length == 0 ? "Run `golden evaluate @all`." : $"The newest are {string.Join(", ", there)}; `golden evaluate list` shows all.");
    }

    /// <summary>The whole report of a run that is done.</summary>
    public static EvaluationReport Report(RunStore runs, Run run) => run.State == RunState.Done && runs.Json(run.Id) is { } json
        ? EvaluationJson.Read(json)
        : throw Fault.NotFound($"evaluation {run.Id} is {run.State.ToString().ToLowerInvariant()} and has no cards", "`golden evaluate list` shows those that are done.");
}
