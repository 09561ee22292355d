using System.ComponentModel;
using GoldenSignals.Core.Claims;
using GoldenSignals.Engine.Portfolios;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Sources.Vendors;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GoldenSignals.Market;

/// <summary>A symbol that could not be watched, and what to do about it.</summary>
public sealed record UnknownSymbol(string Symbol, string Remedy);

/// <summary>How far the history of a symbol is that was not stored.</summary>
/// <param name="State">waiting, fetching, stored or failed.</param>
/// <param name="Source">Who is asked now, or gave the bars.</param>
/// <param name="Why">Why it failed, each source with its cause.</param>
/// <param name="Next">What can be done then.</param>
public sealed record FetchView(string Symbol, string State, string? Source, int Bars, string? Why, string? Next)
{
    public static FetchView Of(FetchProgress progress) => new(
        progress.Ticker, progress.State.ToString().ToLowerInvariant(), progress.Source, progress.Bars, progress.Why, progress.Next);
}

/// <summary>What became of symbols that were to be watched.</summary>
/// <param name="Fetching">Those whose history is on its way; GET /api/v1/watchlist/fetches says how far it is.</param>
public sealed record WatchResult(IReadOnlyList<string> Added, IReadOnlyList<UnknownSymbol> Unknown, IReadOnlyList<FetchView> Fetching);

/// <summary>Symbols to watch.</summary>
public sealed record WatchRequest(IReadOnlyList<string>? Symbols);

/// <summary>The Market page and the watchlist behind it.</summary>
public static class MarketApi
{
    /// <summary>Most symbols one request may add.</summary>
    private const int AddedMax = 500;

    private const int TickerLettersMax = 32;

    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = routes.MapGroup(Server.Api).WithTags("Market");
        api.MapGet("/market", View).WithName("getMarket")
            .WithSummary("A row for each watched symbol: where it can go, how wild, what is at risk, what changed; what changed most comes first").Says();
        api.MapGet("/watchlist", List).WithName("getWatchlist").WithSummary("The watched symbols, in the order they were added").Says();
        api.MapGet("/watchlist/fetches", Fetches).WithName("getFetches")
            .WithSummary("How far the history is of each symbol that was not stored when it was added, since the start").Says();
        api.MapPost("/watchlist", AddAsync).WithName("addToWatchlist")
            .WithSummary("Watches symbols; stored history is stepped before the first row is shown, and what is not stored is fetched meanwhile").Says(400, 403);
        api.MapDelete("/watchlist/{symbol}", RemoveAsync).WithName("removeFromWatchlist")
            .WithSummary("Stops watching a symbol; its bars and signals stay").Says(403, 404);
    }

    private static MarketView View(
        Desk desk, BarStore bars, WatchStore watchlist, MarketRows rows, SourceChain chain, Settings settings, Database database, TimeProvider clock)
    {
        ILookup<string, SeriesInfo> stored = bars.List().ToLookup(info => info.Series.Symbol.Ticker, StringComparer.OrdinalIgnoreCase);
        Dictionary<Series, SessionStatus> statuses = desk.Runtime.Statuses().ToDictionary(status => status.Series);
        Dictionary<(string, string), StoredSignal> latest = desk.Hub.Latest().ToDictionary(signal => (signal.Symbol, signal.Interval));
        Dictionary<string, FetchProgress> fetches = desk.Fetches.ToDictionary(fetch => fetch.Ticker);
        DateTime now = clock.GetUtcNow().UtcDateTime;
        MarketRow[] made = [.. watchlist.List().Select(ticker => Desk.Shown(stored[ticker]) is { } series
            ? rows.Of(ticker, series, statuses.GetValueOrDefault(series.Series), latest.GetValueOrDefault((ticker, series.Series.Interval.Name)))
                with { Late = Freshness.Of(series, chain, now)?.Late }
            : MarketRows.WithoutBars(ticker, fetches.GetValueOrDefault(ticker)))];
        made = Hold(Together.Correct(made), new PositionStore(database).Open());
        Array.Sort(made, ByChange);
        return new MarketView(
            MarketSentence.Of(made), made.FirstOrDefault()?.Interval ?? "1d", made.Max(row => row.AsOf),
            [.. made.Select(row => row.DataLabel).Distinct()], made, settings.Disclosure);
    }

    /// <summary>Says beside each stop what is held there.</summary>
    private static MarketRow[] Hold(MarketRow[] rows, IReadOnlyList<OpenPosition> open)
    {
        Dictionary<string, double> held = open.GroupBy(one => one.Symbol, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(one => one.Key, one => (double)one.Sum(position => position.Quantity), StringComparer.OrdinalIgnoreCase);
        return held.Count == 0 ? rows :
        [
            .. rows.Select(row => row.Risk is { } risk && held.TryGetValue(row.Symbol, out double units)
                ? row with { Risk = risk with { Held = units, HeldAtRisk = Math.Abs(units) * risk.StopDistance } }
                : row),
        ];
    }

    private static int ByChange(MarketRow one, MarketRow other)
    {
        int heavier = Weight(other).CompareTo(Weight(one));
        return heavier != 0 ? heavier : string.CompareOrdinal(one.Symbol, other.Symbol);
    }

    /// <summary>What a person would want to see first. Claims settle at every close, so that alone moves nothing up.</summary>
    private static int Weight(MarketRow row) => row.Changed.Sum(change => change.Kind switch
    {
        "stop" => 8,
        "level" or "regime" => 4,
        "side" => 2,
        _ => 0,
    });

    private static FetchView[] Fetches(Desk desk) => [.. desk.Fetches.Select(FetchView.Of)];

    private static IReadOnlyList<string> List(WatchStore watchlist) => watchlist.List();

    private static async Task<WatchResult> AddAsync(WatchRequest request, Desk desk, BarStore bars, CancellationToken stop)
    {
        string[] asked = [.. (request.Symbols ?? []).Select(symbol => symbol.Trim().ToUpperInvariant()).Where(symbol => symbol.Length > 0).Distinct()];
        if (asked.Length is 0 or > AddedMax || asked.Any(symbol => symbol.Length > TickerLettersMax))
        {
            throw Fault.Parameter("symbols", $"1 to {AddedMax} tickers of up to {TickerLettersMax} letters are taken at once", "Send {\"symbols\":[\"SPY\"]}.");
        }
        ILookup<bool, string> known = asked.ToLookup(desk.Knows);
        IReadOnlyList<string> added = await desk.WatchAsync([.. known[true]], stop);
        HashSet<string> wanted = [.. asked];
        FetchView[] fetching = [.. desk.Fetches.Where(fetch => wanted.Contains(fetch.Ticker) && fetch.State != FetchState.Stored).Select(FetchView.Of)];
        return new WatchResult(added, [.. known[false].Select(symbol => new UnknownSymbol(symbol, NearMatches.Remedy(bars, symbol)))], fetching);
    }

    private static async Task<NoContent> RemoveAsync([Description("Ticker, such as SPY.")] string symbol, Desk desk, CancellationToken stop)
    {
        IReadOnlyList<string> removed = await desk.UnwatchAsync([symbol], stop);
        return removed.Count > 0
            ? TypedResults.NoContent()
            : throw Fault.NotFound($"{symbol} is not watched.", "GET /api/v1/watchlist lists what is.");
    }
}
