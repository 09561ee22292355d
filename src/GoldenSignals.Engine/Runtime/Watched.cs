using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Runtime;

/// <summary>The stored series of the symbols on the watchlist.</summary>
public static class Watched
{
    /// <summary>Every interval stored of every watched symbol, in the order of the watchlist.</summary>
    public static IReadOnlyList<SeriesInfo> Of(Database database)
    {
        ILookup<string, SeriesInfo> stored = new BarStore(database).List()
            .ToLookup(info => info.Series.Symbol.Ticker, StringComparer.OrdinalIgnoreCase);
        return [.. new WatchStore(database).List().SelectMany(ticker => stored[ticker])];
    }

    /// <summary>The series that stand beside one: those watched at its interval and label, and itself.</summary>
    public static IReadOnlyList<Series> UniverseOf(Database database, Series series)
    {
        SeriesInfo? own = new BarStore(database).Find(series.Symbol.Ticker, series.Interval);
        return [.. Of(database)
            .Where(info => info.Series.Interval == series.Interval && info.Label == own?.Label)
            .Select(info => info.Series)
            .Append(series)
            .Distinct(SameSeries.Comparer)
            .OrderBy(one => one.Symbol.Ticker, StringComparer.Ordinal)];
    }
}
