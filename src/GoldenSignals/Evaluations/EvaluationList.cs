using System.CommandLine;
using System.Globalization;
using GoldenSignals.Engine.Evaluations;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;
using Spectre.Console;

namespace GoldenSignals.Evaluations;

/// <summary>An evaluation in a list.</summary>
/// <param name="State">running, done, cancelled or failed.</param>
/// <param name="Settings">Everything that was asked, in one line.</param>
/// <param name="Summary">Null where there is no result.</param>
/// <param name="Why">Why there is none; null where there is one.</param>
/// <param name="Progress">How far it is, for one that runs in this server.</param>
public sealed record EvaluationRow(
    string Id, string State, DateTime Started, DateTime? Finished, string Settings, string SettingsHash, string? DataHash, string? ResultHash,
    EvaluationSummary? Summary, string? Why, ProgressView? Progress)
{
    public static EvaluationRow Of(Run run, ProgressView? progress = null) => new(
        run.Id.ToString(CultureInfo.InvariantCulture), run.State.ToString().ToLowerInvariant(), run.Started, run.Finished, run.Settings,
        run.SettingsHash, run.DataHash, run.ResultHash,
        run is { State: RunState.Done, Summary: { } summary } ? EvaluationJson.ReadSummary(summary) : null,
        run.State == RunState.Done ? null : run.Summary, progress);
}

/// <summary>How far a run is.</summary>
public sealed record ProgressView(long Bars, long BarsTotal, double BarsPerSecond, double? SecondsLeft);

/// <summary>`golden evaluate list`: the evaluations that were run.</summary>
internal static class EvaluationList
{
    private const int ShownMax = 50;

    public static Command Create(Shell shell)
    {
        var command = new ExampleCommand("list", "Show the evaluations that were run", "golden evaluate list");
        command.SetAction(parse =>
        {
            using Database database = Stored.Open(shell.Settings(parse));
            var runs = new RunStore(database, TimeProvider.System);
            EvaluationRow[] rows = [.. runs.List(RunKinds.Evaluation, ShownMax).Select(run => EvaluationRow.Of(run))];
            var answer = new { evaluations = rows, variantsTried = runs.VariantsTried(RunKinds.Evaluation) };
            return shell.Answer(parse, answer, console => Draw(rows, console));
        });
        return command;
    }

    private static void Draw(EvaluationRow[] rows, IAnsiConsole console)
    {
        if (rows.Length == 0)
        {
            console.WriteLine("No evaluation was run yet: golden evaluate @all");
            return;
        }
        Table table = new Table().Border(TableBorder.Simple).AddColumns("id", "state", "started", "interval", "symbols", "what to take from it");
        foreach (EvaluationRow row in rows)
        {
            table.AddRow(
                row.Id, row.State, $"{row.Started:yyyy-MM-dd HH:mm}", row.Summary?.Interval ?? "", CardWords.Number(row.Summary?.Symbols, "0"),
                Markup.Escape(row.Summary?.Sentence ?? row.Why ?? ""));
        }
        console.Write(table);
    }
}
