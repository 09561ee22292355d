using System.CommandLine;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources.Vendors;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;
using Spectre.Console;

namespace GoldenSignals.Market;

/// <summary>A symbol of the watchlist with what is stored of it.</summary>
public sealed record WatchRow(string Symbol, IReadOnlyList<WatchedSeries> Series);

/// <summary>Bars of a watched symbol at one interval.</summary>
public sealed record WatchedSeries(string Interval, string DataLabel, int Bars, DateTime? First, DateTime? Last);

/// <summary>`golden watch add|remove|list`: the symbols a person follows.</summary>
public static class WatchCommand
{
    public static Command Create(Shell shell) => new ExampleCommand("watch", "Choose the symbols to follow", "golden watch add SPY QQQ")
    {
        Add(shell), Remove(shell), List(shell),
    };

    private static Command Add(Shell shell)
    {
        Argument<string[]> symbols = Symbols();
        var command = new ExampleCommand("add", "Follow symbols", "golden watch add SPY QQQ") { symbols };
        command.SetAction(async (parse, stop) =>
        {
            Settings settings = shell.Settings(parse);
            using Database database = settings.Sources.MayCall ? Database.Open(settings.Data) : Stored.Open(settings);
            var bars = new BarStore(database);
            string[] tickers = [.. Split(parse.GetRequiredValue(symbols)).Select(ticker => ticker.ToUpperInvariant()).Distinct()];
            string[] unknown = Unknown(bars, tickers);
            SourceChain chain = Vendors.Open(settings, database, TimeProvider.System);
            HistoryFetch fetch = Vendors.Fetching(settings, chain, bars, TimeProvider.System, _ => { });
            Refuse([.. unknown.Where(ticker => !fetch.CanFetch(ticker))]);
            await fetch.FetchAsync(unknown, _ => Task.CompletedTask, stop, now => shell.Progress(Line(now)));
            FetchView[] fetched = [.. fetch.Progress.Select(FetchView.Of)];
            IReadOnlyList<string> added = await new WatchStore(database).AddAsync(
                [.. tickers.Where(ticker => fetch.Of(ticker)?.State is null or FetchState.Stored)], stop);
            shell.Answer(parse, new { added, fetched }, console => Say(console, added, fetch.Progress));
            return fetched.Any(one => one.State == "failed") ? 1 : 0;
        });
        return command;
    }

    private static void Say(IAnsiConsole console, IReadOnlyList<string> added, IReadOnlyList<FetchProgress> fetched)
    {
        foreach (FetchProgress one in fetched)
        {
            console.WriteLine(Line(one));
        }
        console.WriteLine(added.Count > 0 ? $"Now following {string.Join(", ", added)}." : fetched.Count > 0 ? "Nothing was added." : "Already followed.");
    }

    private static string Line(FetchProgress now) => now.State switch
    {
        FetchState.Waiting => $"{now.Ticker}: waiting",
        FetchState.Fetching => now.Source is null ? $"{now.Ticker}: fetching" : $"{now.Ticker}: fetching from {now.Source}",
        FetchState.Stored => FormattableString.Invariant($"{now.Ticker}: {now.Bars:N0} bars from {now.Source}"),
        _ => $"{now.Why}. {now.Next}",
    };

    private static Command Remove(Shell shell)
    {
        Argument<string[]> symbols = Symbols();
        var command = new ExampleCommand("remove", "Stop following symbols; their bars stay", "golden watch remove QQQ") { symbols };
        command.SetAction(async (parse, stop) =>
        {
            using Database database = Stored.Open(shell.Settings(parse));
            IReadOnlyList<string> removed = await new WatchStore(database).RemoveAsync([.. Split(parse.GetRequiredValue(symbols))], stop);
            return shell.Answer(parse, new { removed }, console => console.WriteLine(
                removed.Count > 0 ? $"No longer following {string.Join(", ", removed)}." : "None of them was followed."));
        });
        return command;
    }

    private static Command List(Shell shell)
    {
        var command = new ExampleCommand("list", "Show the symbols followed and what is stored of them", "golden watch list --json");
        command.SetAction(parse =>
        {
            using Database database = Stored.Open(shell.Settings(parse));
            ILookup<string, SeriesInfo> stored = new BarStore(database).List().ToLookup(series => series.Series.Symbol.Ticker, StringComparer.OrdinalIgnoreCase);
            WatchRow[] symbols = [.. new WatchStore(database).List().Select(ticker => Row(ticker, stored[ticker]))];
            return shell.Answer(parse, new { symbols }, console => Draw(console, symbols));
        });
        return command;
    }

    private static Argument<string[]> Symbols() => new("symbols") { Description = "Tickers, parted by blanks or commas", Arity = ArgumentArity.OneOrMore };

    private static IEnumerable<string> Split(string[] symbols) =>
        symbols.SelectMany(text => text.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static string[] Unknown(BarStore bars, string[] tickers)
    {
        HashSet<string> known = bars.List().Select(series => series.Series.Symbol.Ticker).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. tickers.Where(ticker => !known.Contains(ticker))];
    }

    private static void Refuse(string[] unknown)
    {
        if (unknown.Length > 0)
        {
            throw Fault.NotFound($"no bars of {string.Join(", ", unknown)} are stored; nothing was added",
                $"Bring them in with `golden import FILE --symbol {unknown[0]}`.");
        }
    }

    private static WatchRow Row(string ticker, IEnumerable<SeriesInfo> stored) => new(ticker,
        [.. stored.Select(series => new WatchedSeries(series.Series.Interval.Name, series.Label.Text(), series.Bars, series.First, series.Last))]);

    internal static void Draw(IAnsiConsole console, WatchRow[] symbols)
    {
        if (symbols.Length == 0)
        {
            console.WriteLine("Nothing is followed yet: golden watch add SPY");
            return;
        }
        Table table = new Table().Border(TableBorder.Simple).AddColumns("symbol", "interval", "data", "bars", "first", "last");
        table.Columns[3].RightAligned();
        foreach (WatchRow row in symbols)
        {
            foreach (WatchedSeries series in row.Series.DefaultIfEmpty(new WatchedSeries("", "no bars", 0, null, null)))
            {
                table.AddRow(Markup.Escape(row.Symbol), series.Interval, series.DataLabel, $"{series.Bars:N0}", $"{series.First:yyyy-MM-dd}", $"{series.Last:yyyy-MM-dd}");
            }
        }
        console.Write(table);
    }
}
