using System.Globalization;
using GoldenSignals.Web.Report;
using static GoldenSignals.Backtests.BacktestSentence;

namespace GoldenSignals.Backtests;

/// <summary>A backtest as one page that opens offline and prints.</summary>
internal static class BacktestReportPage
{
    /// <summary>Trades in the table; the page stays small enough to mail.</summary>
    private const int TradesShown = 500;

    private static readonly string[] MonthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    public static string Of(BacktestView view)
    {
        var page = new ReportPage($"Backtest of {view.Rule} on {Symbols(view)}", view.Headline)
        {
            DataLabel = view.DataLabel, Disclosure = view.Disclosure,
            Facts =
            [
                $"{Day(view.From)} to {Day(view.To)}, bars of {view.Interval}", $"data {view.DataLabel}, from {string.Join(", ", view.Sources)}",
                $"start {Number(view.Terms.Cash, 0)}", $"costs {view.Terms.Costs}", $"sizing {view.Terms.Sizing}",
                $"run {view.Id}", $"{Variants(view)} tried so far", $"data {view.DataHash[..12]}, result {view.ResultHash[..12]}",
            ],
        };
        Figures(view, page);
        Curves(view, page);
        page.Section("Beside it").Add(Baselines(view)).Text(
            "Random entries hold as often and as long as the rule did, on the same sides, at other times. sma:50,200 is the textbook crossover. "
            + "All trade on the same account at the same costs.");
        page.Section("What costs do to it").Add(Costs(view));
        page.Section("Months").Add(Months(view));
        if (view.Symbols.Count > 1)
        {
            page.Section("Symbols").Add(SymbolTable(view));
        }
        Trades(view, page);
        Orders(view, page);
        return page.ToHtml();
    }

    private static void Figures(BacktestView view, ReportPage page)
    {
        StatsView stats = view.Stats;
        page.Section("Result").Figures(
            new("Return a year", Percent(stats.Cagr), $"{Percent(stats.Return)} in {Number(stats.Years, 1)} years"),
            new("Sharpe", Number(stats.Sharpe), $"95 %: {Number(stats.SharpeLow)} to {Number(stats.SharpeHigh)}"),
            new("Deflated Sharpe", Percent(stats.DeflatedSharpe, 0), $"chance that it is more than the luck of the best of {Variants(view)}"),
            new("Worst fall", Percent(-stats.MaxDrawdown), Fall(stats)),
            new("Volatility", Percent(stats.Volatility), "a year"),
            new("Sortino", Number(stats.Sortino)), new("Calmar", Number(stats.Calmar)),
            new("Hit rate", Percent(stats.HitRate), $"of {view.Trades} closed trades"), new("Profit factor", Number(stats.ProfitFactor)),
            new("Exposure", Percent(stats.Exposure), $"in the market {Percent(stats.TimeInMarket, 0)} of the time"),
            new("Turnover", Number(stats.Turnover), "times the equity a year"),
            new("Ten best days", Percent(stats.BestTenShare, 0), $"of the growth; without them {Percent(stats.WithoutBestTen)}"),
            new("Fees", Number(stats.Fees, 0)), new("Dividends", Number(stats.Dividends, 0)), new("Borrowing", Number(stats.Borrow, 0)));
    }

    private static void Curves(BacktestView view, ReportPage page)
    {
        double[] days = [.. view.Curve.Times.Select(time => (time - DateTime.UnixEpoch).TotalDays)];
        List<ChartSeries> lines = [new(view.Rule, days, view.Curve.Equity) { Beside = Number(view.Equity.End, 0) }];
        foreach ((BaselineView one, int tone) in view.Baselines.Select((one, place) => (one, place + 1)))
        {
            if (one is { Low: { } low, High: { } high })
            {
                lines.Add(new ChartSeries("nine of ten random draws", days, low) { Upper = high, Mark = ChartMark.Band, Tone = tone });
            }
            lines.Add(new ChartSeries(one.Name, days, one.Equity) { Tone = tone, Mark = tone == 1 ? ChartMark.Line : ChartMark.Dashed, Beside = Number(one.End, 0) });
        }
        bool canBeLogarithmic = lines.All(line => line.Y.Concat(line.Upper).All(value => value > 0));
        page.Add(new Chart($"Worth of the account{(canBeLogarithmic ? ", equal steps are equal ratios" : "")}", lines)
        {
            HasDates = true, IsLogarithmic = canBeLogarithmic, Height = 340,
        });
        page.Add(new Chart("Fall below the best before, in percent", [new ChartSeries(view.Rule, days, [.. view.Curve.Drawdown.Select(fall => 100 * fall)]) { Mark = ChartMark.Area }])
        {
            HasDates = true, Unit = " %", Height = 170,
        });
    }

    private static ReportTable Baselines(BacktestView view)
    {
        List<IReadOnlyList<string>> rows =
        [
            [view.Rule, Percent(view.Stats.Cagr), Number(view.Stats.Sharpe), Percent(-view.Stats.MaxDrawdown), Number(view.Equity.End, 0), ""],
        ];
        rows.AddRange(view.Baselines.Select(one => (IReadOnlyList<string>)
        [
            one.Name, Percent(one.Cagr), Number(one.Sharpe), Percent(-one.MaxDrawdown), Number(one.End, 0),
            one.Draws is { } draws ? $"{one.DrawsBeaten} of {draws} draws" : one.Beaten ? "yes" : "no",
        ]));
        return new ReportTable(["", "return a year", "Sharpe", "worst fall", "end", "beaten"], rows) { Strong = [0], Signed = true };
    }

    private static ReportTable Costs(BacktestView view) => new(
        ["fee of each fill", "return a year", "Sharpe", "end"],
        [.. view.Costs.Select(one => (IReadOnlyList<string>)[$"{Number(one.Bp, 0)} bp", Percent(one.Cagr), Number(one.Sharpe), Number(one.End, 0)])])
    {
        Signed = true,
    };

    private static ReportTable Months(BacktestView view) => new(
        ["in %", .. MonthNames, "year"],
        [.. view.Monthly.Select(year => (IReadOnlyList<string>)[year.Year.ToString(CultureInfo.InvariantCulture), .. year.Months.Select(Bare), Bare(year.Whole)])])
    {
        Signed = true,
    };

    private static string Bare(double? share) => share is { } known ? Number(100 * known, 1) : "";

    private static ReportTable SymbolTable(BacktestView view) => new(
        ["symbol", "orders", "trades", "profit"],
        [.. view.Symbols.Select(one => (IReadOnlyList<string>)[one.Symbol, $"{one.Orders}", $"{one.Trades}", Number(one.Profit)])])
    {
        Signed = true,
    };

    private static void Trades(BacktestView view, ReportPage page)
    {
        TradeView[] shown = [.. view.TradeList.TakeLast(TradesShown)];
        int all = view.Trades + view.Open;
        page.Section("Trades").Add(new ReportTable(
            ["symbol", "side", "quantity", "entry", "at", "exit", "at", "profit", "fees", "dividends", "ended by"],
            [.. shown.Select(one => (IReadOnlyList<string>)
            [
                one.Symbol, one.Side, one.Quantity.ToString("#,0.######", CultureInfo.InvariantCulture), Day(one.EntryTime), Price(one.EntryPrice),
                one.ExitTime is { } exit ? Day(exit) : "open", Price(one.ExitPrice), Number(one.Profit), Number(one.Fees), Number(one.Dividends), one.Reason,
            ])])
        {
            Signed = true, Words = [1, 10],
            Caption = all > shown.Length ? $"The last {shown.Length} of {all}; the answer as JSON has {Math.Min(all, BacktestViews.TradesMax)}." : "",
        });
    }

    private static void Orders(BacktestView view, ReportPage page)
    {
        if (view.Dropped.Count > 0)
        {
            page.Section("Orders not filled as asked").Add(new ReportTable(
                ["what happened", "orders", "first"],
                [.. view.Dropped.Select(one => (IReadOnlyList<string>)[one.Text, $"{one.Count}", $"{one.FirstSymbol}, {Day(one.FirstTime)}"])]));
        }
        page.Section("How it trades").Text(
            "A decision at a close is filled at the next open. Inside a bar the stop counts as hit before the target; a bar that opens beyond a level fills there. "
            + "Prices are raw, splits and dividends happen on their days, money at rest earns nothing. Positions are whole lots.");
    }

    private static string Symbols(BacktestView view) => view.Symbols.Count <= 4
        ? string.Join(", ", view.Symbols.Select(one => one.Symbol))
        : $"{view.Symbols.Count} symbols";

    private static string Variants(BacktestView view) => view.VariantsTried == 1 ? "1 variant" : $"{view.VariantsTried} variants";

    private static string Day(DateTime? time) => time?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Price(double price) => price.ToString("#,0.00##", CultureInfo.InvariantCulture);
}
