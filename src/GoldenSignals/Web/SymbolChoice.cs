using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Web;

/// <summary>Reads which symbols are meant: tickers, @watchlist for those followed, @all for every one stored.</summary>
public static class SymbolChoice
{
    public const string Watchlist = "@watchlist", All = "@all";

    /// <summary>Tickers by name, each once.</summary>
    /// <param name="words">As written; several in one word may be parted by commas.</param>
    /// <param name="interval">Only symbols that have bars at it, or shorter ones it can be made from, are in the groups.</param>
    /// <exception cref="Fault">A ticker is not stored, or a group is empty.</exception>
    public static IReadOnlyList<string> Read(Database database, IEnumerable<string> words, Interval interval)
    {
        var store = new BarStore(database);
        var history = new BarHistory(store);
        var chosen = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string word in words.SelectMany(one => one.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            if (word.StartsWith('@'))
            {
                chosen.UnionWith(Group(database, store, word).Where(ticker => history.Find(ticker, interval) is { Bars: > 0 }));
            }
            else
            {
                chosen.Add(Stored.Find(store, word, interval).Series.Symbol.Ticker);
            }
        }
        return chosen.Count > 0
            ? [.. chosen]
            : throw Fault.Usage($"no symbol with bars from which {interval} can be had is meant", "Name tickers, @watchlist or @all; bring bars in with `golden import FILE`.");
    }

    private static IEnumerable<string> Group(Database database, BarStore store, string word) => word.ToLowerInvariant() switch
    {
        Watchlist => new WatchStore(database).List(),
        All => store.List().Select(info => info.Series.Symbol.Ticker).Distinct(),
        _ => throw Fault.Usage($"\"{word}\" is no group of symbols", $"The groups are {Watchlist} and {All}."),
    };
}
