using System.Globalization;
using GoldenSignals.Core.Backtests;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Backtests;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Backtests;

/// <summary>Makes a plan of what was asked for, or says what is wrong with it.</summary>
internal sealed class BacktestPlans(Database database, Settings settings)
{
    /// <summary>Over stored bars.</summary>
    public BacktestPlan FromStore(BacktestRequest request)
    {
        Interval interval = Asked.Interval(request.Interval);
        IRule rule = Rule(request);
        var store = new BarStore(database);
        IReadOnlyList<string> tickers = Asked.Field("symbols", () => SymbolChoice.Read(database, request.Symbols, interval));
        SeriesInfo[] series = [.. tickers.Select(ticker => Stored.Find(store, ticker, interval))];
        Spans(request, series.Select(one => one.Series.Symbol));
        Func<UniverseHistory>? universe = rule is SessionRule ? Once(() => Universe(series, interval, request)) : null;
        return Plan(request, rule, interval, "store", tickers, series.Select(info => FromStore(info, interval, request, universe)));
    }

    /// <summary>Over a LEAN folder, which is read as the run goes and never stored.</summary>
    /// <param name="clock">Says which bars have closed by now.</param>
    public BacktestPlan FromLean(BacktestRequest request, string folder, TimeProvider clock)
    {
        Interval interval = Asked.Interval(request.Interval);
        IRule rule = Rule(request);
        if (!Directory.Exists(folder))
        {
            throw Fault.NotFound($"there is no folder {folder}", "Name the LEAN data folder, which has equity, forex, crypto or cfd in it.");
        }
        LeanBars lean = LeanBars.Open(folder, clock, interval: interval, asFiled: request.NoAdjust);
        Series[] series = [.. Chosen(lean, request.Symbols, folder)];
        Spans(request, series.Select(one => one.Symbol));
        return Plan(request, rule, interval, lean.Name, series.Select(one => one.Symbol.Ticker), series.Select(one => FromLean(lean, one, request, rule is SessionRule)));
    }

    private BacktestPlan Plan(
        BacktestRequest request, IRule rule, Interval interval, string source, IEnumerable<string> tickers,
        IEnumerable<Func<CancellationToken, FoundBars?>> load)
    {
        BacktestSettings account = AccountTerms.Read(request, settings);
        if (account.Sizing.Kind == SizingKind.Signal && rule is not SessionRule)
        {
            throw Fault.Parameter("sizing", $"{rule.Name} names no sizes", "signal goes with workflow, lean and agent:<name>.");
        }
        string told = rule is SessionRule session ? session.Canonical : rule.Name;
        return new BacktestPlan(rule, account, [.. load], string.Join('\n',
            $"rule={told}", $"symbols={string.Join(',', tickers)}", $"interval={interval}", $"from={request.From}", $"to={request.To}",
            $"source={source}", $"actions={!request.NoAdjust}", account.Canonical));
    }

    private IRule Rule(BacktestRequest request)
    {
        try
        {
            return Rules.Parse(request.Rule ?? "", settings.ToSession());
        }
        catch (FormatException fault)
        {
            throw Fault.Parameter("rule", fault.Message.TrimEnd('.'), $"A rule is {Rules.Forms}.");
        }
    }

    private static IEnumerable<Series> Chosen(LeanBars lean, IReadOnlyList<string> symbols, string folder)
    {
        Dictionary<string, Series> there = lean.List().ToDictionary(series => series.Symbol.Ticker, StringComparer.OrdinalIgnoreCase);
        string[] words = [.. symbols.SelectMany(one => one.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        if (words.Contains(SymbolChoice.All, StringComparer.OrdinalIgnoreCase))
        {
            return there.Values;
        }
        return words.Distinct(StringComparer.OrdinalIgnoreCase).Select(word => there.TryGetValue(word, out Series series) ? series
            : throw Fault.Parameter("symbols", $"there are no such bars of {word} in {folder}", $"It has {string.Join(", ", there.Keys.Order().Take(20))}; {SymbolChoice.All} takes all."));
    }

    /// <summary>Dates are those of each symbol's exchange; what cannot be read is said before anything runs.</summary>
    private static void Spans(BacktestRequest request, IEnumerable<Symbol> symbols)
    {
        Symbol first = symbols.First();
        if (After(request, first) is { } after && Until(request, first) is { } until && after >= until)
        {
            throw Fault.Parameter("from", $"{request.From} is not before {request.To}", "Give an earlier day, or a later end.");
        }
    }

    private static DateTime? After(BacktestRequest request, Symbol symbol) => Asked.After("from", request.From, symbol);

    private static DateTime? Until(BacktestRequest request, Symbol symbol) => Asked.Until("to", request.To, symbol);

    private Func<CancellationToken, FoundBars?> FromStore(
        SeriesInfo info, Interval interval, BacktestRequest request, Func<UniverseHistory>? universe) => _ =>
    {
        Symbol symbol = info.Series.Symbol;
        var series = new Series(symbol, interval);
        if (new BarHistory(new BarStore(database)).Load(symbol.Ticker, interval, Until(request, symbol)) is not { } stored)
        {
            return null;
        }
        ContextsOfSeries? contexts = universe is not null && info.Series.Interval == interval ? universe().ContextsOf(info.Series) : null;
        PriceSeries bars = BacktestBars.Of(
            series, stored.Bars, request.NoAdjust ? [] : stored.Actions, After(request, symbol), volumes: universe is not null);
        return new FoundBars(contexts is null ? bars : bars with { ContextAt = contexts.At }, stored.Label, stored.Source);
    };

    private static Func<CancellationToken, FoundBars?> FromLean(LeanBars lean, Series series, BacktestRequest request, bool volumes) => stop =>
    {
        SourceBars read = lean.FetchAsync(series, stop).GetAwaiter().GetResult();
        BarColumns columns = BarColumns.Of(read.Bars);
        PriceSeries bars = BacktestBars.Of(series, columns, read.Actions, After(request, series.Symbol), Until(request, series.Symbol), volumes);
        return new FoundBars(bars, lean.Label, lean.Name);
    };

    private UniverseHistory Universe(SeriesInfo[] series, Interval interval, BacktestRequest request)
    {
        Series[] members = [.. series.Select(info => info.Series).Where(one => one.Interval == interval)];
        DateTime? until = request.To is null ? null : Until(request, series[0].Series.Symbol);
        return UniverseHistory.Load(database, members, until);
    }

    private static Func<T> Once<T>(Func<T> make)
    {
        var made = new Lazy<T>(make);
        return () => made.Value;
    }
}
