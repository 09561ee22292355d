using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Exports;

/// <summary>What an export is narrowed to; null for everything.</summary>
internal sealed record ExportWish(string? Symbol, Interval? Interval)
{
    public bool Takes(Series series) =>
        (Symbol is null || Symbol.Equals(series.Symbol.Ticker, StringComparison.OrdinalIgnoreCase)) && (Interval is null || Interval == series.Interval);

    public bool Takes(StoredSignal signal) =>
        (Symbol is null || Symbol.Equals(signal.Symbol, StringComparison.OrdinalIgnoreCase)) && (Interval is null || Interval.Value.Name == signal.Interval);
}

/// <summary>A table that can be taken out: its columns, and a row of text, numbers and times for each thing in it.</summary>
internal sealed record ExportTable(string Name, string[] Columns, Func<Database, ExportWish, IEnumerable<object?[]>> Rows);

/// <summary>Every table that can be taken out. Each row says how its data is labelled.</summary>
internal static class ExportTables
{
    public static readonly IReadOnlyList<ExportTable> All =
    [
        new("bars", ["symbol", "interval", "dataLabel", "time", "open", "high", "low", "close", "volume"], Bars),
        new("actions", ["symbol", "interval", "dataLabel", "exTime", "split", "dividend"], Actions),
        new("series", ["symbol", "assetClass", "venue", "interval", "dataLabel", "source", "bars", "first", "last"], SeriesRows),
        new("signals",
            ["sequence", "id", "symbol", "interval", "dataLabel", "asOf", "close", "decision", "reason", "lean", "up", "down", "silent", "inputHash"], Signals),
        new("claims",
            ["sequence", "symbol", "interval", "dataLabel", "asOf", "target", "horizon", "raw", "probability", "baseRate", "state", "scope",
                "effectiveSample", "expires", "low80", "high80", "low90", "high90"], Claims),
        new("watchlist", ["place", "symbol", "dataLabel"], Watchlist),
    ];

    private static IEnumerable<StoredBars> Chosen(Database database, ExportWish wish)
    {
        var store = new BarStore(database);
        return store.List().Where(series => wish.Takes(series.Series)).Select(series => store.Load(series.Series)!);
    }

    private static IEnumerable<object?[]> Bars(Database database, ExportWish wish) =>
        from stored in Chosen(database, wish)
        let symbol = stored.Series.Symbol
        from bar in stored.Bars
        select new object?[]
        {
            symbol.Ticker, stored.Series.Interval.Name, stored.Label.Text(), bar.Time, symbol.ToPrice(bar.Open), symbol.ToPrice(bar.High),
            symbol.ToPrice(bar.Low), symbol.ToPrice(bar.Close), bar.Volume,
        };

    private static IEnumerable<object?[]> Actions(Database database, ExportWish wish) =>
        from stored in Chosen(database, wish)
        from action in stored.Actions
        select new object?[]
        {
            stored.Series.Symbol.Ticker, stored.Series.Interval.Name, stored.Label.Text(), action.ExTime, action.Split,
            stored.Series.Symbol.ToPrice(action.Dividend),
        };

    private static IEnumerable<object?[]> SeriesRows(Database database, ExportWish wish) =>
        from info in new BarStore(database).List()
        where wish.Takes(info.Series)
        select new object?[]
        {
            info.Series.Symbol.Ticker, Lower(info.Series.Symbol.AssetClass), info.Series.Symbol.Venue, info.Series.Interval.Name, info.Label.Text(),
            info.Source, (double)info.Bars, info.First, info.Last,
        };

    private static IEnumerable<object?[]> Signals(Database database, ExportWish wish) =>
        from stored in AllSignals(database, wish)
        let signal = stored.Read()
        select new object?[]
        {
            (double)stored.Sequence, signal.Id, signal.Symbol, signal.Interval, signal.DataLabel, signal.AsOf, signal.Close, signal.Decision, signal.Reason,
            signal.Lean.Score, (double)signal.Lean.Up, (double)signal.Lean.Down, (double)signal.Lean.Silent, signal.InputHash,
        };

    private static IEnumerable<object?[]> Claims(Database database, ExportWish wish) =>
        from stored in AllSignals(database, wish)
        let signal = stored.Read()
        from claim in signal.Claims
        where claim.NoClaim is null
        select new object?[]
        {
            (double)stored.Sequence, signal.Symbol, signal.Interval, signal.DataLabel, signal.AsOf, claim.Target, (double)claim.Horizon, claim.Raw,
            claim.Probability, claim.BaseRate, claim.State, claim.Scope, claim.EffectiveSample, claim.Expires, claim.Range?.P80[0], claim.Range?.P80[1],
            claim.Range?.P90[0], claim.Range?.P90[1],
        };

    private static IEnumerable<object?[]> Watchlist(Database database, ExportWish wish)
    {
        ILookup<string, SeriesInfo> stored = new BarStore(database).List().ToLookup(info => info.Series.Symbol.Ticker, StringComparer.OrdinalIgnoreCase);
        return new WatchStore(database).List()
            .Select((ticker, place) => new object?[]
            {
                (double)place + 1, ticker, string.Join(' ', stored[ticker].Select(info => info.Label.Text()).Distinct()),
            })
            .Where(row => wish.Symbol is null || wish.Symbol.Equals((string)row[1]!, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Oldest first, a page at a time.</summary>
    private static IEnumerable<StoredSignal> AllSignals(Database database, ExportWish wish)
    {
        var store = new SignalStore(database);
        long last = 0;
        while (store.After(last) is { Count: > 0 } page)
        {
            last = page[^1].Sequence;
            foreach (StoredSignal signal in page.Where(wish.Takes))
            {
                yield return signal;
            }
        }
    }

    private static string Lower(AssetClass asset) => asset.ToString().ToLowerInvariant();
}
