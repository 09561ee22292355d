using System.CommandLine;
using System.Text;
using GoldenSignals.Core.Indicators;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Market;

/// <summary>`golden bars`: the stored bars of a symbol, with indicators beside them.</summary>
public static class BarsCommand
{
    public static Command Create(Shell shell)
    {
        var symbol = new Argument<string>("symbol") { Description = "Ticker, such as SPY" };
        var interval = new Option<string>("--interval") { Description = "Bar length", HelpName = "1m…1w", DefaultValueFactory = _ => "1d" };
        var from = new Option<string?>("--from") { Description = "First day or moment", HelpName = "TIME" };
        var to = new Option<string?>("--to") { Description = "Last day or moment, inclusive", HelpName = "TIME" };
        var with = new Option<string?>("--with")
        {
            Description = $"Indicators beside the bars: {string.Join(' ', IndicatorCatalog.All.Select(entry => entry.Key))}", HelpName = "rsi:14,adx:14.plus",
        };
        var format = new Option<string>("--format") { Description = "table, csv or json", HelpName = "FORMAT", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "csv", "json");

        var command = new ExampleCommand("bars", "Show stored bars, with indicators", "golden bars SPY --with rsi:14,macd.line --format csv")
        {
            symbol, interval, from, to, with, format,
        };
        command.SetAction(parse =>
        {
            Settings settings = shell.Settings(parse);
            IndicatorRequest[] requests = [.. Requests(parse.GetValue(with))];
            using Database database = Stored.Open(settings);
            BarTable table = Load(
                new BarStore(database), parse.GetRequiredValue(symbol), Stored.Interval(parse.GetRequiredValue(interval)),
                parse.GetValue(from), parse.GetValue(to), requests);
            string form = parse.GetValue(shell.Json) ? "json" : parse.GetRequiredValue(format);
            Write(shell, table, form, parse.GetValue(from) is not null, settings.Disclosure);
            return 0;
        });
        return command;
    }

    private static BarTable Load(BarStore bars, string ticker, Interval interval, string? from, string? to, IndicatorRequest[] requests)
    {
        Core.Market.Symbol symbol = Stored.Find(bars, ticker, interval).Series.Symbol;
        DateTime? after = from is null ? null : When.Before(from, symbol);
        DateTime? until = to is null ? null : When.End(to, symbol);
        return BarTable.Of(new BarHistory(bars).Load(ticker, interval, until)!, requests, after);
    }

    private static IEnumerable<IndicatorRequest> Requests(string? with)
    {
        foreach (string text in (with ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            IndicatorRequest request;
            try
            {
                request = IndicatorCatalog.Parse(text);
            }
            catch (FormatException fault)
            {
                throw Fault.Usage(fault.Message, "Write --with rsi:14,macd:12:26:9.line,bollinger:20:2.");
            }
            yield return request;
        }
    }

    private static void Write(Shell shell, BarTable table, string form, bool all, string disclosure)
    {
        switch (form)
        {
            case "csv":
                BarTableText.WriteCsv(table, shell.Out);
                // The form of the file is fixed, so what must be said about it is said beside it.
                shell.Error.WriteLine($"{table.Label.Text()} data from {table.Source}. {disclosure}");
                break;
            case "json":
                using (var json = new MemoryStream())
                {
                    BarTableText.WriteJson(table, disclosure, json);
                    shell.Out.WriteLine(Encoding.UTF8.GetString(json.GetBuffer(), 0, (int)json.Length));
                }
                break;
            default:
                shell.Draw(console => BarTableText.Draw(table, all, disclosure, console));
                break;
        }
    }
}
