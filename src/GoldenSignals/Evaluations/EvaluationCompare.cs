using System.CommandLine;
using GoldenSignals.Core.Claims;
using GoldenSignals.Engine.Evaluations;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;
using Spectre.Console;

namespace GoldenSignals.Evaluations;

/// <summary>The same card in two evaluations; null where one has none.</summary>
public sealed record CardPair(string Who, string Target, ClaimCard? First, ClaimCard? Second);

/// <summary>Two evaluations side by side.</summary>
/// <param name="Same">What they share: settings, data, result.</param>
public sealed record Comparison(string First, string Second, SameParts Same, IReadOnlyList<CardPair> Cards);

/// <summary>Which parts of two evaluations are the same, by their hashes.</summary>
public sealed record SameParts(bool Settings, bool Data, bool Result);

/// <summary>`golden evaluate compare`: two evaluations side by side.</summary>
internal static class EvaluationCompare
{
    public static Command Create(Shell shell)
    {
        var first = new Argument<string>("first") { Description = "Id of an evaluation" };
        var second = new Argument<string>("second") { Description = "Id of another, or latest" };
        var command = new ExampleCommand("compare", "Hold two evaluations side by side", "golden evaluate compare 1 latest") { first, second };
        command.SetAction(parse =>
        {
            using Database database = Stored.Open(shell.Settings(parse));
            var runs = new RunStore(database, TimeProvider.System);
            Comparison comparison = Of(Read(runs, parse.GetRequiredValue(first)), Read(runs, parse.GetRequiredValue(second)));
            return shell.Answer(parse, comparison, console => Draw(comparison, console));
        });
        return command;
    }

    internal static Comparison Of(EvaluationReport first, EvaluationReport second)
    {
        ClaimCard[] ours = Shared(first), theirs = Shared(second);
        return new Comparison(
            first.Id, second.Id,
            new SameParts(first.SettingsHash == second.SettingsHash, first.DataHash == second.DataHash, first.ResultHash == second.ResultHash),
            [
                .. ours.Concat(theirs).Select(card => (card.Who, card.Target)).Distinct()
                    .Select(key => new CardPair(key.Who, key.Target, Find(ours, key), Find(theirs, key))),
            ]);
    }

    private static EvaluationReport Read(RunStore runs, string id) => EvaluationRecords.Report(runs, EvaluationRecords.Find(runs, id));

    private static ClaimCard[] Shared(EvaluationReport report) => [.. report.Cards.Where(card => card.Scope == "all")];

    private static ClaimCard? Find(ClaimCard[] cards, (string Who, string Target) key) =>
        Array.Find(cards, card => card.Who == key.Who && card.Target == key.Target);

    private static void Draw(Comparison comparison, IAnsiConsole console)
    {
        string[] differ =
        [
            .. comparison.Same.Settings ? Array.Empty<string>() : ["settings"], .. comparison.Same.Data ? Array.Empty<string>() : ["data"],
        ];
        console.WriteLine(
            comparison.Same.Result ? "The same result, to the last bit." : $"Different results: {(differ.Length == 0 ? "another version of the program" : string.Join(" and ", differ))} differ.");
        Table table = new Table().Border(TableBorder.Simple).AddColumns("who", "on", $"belief {comparison.First}", $"belief {comparison.Second}");
        foreach (string column in (string[])[$"right {comparison.First}", $"right {comparison.Second}", $"skill {comparison.First}", $"skill {comparison.Second}"])
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }
        foreach (CardPair pair in comparison.Cards.Where(pair => pair.First?.Calls > 0 || pair.Second?.Calls > 0))
        {
            table.AddRow(
                pair.Who, pair.Target, pair.First?.State ?? "", pair.Second?.State ?? "", Right(pair.First), Right(pair.Second),
                Markup.Escape(Skill(pair.First)), Markup.Escape(Skill(pair.Second)));
        }
        console.Write(table);
    }

    private static string Right(ClaimCard? card) => CardWords.Share(card?.HitRate ?? card?.RangeCoverage?.P80);

    private static string Skill(ClaimCard? card) => CardWords.Points(card?.RangeCoverage?.ScoreSkill ?? card?.BrierSkill ?? Measured.Unknown);
}
