using System.Globalization;
using GoldenSignals.Core.Risk;
using Spectre.Console;

namespace GoldenSignals.Risk;

/// <summary>Answers on risk as a person reads them in a terminal.</summary>
internal static class RiskPage
{
    private const int PairsShown = 40;

    public static void Draw(IAnsiConsole console, RiskView view)
    {
        Head(console, view.Sentence);
        if (view.Returns > 0)
        {
            Table methods = Heads("method", "value at risk", "95 % interval", "expected shortfall").AddColumn("assumes");
            foreach (TailView one in view.Methods)
            {
                methods.AddRow(one.Method, Money(one.ValueAtRisk), one.Low is null && one.High is null ? "" : $"{Money(one.Low)} to {Money(one.High)}", Money(one.ExpectedShortfall), Markup.Escape(one.Note));
            }
            console.Write(methods);
            Table parts = Heads("position", "worth", "adds", "share", "volatility a year");
            foreach (PartView one in view.Parts.OrderByDescending(part => part.Component))
            {
                parts.AddRow(Markup.Escape(one.Symbol), Money(one.Value), Money(one.Component), Percent(one.SharePercent), Percent(one.VolatilityPercent));
            }
            console.Write(parts);
        }
        Left(console, view.Left);
        Foot(console, Text($"{100 * view.Confidence:0.#} %, {view.Days} trading {(view.Days == 1 ? "day" : "days")} ahead, from {view.Returns} daily returns {view.From:yyyy-MM-dd} to {view.To:yyyy-MM-dd}; {view.DataLabel}"), view.Disclosure);
    }

    public static void Draw(IAnsiConsole console, StressView view)
    {
        Head(console, view.Sentence);
        foreach (ScenarioView scenario in view.Scenarios)
        {
            console.MarkupLine($"[bold]{Markup.Escape(scenario.Title)}: {Money(scenario.Profit)}[/] on {Money(scenario.Covered)}");
            if (scenario.Lines.Count > 0)
            {
                Table lines = Heads("position", "worth", "move", "result").AddColumn("from");
                foreach (StressLineView one in scenario.Lines.OrderBy(line => line.Profit))
                {
                    lines.AddRow(Markup.Escape(one.Symbol), Money(one.Value), Percent(one.MovePercent), Money(one.Profit), Markup.Escape(one.How));
                }
                console.Write(lines);
            }
            Left(console, scenario.Left);
            if (scenario.Source is { } source)
            {
                console.MarkupLine($"[grey]{Markup.Escape(source)}[/]");
            }
            console.WriteLine();
        }
        Foot(console, view.DataLabel, view.Disclosure);
    }

    public static void Draw(IAnsiConsole console, CorrelationView view)
    {
        Head(console, view.Sentence);
        Table pairs = Heads("pair", "correlation", "95 % interval", "days").AddColumn("from, to");
        foreach (PairView one in view.Pairs.Take(PairsShown))
        {
            pairs.AddRow(
                Markup.Escape($"{one.First} {one.Second}"), one.Value is { } value ? Text($"{Math.Round(value, 2) + 0.0:0.00}") : "unknown", one.Low is null ? Markup.Escape(one.Why ?? "") : Text($"{one.Low:0.00} to {one.High:0.00}"),
                Text($"{one.Returns}"), Text($"{one.From:yyyy-MM-dd}, {one.To:yyyy-MM-dd}"));
        }
        console.Write(pairs);
        if (view.Pairs.Count > PairsShown)
        {
            console.WriteLine($"{view.Pairs.Count - PairsShown} more pairs; --json lists them all.");
        }
        Foot(console, view.DataLabel, view.Disclosure);
    }

    public static void Draw(IAnsiConsole console, SizeView view)
    {
        Head(console, view.Sentence);
        Table ways = Heads("rule", "of capital", "units", "lost at the stop").AddColumn("");
        foreach (SizeWay one in view.Ways)
        {
            ways.AddRow(one.Rule, Percent(one.SharePercent), Money(one.Units), Money(one.LossAtStop), Markup.Escape(one.Note));
        }
        console.Write(ways);
        Foot(console, Text($"capital {view.Capital:N0}, close {view.Close:0.00##}, stop {view.Stop:0.00##} ({view.StopFrom}), {view.AsOf:yyyy-MM-dd}; {view.DataLabel}"), view.Disclosure);
    }

    public static void Draw(IAnsiConsole console, ExposureView view)
    {
        Head(console, view.Sentence);
        Table table = Heads("", "long", "short", "net", "of gross");
        foreach ((string kind, IReadOnlyList<ExposurePart> parts) in new[] { ("symbol", view.BySymbol), ("class", view.ByAssetClass), ("currency", view.ByCurrency) })
        {
            foreach (ExposurePart one in parts)
            {
                table.AddRow(Markup.Escape($"{kind} {one.Name}"), Money(one.Long), Money(one.Short), Money(one.Net), Percent(100 * one.Share));
            }
        }
        console.Write(table);
        console.WriteLine(view.BetaWeighted is { } weighted
            ? Text($"It moves like {weighted:N0} of {view.Benchmark}{(view.WithoutBeta.Count > 0 ? $", without {string.Join(", ", view.WithoutBeta.Select(one => one.Symbol))}, whose beta is not known" : "")}.")
            : "No beta is known: bars of the S&P 500 (SPY or SPX) would give one.");
        if (view.Past is { } past)
        {
            console.WriteLine(Text(
                $"The same shares held from {past.From:yyyy-MM-dd} to {past.To:yyyy-MM-dd} ({past.Returns} days): volatility {past.VolatilityPercent:0.0} % a year, deepest fall {past.MaxDrawdownPercent:0.0} % from {past.DrawdownFrom:yyyy-MM-dd} to {past.DrawdownBottom:yyyy-MM-dd}."));
        }
        Left(console, [.. view.Left, .. view.Past?.Left ?? []]);
        Foot(console, view.DataLabel, view.Disclosure);
    }

    private static void Left(IAnsiConsole console, IReadOnlyList<LeftView> left)
    {
        foreach (LeftView one in left)
        {
            console.WriteLine($"Not covered: {one.Symbol}{(one.Value is { } value ? $", {Money(value)}" : "")}: {one.Why}.");
        }
    }

    private static void Head(IAnsiConsole console, string sentence)
    {
        console.MarkupLine($"[bold]{Markup.Escape(sentence)}[/]");
        console.WriteLine();
    }

    private static void Foot(IAnsiConsole console, string facts, string disclosure)
    {
        console.MarkupLine($"[grey]{Markup.Escape(facts)}[/]");
        console.MarkupLine($"[grey]{Markup.Escape(disclosure)}[/]");
    }

    private static Table Heads(string first, params IEnumerable<string> others)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn(first);
        foreach (string other in others)
        {
            table.AddColumn(new TableColumn(other).RightAligned());
        }
        return table;
    }

    private static string Money(double? amount) => amount is { } known ? Text($"{known:N0}") : "unknown";

    private static string Percent(double? percent) => percent is { } known ? Text($"{known:0.0} %") : "unknown";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
