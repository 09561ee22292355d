using System.CommandLine;
using GoldenSignals.Web;
using Spectre.Console;

namespace GoldenSignals.Status;

/// <summary>`golden doctor`: looks at the machine, without a network unless asked to, and says what is missing.</summary>
public static class DoctorCommand
{
    public static Command Create(Shell shell)
    {
        var sources = new Option<bool>("--sources") { Description = "Call every source of bars once, over the network, and say what came back" };
        var command = new ExampleCommand("doctor", "Check this machine and the data folder", "golden doctor --data ./data") { sources };
        command.SetAction(async (parse, stop) =>
        {
            IReadOnlyList<Check> checks = parse.GetValue(sources)
                ? await SourceCheckup.TryAsync(shell.Settings(parse), TimeProvider.System, shell.Progress, stop)
                : Checkup.Run(parse.GetValue(shell.Data), shell.Environment);
            bool healthy = checks.All(check => check.State != CheckState.Failed);
            shell.Answer(parse, new { healthy, checks }, console => Draw(console, checks));
            return healthy ? 0 : 1;
        });
        return command;
    }

    private static void Draw(IAnsiConsole console, IReadOnlyList<Check> checks)
    {
        Table table = new Table().Border(TableBorder.Simple).HideHeaders().AddColumns("", "", "");
        foreach (Check check in checks)
        {
            string mark = check.State switch
            {
                CheckState.Ok => "[green]ok[/]",
                CheckState.Missing => "[grey]not there[/]",
                _ => "[red]failed[/]",
            };
            string detail = check.Remedy is null ? check.Detail : $"{check.Detail}\n{check.Remedy}";
            table.AddRow(mark, Markup.Escape(check.Name), Markup.Escape(detail));
        }
        console.Write(table);
    }
}
