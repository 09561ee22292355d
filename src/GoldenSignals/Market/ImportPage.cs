using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;
using Spectre.Console;

namespace GoldenSignals.Market;

/// <summary>What came of an import, as a person reads it.</summary>
internal static class ImportPage
{
    private const int SeriesShown = 40, FindingsShown = 5;

    public static void Draw(ImportReport report, bool watched, IAnsiConsole console)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns("symbol", "interval", "added", "replaced", "refused", "first", "last");
        foreach (int number in new[] { 2, 3, 4 })
        {
            table.Columns[number].RightAligned();
        }
        foreach (ImportedSeries series in report.Symbols.Take(SeriesShown))
        {
            table.AddRow(
                Markup.Escape(series.Symbol), series.Interval, $"{series.Added:N0}", $"{series.Replaced:N0}", $"{series.Refused:N0}",
                $"{series.First:yyyy-MM-dd}", $"{series.Last:yyyy-MM-dd}");
        }
        console.Write(table);
        if (report.Symbols.Count > SeriesShown)
        {
            console.MarkupLineInterpolated($"[grey]  and {report.Symbols.Count - SeriesShown:N0} more; --json lists all[/]");
        }
        Findings(report.Findings, console);
        console.WriteLine($"{report.Files:N0} {(report.Files == 1 ? "file" : "files")} read, {report.Symbols.Sum(series => (long)series.Added):N0} bars added.");
        if (report.Symbols.Count > 0 && !watched)
        {
            console.MarkupLineInterpolated($"[grey]Next: golden analyze {report.Symbols[0].Symbol}, or golden watch add {report.Symbols[0].Symbol}[/]");
        }
    }

    private static void Findings(IReadOnlyList<Finding> findings, IAnsiConsole console)
    {
        foreach (IGrouping<string, Finding> rule in findings.GroupBy(finding => finding.Rule).OrderByDescending(group => group.Count()))
        {
            console.MarkupLineInterpolated($"[yellow]{rule.Key}[/] × {rule.Count():N0}");
            foreach (Finding finding in rule.Take(FindingsShown))
            {
                string place = finding.Line > 0 ? $"{finding.File}:{finding.Line}" : finding.File;
                string time = finding.Time is { } known ? $" {known:yyyy-MM-dd}" : "";
                console.MarkupLineInterpolated($"  {place} {finding.Symbol}{time}: {finding.Action}");
            }
            if (rule.Count() > FindingsShown)
            {
                console.MarkupLineInterpolated($"[grey]  and {rule.Count() - FindingsShown:N0} more; --json lists all[/]");
            }
        }
    }
}
