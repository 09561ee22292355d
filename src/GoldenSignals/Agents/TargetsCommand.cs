using System.CommandLine;
using GoldenSignals.Core.Targets;
using GoldenSignals.Web;
using Spectre.Console;

namespace GoldenSignals.Agents;

/// <summary>A kind of claim, as lists show it.</summary>
public sealed record TargetRow(string Target, string Question, string Baseline, int Horizon);

/// <summary>`golden targets`: the questions claims answer, and what each is measured against.</summary>
public static class TargetsCommand
{
    public static Command Create(Shell shell)
    {
        var command = new ExampleCommand("targets", "List the questions that claims answer", "golden targets --json");
        command.SetAction(parse =>
        {
            TargetRow[] targets = [.. TargetCatalog.All.Select(Row)];
            return shell.Answer(parse, new { targets }, console => console.Write(Draw(targets)));
        });
        return command;
    }

    internal static TargetRow Row(TargetEntry entry) =>
        new(entry.Key, entry.Question, entry.Baseline, entry.Horizon);

    private static Table Draw(IEnumerable<TargetRow> targets)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns("target", "question", "measured against");
        foreach (TargetRow target in targets)
        {
            table.AddRow(Markup.Escape(target.Target), Markup.Escape(target.Question), Markup.Escape(target.Baseline));
        }
        return table;
    }
}
