using System.Globalization;
using Spectre.Console;
using static GoldenSignals.Backtests.BacktestSentence;

namespace GoldenSignals.Backtests;

/// <summary>A backtest as a person reads it in a terminal.</summary>
internal sealed class BacktestPage(BacktestView view, IAnsiConsole console)
{
    private const int SymbolsShown = 20;

    /// <param name="report">The file the whole result was written to; null for none.</param>
    public void Draw(string? report)
    {
        console.MarkupLine($"[bold]{Markup.Escape(view.Headline)}[/]");
        console.WriteLine();
        console.MarkupLine($"[grey]{Markup.Escape(Facts())}[/]");
        Figures();
        Baselines();
        Costs();
        Symbols();
        Dropped();
        console.WriteLine();
        console.WriteLine(report is null ? "--report FILE writes the curve, the months and every trade as one page." : $"The whole result is in {report}.");
        console.MarkupLine($"[grey]{Markup.Escape(view.Disclosure)}[/]");
    }

    private string Facts() => string.Create(CultureInfo.InvariantCulture,
        $"{view.Rule} on {Plural(view.Symbols.Count, "symbol")}, {view.Interval}, {view.From:yyyy-MM-dd} to {view.To:yyyy-MM-dd}, {view.DataLabel}; {view.Terms.Costs}; "
        + $"{view.BarsPerSecond:#,0} bars/s; run {view.Id}, {Plural(view.VariantsTried, "variant")} tried");

    private void Figures()
    {
        StatsView stats = view.Stats;
        Table table = new Table().Border(TableBorder.None).HideHeaders().AddColumn("").AddColumn(new TableColumn("").RightAligned()).AddColumn("");
        table.AddRow("equity", $"{Number(view.Equity.End)}", $"from {Number(view.Equity.Start)}");
        table.AddRow("return a year", Percent(stats.Cagr), $"volatility {Percent(stats.Volatility)}");
        table.AddRow("Sharpe", Number(stats.Sharpe), $"95 % from {Number(stats.SharpeLow)} to {Number(stats.SharpeHigh)}; deflated over {view.VariantsTried}: {Percent(stats.DeflatedSharpe, 0)}");
        table.AddRow("worst fall", Percent(-stats.MaxDrawdown), Fall(stats));
        table.AddRow("Sortino, Calmar", $"{Number(stats.Sortino)}, {Number(stats.Calmar)}", "");
        table.AddRow("orders, trades", $"{view.Orders}, {view.Trades}", view.Open > 0 ? $"{view.Open} open at the end" : "");
        table.AddRow("hit rate", Percent(stats.HitRate), $"profit factor {Number(stats.ProfitFactor)}");
        table.AddRow("exposure", Percent(stats.Exposure), $"turnover {Number(stats.Turnover)} a year");
        table.AddRow("ten best days", Percent(stats.BestTenShare), $"of the growth; without them {Percent(stats.WithoutBestTen)} in all");
        table.AddRow("fees", Number(stats.Fees), $"dividends {Number(stats.Dividends)}, borrowing {Number(stats.Borrow)}");
        console.Write(table);
        console.WriteLine();
    }

    private void Baselines()
    {
        Table table = Heads("beside it", "return a year", "Sharpe", "worst fall", "end");
        table.AddRow("[bold]" + Markup.Escape(view.Rule) + "[/]", Percent(view.Stats.Cagr), Number(view.Stats.Sharpe), Percent(-view.Stats.MaxDrawdown), Number(view.Equity.End));
        foreach (BaselineView one in view.Baselines)
        {
            string name = one.Draws is { } draws ? $"{one.Name} (beats {one.DrawsBeaten} of {draws})" : one.Name;
            table.AddRow(Markup.Escape(name), Percent(one.Cagr), Number(one.Sharpe), Percent(-one.MaxDrawdown), Number(one.End));
        }
        console.Write(table);
    }

    private void Costs()
    {
        Table table = Heads("fee of a fill", "return a year", "Sharpe", "end");
        foreach (CostView cost in view.Costs)
        {
            table.AddRow(string.Create(CultureInfo.InvariantCulture, $"{cost.Bp:0} bp"), Percent(cost.Cagr), Number(cost.Sharpe), Number(cost.End));
        }
        console.Write(table);
    }

    private void Symbols()
    {
        if (view.Symbols.Count == 1)
        {
            return;
        }
        Table table = Heads("symbol", "orders", "trades", "profit");
        foreach (SymbolResult one in view.Symbols.OrderByDescending(one => one.Profit).Take(SymbolsShown))
        {
            table.AddRow(Markup.Escape(one.Symbol), $"{one.Orders}", $"{one.Trades}", Number(one.Profit));
        }
        console.Write(table);
        if (view.Symbols.Count > SymbolsShown)
        {
            console.WriteLine($"{view.Symbols.Count - SymbolsShown} more symbols; --json lists them all.");
        }
    }

    private void Dropped()
    {
        foreach (DroppedView one in view.Dropped)
        {
            console.WriteLine($"{Plural(one.Count, "order")} {one.Text} (first: {one.FirstSymbol}, {one.FirstTime:yyyy-MM-dd})");
        }
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

    private static string Plural(int count, string word) => $"{count} {word}{(count == 1 ? "" : "s")}";
}
