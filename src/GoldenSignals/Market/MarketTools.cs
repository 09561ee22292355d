using System.ComponentModel;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;
using ModelContextProtocol.Server;

namespace GoldenSignals.Market;

/// <summary>Symbols that were found. The label names every kind of data among them.</summary>
public sealed record SymbolsAnswer(string DataLabel, DateTime? AsOf, string Disclosure, IReadOnlyList<SymbolView> Symbols);

/// <summary>Bars of one symbol.</summary>
/// <param name="AsOf">Close of the last bar.</param>
public sealed record BarsAnswer(string DataLabel, DateTime? AsOf, string Disclosure, BarsView Bars);

/// <summary>What is stored, for a language model.</summary>
internal static class MarketTools
{
    private const int UsualBars = 60, BarsMax = 1_000;
    private const int UsualFound = 20, FoundMax = 200;

    public static IEnumerable<McpServerTool> All(IServiceProvider services)
    {
        yield return Tools.Reading(
            "search_symbols", "Search symbols",
            "Finds stored symbols by a part of their ticker, with their bar lengths, how many bars each has and from when to when. An empty query lists all.",
            services, Search);
        yield return Tools.Reading(
            "get_bars", "Get bars",
            "Gives price bars of a symbol as columns, oldest first, with indicators beside them where asked for (null while one warms up). Times are the "
            + "closes, seconds since 1970 UTC.",
            services, Bars);
    }

    private static SymbolsAnswer Search(
        BarStore bars, Settings settings,
        [Description("Part of a ticker; empty for all.")] string query = "",
        [Description("Most symbols to answer with, 1 to 200.")] int limit = UsualFound)
    {
        SeriesInfo[] found = [.. bars.Search(query).Take(Asked.Limit(limit, UsualFound, FoundMax))];
        string label = found.Length == 0 ? "none" : string.Join(", ", found.Select(info => info.Label.Text()).Distinct());
        return new SymbolsAnswer(label, found.Max(info => info.Last), settings.Disclosure, [.. found.Select(SymbolView.Of)]);
    }

    private static BarsAnswer Bars(
        BarStore bars, Settings settings,
        [Description("Ticker, such as SPY.")] string symbol,
        [Description("Bar length: 1m 5m 15m 30m 1h 4h 1d or 1w.")] string interval = "1d",
        [Description("First day or moment, such as 2015-01-01.")] string? from = null,
        [Description("Last day or moment, inclusive.")] string? to = null,
        [Description("Most bars to answer with, the newest ones; 1 to 1000.")] int limit = UsualBars,
        [Description("Indicators, separated by commas, such as rsi:14,sma:50,macd:12:26:9.line.")] string? with = null)
    {
        BarsView view = SymbolsApi.Read(bars, new BarsAsked(symbol, interval, from, to, Asked.Limit(limit, UsualBars, BarsMax), with));
        DateTime? last = view.Time.Length == 0 ? null : DateTimeOffset.FromUnixTimeSeconds(view.Time[^1]).UtcDateTime;
        return new BarsAnswer(view.DataLabel, last, settings.Disclosure, view);
    }
}
