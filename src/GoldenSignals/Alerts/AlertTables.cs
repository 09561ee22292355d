using System.Globalization;
using GoldenSignals.Engine.Alerts;
using Spectre.Console;

namespace GoldenSignals.Alerts;

/// <summary>Alerts as pages in the terminal.</summary>
internal static class AlertTables
{
    private const int FiringsShown = 15;

    public static void Rules(AlertsView view, IAnsiConsole console)
    {
        if (view.Items.Count == 0)
        {
            console.WriteLine("No alert yet. Make one: golden alerts add \"volatility:5 of SPY above 75 %, weak or better\"");
            return;
        }
        Table table = Table("", "rule", "state", "fired", "last");
        foreach (AlertView rule in view.Items)
        {
            table.AddRow(
                Text(rule.Id), Markup.Escape(rule.Sentence), rule.Enabled ? "at work" : "[grey]rests[/]", rule.Firings == 0 ? "[grey]never[/]" : $"{rule.Firings} times",
                Day(rule.LastFired));
        }
        console.Write(table);
    }

    public static void Trial(AlertTrialResult result, string disclosure, IAnsiConsole console)
    {
        console.MarkupLineInterpolated($"[bold]{result.Sentence}[/]");
        console.MarkupLineInterpolated($"{result.Headline}");
        foreach (string missing in result.Missing)
        {
            console.MarkupLineInterpolated($"[yellow]Nothing is stored of {missing}.[/]");
        }
        if (result.Firings.Count > 0)
        {
            console.Write(Firings(result));
            if (result.Count > FiringsShown)
            {
                console.MarkupLineInterpolated($"[grey]… and {result.Count - FiringsShown} earlier; --json lists them.[/]");
            }
        }
        console.MarkupLineInterpolated($"[grey]{disclosure}[/]");
    }

    /// <summary>Of a rule on a claim also what was claimed and which side came.</summary>
    private static Table Firings(AlertTrialResult result)
    {
        bool tells = result.Firings.Any(firing => firing.Probability is not null), knows = result.Firings.Any(firing => firing.Right is not null);
        string[] columns = ["close, UTC", "symbol", .. tells ? ["claim"] : Array.Empty<string>(), .. knows ? ["likelier side"] : Array.Empty<string>()];
        Table table = Table(columns);
        foreach (AlertTrialFiring firing in result.Firings.Take(FiringsShown))
        {
            string claim = firing.Probability is { } share ? string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.#} %, {firing.State}") : "";
            string came = firing.Right switch { true => "came", false => "did not come", _ => "" };
            string[] cells = [Day(firing.Time), $"{firing.Symbol} {firing.Interval}", .. tells ? [claim] : Array.Empty<string>(), .. knows ? [came] : Array.Empty<string>()];
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }
        return table;
    }

    public static void History(AlertHistoryView view, IAnsiConsole console)
    {
        if (view.Items.Count == 0)
        {
            console.WriteLine("Nothing has fired yet.");
            return;
        }
        foreach (AlertFiringView firing in view.Items)
        {
            console.MarkupLineInterpolated($"[bold]{firing.Title}[/]  [grey]{Day(firing.Time)} UTC, {firing.DataLabel}, alert {firing.RuleId}[/]");
            console.MarkupLineInterpolated($"  {firing.Text}");
            if (firing.FollowUp is not null)
            {
                console.MarkupLineInterpolated($"  [yellow]→[/] {firing.FollowUp}");
            }
            foreach (AlertReceipt receipt in firing.Receipts)
            {
                console.MarkupLineInterpolated($"  [grey]{receipt.Channel}: {receipt.State}{(receipt.Answer is null ? "" : $", {receipt.Answer}")}[/]");
            }
        }
    }

    private static Table Table(params string[] columns) => new Table().Border(TableBorder.Simple).AddColumns(columns);

    private static string Day(DateTime? time) => time is { } some ? some.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
