using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Dapper;
using GoldenSignals.Core.Market;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GoldenSignals.Engine.Store;

/// <summary>Reads and writes the tables that hold bars: whole years as column blobs, and the tail of bars that arrived since.</summary>
internal static class BarYears
{
    private const string Columns = "times, closes, opens, highs, lows, volumes";

    /// <summary>The bars of the years up to one.</summary>
    /// <param name="count">How many they are at most.</param>
    public static BarColumns Load(SqliteConnection connection, long seriesId, int lastYear, int count)
    {
        using SqliteCommand command = Command(
            connection, $"SELECT {Columns} FROM bar_years WHERE series_id = @seriesId AND year <= @lastYear ORDER BY year",
            ("@seriesId", seriesId), ("@lastYear", lastYear));
        using SqliteDataReader reader = command.ExecuteReader();
        var bars = new BarColumns(count);
        int at = 0;
        while (reader.Read())
        {
            at += ReadYear(reader, bars, at);
        }
        return bars.Slice(0, at);
    }

    public static BarColumns LoadYear(SqliteConnection connection, long seriesId, int year)
    {
        using SqliteCommand command = Command(
            connection, $"SELECT {Columns}, bars FROM bar_years WHERE series_id = @seriesId AND year = @year", ("@seriesId", seriesId), ("@year", year));
        using SqliteDataReader reader = command.ExecuteReader();
        if (!reader.Read())
        {
            return BarColumns.Empty;
        }
        var bars = new BarColumns(reader.GetInt32(6));
        ReadYear(reader, bars, 0);
        return bars;
    }

    public static void SaveYear(SqliteConnection connection, long seriesId, int year, BarColumns bars)
    {
        using SqliteCommand command = Command(
            connection,
            $"""
            INSERT INTO bar_years (series_id, year, bars, {Columns})
            VALUES (@seriesId, @year, @bars, @times, @closes, @opens, @highs, @lows, @volumes)
            ON CONFLICT (series_id, year) DO UPDATE SET bars = excluded.bars, times = excluded.times, closes = excluded.closes,
                opens = excluded.opens, highs = excluded.highs, lows = excluded.lows, volumes = excluded.volumes
            """,
            ("@seriesId", seriesId), ("@year", year), ("@bars", bars.Count), ("@times", Bytes(bars.Times)), ("@closes", Bytes(bars.Closes)),
            ("@opens", Bytes(bars.Opens)), ("@highs", Bytes(bars.Highs)), ("@lows", Bytes(bars.Lows)),
            ("@volumes", Bytes(MemoryMarshal.Cast<double, long>(bars.Volumes))));
        command.ExecuteNonQuery();
    }

    public static BarColumns LoadTail(SqliteConnection connection, long seriesId)
    {
        List<TailRow> rows = connection.Query<TailRow>(
            "SELECT time, open, high, low, close, volume FROM bar_tail WHERE series_id = @seriesId ORDER BY time", new { seriesId }).AsList();
        var tail = new BarColumns(rows.Count);
        for (int i = 0; i < rows.Count; i++)
        {
            tail[i] = rows[i].ToBar();
        }
        return tail;
    }

    /// <summary>The tail's bar of this time, if it has one.</summary>
    public static Bar? FindInTail(SqliteConnection connection, long seriesId, long time) => connection.QuerySingleOrDefault<TailRow>(
        "SELECT time, open, high, low, close, volume FROM bar_tail WHERE series_id = @seriesId AND time = @time", new { seriesId, time })?.ToBar();

    /// <summary>Close of the tail's first bar, if it has any.</summary>
    public static long? FirstInTail(SqliteConnection connection, long seriesId) =>
        connection.ExecuteScalar<long?>("SELECT min(time) FROM bar_tail WHERE series_id = @seriesId", new { seriesId });

    public static void SaveInTail(SqliteConnection connection, long seriesId, in Bar bar) => connection.Execute(
        """
        INSERT INTO bar_tail (series_id, time, open, high, low, close, volume)
        VALUES (@seriesId, @time, @Open, @High, @Low, @Close, @Volume)
        ON CONFLICT (series_id, time) DO UPDATE SET open = excluded.open, high = excluded.high, low = excluded.low,
            close = excluded.close, volume = excluded.volume
        """,
        new { seriesId, time = Moment.ToMicroseconds(bar.Time), bar.Open, bar.High, bar.Low, bar.Close, bar.Volume });

    /// <summary>Moves the tail into its years.</summary>
    public static void Fold(SqliteConnection connection, long seriesId)
    {
        BarColumns tail = LoadTail(connection, seriesId);
        Merge(connection, seriesId, tail);
        connection.Execute("DELETE FROM bar_tail WHERE series_id = @seriesId", new { seriesId });
    }

    /// <summary>Merges bars into their years, each year that changes written once.</summary>
    /// <param name="isNew">Nothing is stored of the series yet, so there is nothing to look for.</param>
    public static BarMerge Merge(SqliteConnection connection, long seriesId, BarColumns fresh, bool isNew = false)
    {
        int added = 0, replaced = 0, unchanged = 0;
        for (int from = 0; from < fresh.Count;)
        {
            int year = YearOf(fresh.Times[from]);
            int to = fresh.CountUntil(LastMomentOf(year));
            BarMerge merge = BarMerge.Of(isNew ? BarColumns.Empty : LoadYear(connection, seriesId, year), fresh.Slice(from, to));
            if (merge.Changed)
            {
                SaveYear(connection, seriesId, year, merge.Bars);
            }
            (added, replaced, unchanged) = (added + merge.Added, replaced + merge.Replaced, unchanged + merge.Unchanged);
            from = to;
        }
        return new BarMerge(fresh, added, replaced, unchanged);
    }

    public static int YearOf(long time) => Moment.FromMicroseconds(time).Year;

    private static long LastMomentOf(int year) => year == DateTime.MaxValue.Year
        ? long.MaxValue
        : Moment.ToMicroseconds(new DateTime(year + 1, 1, 1, 0, 0, 0, DateTimeKind.Utc)) - 1;

    private static int ReadYear(SqliteDataReader reader, BarColumns to, int at)
    {
        int count = ReadColumn(reader, 0, to.Times.AsSpan(at));
        ReadColumn(reader, 1, to.Closes.AsSpan(at));
        ReadColumn(reader, 2, to.Opens.AsSpan(at));
        ReadColumn(reader, 3, to.Highs.AsSpan(at));
        ReadColumn(reader, 4, to.Lows.AsSpan(at));
        ReadColumn(reader, 5, MemoryMarshal.Cast<double, long>(to.Volumes.AsSpan(at)));
        return count;
    }

    /// <summary>Straight from SQLite's memory into the array: a byte array between them would double the work of loading.</summary>
    private static int ReadColumn(SqliteDataReader reader, int column, Span<long> to)
    {
        ReadOnlySpan<long> from = MemoryMarshal.Cast<byte, long>(raw.sqlite3_column_blob(reader.Handle!, column));
        if (BitConverter.IsLittleEndian)
        {
            from.CopyTo(to);
        }
        else
        {
            BinaryPrimitives.ReverseEndianness(from, to);
        }
        return from.Length;
    }

    private static byte[] Bytes(ReadOnlySpan<long> column)
    {
        var bytes = new byte[column.Length * sizeof(long)];
        Span<long> to = MemoryMarshal.Cast<byte, long>(bytes.AsSpan());
        if (BitConverter.IsLittleEndian)
        {
            column.CopyTo(to);
        }
        else
        {
            BinaryPrimitives.ReverseEndianness(column, to);
        }
        return bytes;
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        foreach ((string name, object value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }
        return command;
    }

    private sealed record TailRow(long Time, long Open, long High, long Low, long Close, double Volume)
    {
        public Bar ToBar() => new(Moment.FromMicroseconds(Time), Open, High, Low, Close, Volume);
    }
}
