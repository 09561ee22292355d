using Dapper;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Store;

/// <summary>The rows of symbols and series.</summary>
internal static class SeriesTable
{
    private const string Select =
        """
        SELECT e.series_id AS SeriesId, s.ticker AS Ticker, s.asset_class AS AssetClass, s.venue AS Venue, e.interval AS Interval,
            e.source AS Source, e.label AS Label, e.revision AS Revision, e.bars AS Bars, e.tail_bars AS TailBars,
            e.first_time AS FirstTime, e.last_time AS LastTime
        FROM series e JOIN symbols s ON s.symbol_id = e.symbol_id
        """;

    public static SeriesRow? Find(SqliteConnection connection, string ticker, Interval interval) => connection.QuerySingleOrDefault<SeriesRow>(
        $"{Select} WHERE upper(s.ticker) = upper(@ticker) AND e.interval = @interval", new { ticker, interval = interval.Name });

    /// <summary>Those whose ticker holds the text, those that begin with it first; all of them for an empty text.</summary>
    public static IEnumerable<SeriesRow> Search(SqliteConnection connection, string text, int seriesMax) => connection.Query<SeriesRow>(
        $"""
        {Select} WHERE @text = '' OR upper(s.ticker) LIKE '%' || upper(@text) || '%' ESCAPE '\'
        ORDER BY CASE WHEN upper(s.ticker) LIKE upper(@text) || '%' ESCAPE '\' THEN 0 ELSE 1 END, s.ticker, e.series_id LIMIT @seriesMax
        """,
        new { text = text.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_"), seriesMax });

    /// <summary>Makes the series, and its symbol when that is new.</summary>
    public static SeriesRow Create(SqliteConnection connection, Series series, string source, DataLabel label)
    {
        long symbolId = FindOrCreateSymbol(connection, series.Symbol);
        connection.Execute(
            """
            INSERT INTO series (symbol_id, interval, source, label, revision, bars, tail_bars)
            VALUES (@symbolId, @interval, @source, @label, 1, 0, 0)
            """,
            new { symbolId, interval = series.Interval.Name, source, label = label.ToString() });
        return Find(connection, series.Symbol.Ticker, series.Interval)!;
    }

    public static void Save(SqliteConnection connection, SeriesRow row) => connection.Execute(
        """
        UPDATE series SET revision = @Revision, bars = @Bars, tail_bars = @TailBars, first_time = @FirstTime, last_time = @LastTime
        WHERE series_id = @SeriesId
        """,
        row);

    /// <summary>Removes the series with all that belongs to it, and its symbol when no other series is left.</summary>
    public static void Delete(SqliteConnection connection, SeriesRow row)
    {
        foreach (string table in new[] { "bar_years", "bar_tail", "actions", "origins", "series" })
        {
            connection.Execute($"DELETE FROM {table} WHERE series_id = @SeriesId", row);
        }
        connection.Execute("DELETE FROM signal_heads WHERE symbol = @Ticker AND interval = @Interval", row);
        connection.Execute(
            """
            DELETE FROM symbols WHERE upper(ticker) = upper(@Ticker)
                AND NOT EXISTS (SELECT 1 FROM series e WHERE e.symbol_id = symbols.symbol_id)
            """,
            row);
    }

    private static long FindOrCreateSymbol(SqliteConnection connection, Symbol symbol)
    {
        SymbolRow? stored = connection.QuerySingleOrDefault<SymbolRow>(
            "SELECT symbol_id AS SymbolId, ticker AS Ticker, asset_class AS AssetClass, venue AS Venue FROM symbols WHERE upper(ticker) = upper(@Ticker)",
            symbol);
        if (stored is null)
        {
            return connection.ExecuteScalar<long>(
                "INSERT INTO symbols (ticker, asset_class, venue) VALUES (@Ticker, @assetClass, @Venue) RETURNING symbol_id",
                new { symbol.Ticker, assetClass = symbol.AssetClass.ToString(), symbol.Venue });
        }
        if (stored.ToSymbol().TicksPerUnit != symbol.TicksPerUnit)
        {
            throw new SourceMixException(
                $"{stored.Ticker} is stored as {stored.AssetClass}, whose price grid differs from that of {symbol.AssetClass}. "
                + "Import it as the same asset class, or delete its other intervals first.");
        }
        return stored.SymbolId;
    }

    private sealed record SymbolRow(long SymbolId, string Ticker, string AssetClass, string Venue)
    {
        public Symbol ToSymbol() => new(Ticker, Enum.Parse<AssetClass>(AssetClass), Venue);
    }
}

/// <summary>A series as its row says it; times in microseconds.</summary>
internal sealed class SeriesRow
{
    public long SeriesId { get; set; }
    public string Ticker { get; set; } = "";
    public string AssetClass { get; set; } = "";
    public string Venue { get; set; } = "";
    public string Interval { get; set; } = "";
    public string Source { get; set; } = "";
    public string Label { get; set; } = "";
    public long Revision { get; set; }
    public long Bars { get; set; }
    public long TailBars { get; set; }
    public long? FirstTime { get; set; }
    public long? LastTime { get; set; }

    public Series Series => new(
        new Symbol(Ticker, Enum.Parse<AssetClass>(AssetClass), Venue), Core.Market.Interval.Parse(Interval));

    public DataLabel DataLabel => Enum.Parse<DataLabel>(Label);

    public SeriesInfo ToInfo() => new(
        Series, Source, DataLabel, Revision, (int)Bars, ToTime(FirstTime), ToTime(LastTime));

    /// <summary>Takes in bars of these times.</summary>
    public void Widen(long first, long last)
    {
        FirstTime = Math.Min(FirstTime ?? first, first);
        LastTime = Math.Max(LastTime ?? last, last);
    }

    private static DateTime? ToTime(long? microseconds) => microseconds is { } time ? Moment.FromMicroseconds(time) : null;
}
