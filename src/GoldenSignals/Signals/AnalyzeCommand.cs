using System.CommandLine;
using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Signals;

/// <summary>`golden analyze`: everything the consensus says about a symbol at a close, now or at any moment of the past.</summary>
public static class AnalyzeCommand
{
    public static Command Create(Shell shell)
    {
        var symbol = new Argument<string>("symbol") { Description = "Ticker, such as SPY" };
        var interval = new Option<string>("--interval") { Description = "Bar length", HelpName = "1m…1w", DefaultValueFactory = _ => "1d" };
        var at = new Option<string?>("--at")
        {
            Description = "As it was then: a day, its close included, or a moment. Later bars are not looked at", HelpName = "TIME",
        };
        var explain = new Option<bool>("--explain") { Description = "Show every opinion with its numbers and its share of each claim" };
        var command = new ExampleCommand("analyze", "Say what can be said about a symbol", "golden analyze SPY --at 2015-06-30 --explain")
        {
            symbol, interval, at, explain,
        };
        command.SetAction(async (parse, stop) =>
        {
            Settings settings = shell.Settings(parse);
            using Database database = Stored.Open(settings);
            StoredBars bars = Load(
                new BarStore(database), parse.GetRequiredValue(symbol), Stored.Interval(parse.GetRequiredValue(interval)), parse.GetValue(at));
            Signal signal = await new Analysis(database).OfAsync(bars, settings.ToSession(), stop);
            if (parse.GetValue(shell.Json))
            {
                shell.Out.WriteLine(SignalJson.Write(signal, indented: true));
            }
            else
            {
                shell.Draw(console => new SignalPage(signal, console).Draw(parse.GetValue(explain), settings.Disclosure));
            }
            return 0;
        });
        return command;
    }

    /// <summary>The bars of an answer, at least one.</summary>
    /// <exception cref="Fault">There are none.</exception>
    internal static StoredBars Load(BarStore store, string ticker, Interval interval, string? at)
    {
        SeriesInfo found = Stored.Find(store, ticker, interval);
        DateTime? until = Asked.Until("at", at, found.Series.Symbol);
        StoredBars bars = new BarHistory(store).Load(ticker, interval, until)!;
        return bars.Bars.Count > 0
            ? bars
            : throw Fault.NotFound($"no bar of {ticker} closes by {at}", $"The first one stored closes at {Csv.Field(found.First)}.");
    }
}
