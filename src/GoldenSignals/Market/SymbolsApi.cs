using System.ComponentModel;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Market;

/// <summary>A stored series, as lists and searches show it.</summary>
/// <param name="Name">Where it is traded and what it is, in words.</param>
/// <param name="First">Close of the first bar, UTC.</param>
public sealed record SymbolView(
    string Symbol, string Interval, string? Name, string DataLabel, int Bars, DateTime? First, DateTime? Last)
{
    public static SymbolView Of(SeriesInfo info) => new(
        info.Series.Symbol.Ticker, info.Series.Interval.Name, $"{info.Series.Symbol.AssetClass.ToString().ToLowerInvariant()}, {info.Series.Symbol.Venue}",
        info.Label.Text(), info.Bars, info.First, info.Last);
}

/// <summary>What is stored, and its bars.</summary>
public static class SymbolsApi
{
    private const int UsualFound = 50, FoundMax = 1_000;
    private const int UsualBars = 1_000;
    private const int UsualCorrections = 20, CorrectionsMax = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = routes.MapGroup(Server.Api).WithTags("Market");
        api.MapGet("/symbols", Search).WithName("searchSymbols")
            .WithSummary("Stored series whose ticker holds a text, those that begin with it first")
            .Says(400);
        api.MapGet("/symbols/{symbol}/bars", Bars).WithName("getBars")
            .WithSummary("Bars of a symbol, with indicators beside them, as columns")
            .Says(400, 404);
        api.MapGet("/symbols/{symbol}/corrections", Corrections).WithName("getCorrections")
            .WithSummary("Bars of the past that came late or otherwise than they were stored, newest first; sessions were rebuilt with each")
            .Says(400, 404);
        api.MapGet("/symbols/{symbol}/origins", Origins).WithName("getOrigins")
            .WithSummary("Where the bars of a symbol came from and when they were read, the newest first")
            .Says(400, 404);
    }

    private static CorrectionsView Corrections(
        BarStore store, JournalStore journal,
        [Description("Ticker, such as SPY.")] string symbol,
        [Description("1m 5m 15m 30m 1h 4h 1d or 1w; 1d when left out.")] string? interval = null,
        [Description("Most corrections to answer with, 1 to 200; 20 when left out.")] int? limit = null)
    {
        Series series = Stored.Find(store, symbol, Asked.Interval(interval)).Series;
        IReadOnlyList<BarCorrection> found = new InputJournal(journal).ReadCorrections(series, Asked.Limit(limit, UsualCorrections, CorrectionsMax));
        return new CorrectionsView(series.Symbol.Ticker, series.Interval.Name, [.. found.Select(one => CorrectionView.Of(series.Symbol, one))]);
    }

    private static Origin[] Origins(
        BarStore bars,
        [Description("Ticker, such as SPY.")] string symbol,
        [Description("1m 5m 15m 30m 1h 4h 1d or 1w; 1d when left out.")] string? interval = null)
    {
        Interval asked = Asked.Interval(interval);
        Stored.Find(bars, symbol, asked);
        return [.. bars.Origins(symbol, asked)];
    }

    private static SymbolView[] Search(
        BarStore bars,
        [Description("Part of a ticker; everything when left out.")] string? query = null,
        [Description("Most series to answer with, 1 to 1000.")] int? limit = null) =>
        [.. bars.Search(query ?? "").Take(Asked.Limit(limit, UsualFound, FoundMax)).Select(SymbolView.Of)];

    private static BarsView Bars(
        BarStore store,
        [Description("Ticker, such as SPY.")] string symbol,
        [Description("1m 5m 15m 30m 1h 4h 1d or 1w; 1d when left out. One that is not stored is made from a shorter one.")] string? interval = null,
        [Description("First day or moment, such as 2015-01-01 or 2015-06-30T14:30:00Z.")] string? from = null,
        [Description("Last day or moment, inclusive.")] string? to = null,
        [Description("Most bars to answer with, the newest ones; 1 to 100000.")] int? limit = null,
        [Description("Indicators, separated by commas, such as rsi:14,macd:12:26:9.line.")] string? with = null) =>
        Read(store, new BarsAsked(symbol, interval, from, to, limit, with));

    /// <summary>Reads bars as a question in words asks for them.</summary>
    /// <exception cref="Fault">The symbol is not stored, or a parameter makes no sense.</exception>
    public static BarsView Read(BarStore store, BarsAsked asked)
    {
        Interval interval = Asked.Interval(asked.Interval);
        Symbol symbol = Stored.Find(store, asked.Symbol, interval).Series.Symbol;
        int limit = Asked.Limit(asked.Limit, UsualBars, BarsView.BarsMax);
        StoredBars stored = new BarHistory(store).Load(symbol.Ticker, interval, Asked.Until("to", asked.To, symbol))!;
        return BarsView.Of(BarTable.Of(stored, Asked.Indicators(asked.With), Asked.After("from", asked.From, symbol)), limit);
    }
}

/// <summary>Which bars are wanted, in the words of the caller.</summary>
public readonly record struct BarsAsked(string Symbol, string? Interval, string? From, string? To, int? Limit, string? With);
