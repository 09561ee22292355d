using System.Globalization;
using GoldenSignals.Core.Leaks;
using GoldenSignals.Web;
using Spectre.Console;

namespace GoldenSignals.Leaks;

/// <summary>The answer for a person: a line for each subject and symbol, and what was found in words.</summary>
public static class LeakPage
{
    public static void Draw(IAnsiConsole console, LeakAnswer answer)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns("looked at", "on", "bars", "result");
        foreach (LeakRow row in answer.Results)
        {
            string result = row.Passed ? "[green]passed[/]" : $"[red]{Markup.Escape(Words(row.Findings[0]))}[/]";
            table.AddRow(Markup.Escape(row.Subject), Markup.Escape($"{row.Symbol} {row.Interval} {row.DataLabel}"), Number(row.Bars), result);
        }
        console.Write(table);
        foreach (LeakRow row in answer.Results.Where(row => row.Findings.Count > 1))
        {
            console.WriteLine($"{row.Subject} on {row.Symbol}, by every check that found something:");
            foreach (LeakRowFinding finding in row.Findings) console.WriteLine($"  {Words(finding)}");
        }
        string checks = string.Join(", ", answer.Checks.Select(Name));
        console.WriteLine(answer.Passed ? $"No future value was used. Checked by {checks}." : $"Not passed. Checked by {checks}.");
    }

    private static string Words(LeakRowFinding finding)
    {
        if (finding.Time is null) return $"{Name(finding.Check)}: {finding.Words}";
        string ahead = finding.Ahead is { } bars ? $", final {(bars == 1 ? "one bar" : $"{bars} bars")} later" : "";
        string values = finding.Told is { } told && finding.Later is { } later && !(double.IsNaN(told) && double.IsNaN(later))
            ? $" ({Number(told)}, later {Number(later)}{ahead})"
            : "";
        return $"{Name(finding.Check)}: \"{finding.Field}\" at {Csv.Field(finding.Time)}{values}: {finding.Words}";
    }

    private static string Name(LeakCheck check) => check switch
    {
        LeakCheck.Truncation => "truncation replay",
        LeakCheck.Perturbation => "future perturbation",
        LeakCheck.Poison => "poisoned future",
        LeakCheck.TimeShift => "time shift",
        LeakCheck.LabelShuffle => "label shuffle",
        _ => "repaint",
    };

    private static string Number(double value) => double.IsNaN(value) ? "nothing" : value.ToString("0.######", CultureInfo.InvariantCulture);
}
