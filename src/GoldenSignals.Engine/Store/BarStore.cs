using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Store;

/// <summary>
/// Raw bars and dated corporate actions. Whole years lie in column blobs, which load some forty times faster than rows; bars that
/// arrive live go to a tail of rows first, which is folded into its year when it has grown or when a year ends.
/// </summary>
public sealed class BarStore(Database database)
{
    /// <summary>Most series that one search or list answers with.</summary>
    public const int SeriesMax = 10_000;

    /// <summary>A tail this long is folded, once it is also a sixteenth of its series: a year of minutes is not rewritten every hour.</summary>
    private const int TailBarsMin = 512, TailShare = 16;

    /// <summary>
    /// Writes bars and actions of one series in one transaction. The same bar twice changes nothing; a different bar of a stored time replaces it.
    /// </summary>
    /// <param name="source">Where they come from, as <see cref="IBarSource.Name"/> says it.</param>
    /// <param name="bars">In rising order of time.</param>
    /// <param name="replaceSource">Deletes what another source left, in the same transaction.</param>
    /// <param name="fetchedAt">When the source gave them, kept as their vintage; null where that says nothing, as of a file.</param>
    /// <exception cref="SourceMixException">The series has bars of another source, or its symbol has another price grid.</exception>
    public Task<WriteResult> WriteAsync(
        Series series, string source, IReadOnlyList<Bar> bars, IReadOnlyList<CorporateAction> actions, CancellationToken stop,
        DataLabel label = DataLabel.Imported, bool replaceSource = false, DateTime? fetchedAt = null)
    {
        BarColumns fresh = BarColumns.Of(bars);
        return database.WriteAsync(
            connection =>
            {
                WriteResult written = Write(connection, series, source, fresh, actions, label, replaceSource);
                if (fetchedAt is { } moment && bars.Count > 0)
                {
                    long seriesId = SeriesTable.Find(connection, series.Symbol.Ticker, series.Interval)!.SeriesId;
                    OriginRows.Add(connection, seriesId, new Origin(source, Origin.Fetched, moment, moment, bars[0].Time, bars[^1].Time, bars.Count));
                }
                return written;
            },
            stop);
    }

    /// <summary>Writes bars that have just closed, of any number of series, in one transaction; says of each what became of it, in the same order.</summary>
    /// <param name="heardAt">When they came, kept as their vintage; null to keep none.</param>
    /// <exception cref="SourceMixException">A series has bars of another source.</exception>
    public Task<IReadOnlyList<Fate>> AppendAsync(
        IReadOnlyList<Arrival> arrivals, string source, DataLabel label, CancellationToken stop, DateTime? heardAt = null) =>
        database.WriteAsync<IReadOnlyList<Fate>>(
            connection => arrivals.Select(arrival => Append(connection, arrival, source, label, heardAt)).ToList(), stop);

    /// <summary>Where the bars of a series came from and when, the newest first.</summary>
    public IReadOnlyList<Origin> Origins(string ticker, Interval interval) => database.Read(
        connection => SeriesTable.Find(connection, ticker, interval) is { } row ? OriginRows.Load(connection, row.SeriesId) : []);

    /// <summary>All bars of a series up to a moment, inclusive, and the actions effective by then. None for a series not stored.</summary>
    /// <remarks>Intraday bars outside the hours of <see cref="Database.Hours"/> are not among them.</remarks>
    public StoredBars? Load(Series series, DateTime? until = null) => database.Read(connection => Load(connection, series, until, Hours));

    /// <summary>Hours whose intraday bars are read.</summary>
    public TradingHours Hours => database.Hours;

    /// <summary>Whether a bar that closes then is one of those read, so that a session steps it.</summary>
    public bool Reads(Series series, DateTime close) => StoredHours.Holds(series, close, Hours);

    /// <summary>The stored bar of this close, if there is one.</summary>
    public Bar? FindBar(Series series, DateTime close) => database.Read(connection =>
    {
        long time = Moment.ToMicroseconds(close);
        if (SeriesTable.Find(connection, series.Symbol.Ticker, series.Interval) is not { } row || time > row.LastTime)
        {
            return null;
        }
        if (row.TailBars > 0 && BarYears.FindInTail(connection, row.SeriesId, time) is { } bar)
        {
            return bar;
        }
        BarColumns year = BarYears.LoadYear(connection, row.SeriesId, close.Year);
        int place = Array.BinarySearch(year.Times, time);
        return place >= 0 ? year[place] : (Bar?)null;
    });

    /// <summary>The same of many series, in the same order, all as they were at one moment.</summary>
    public IReadOnlyList<StoredBars?> LoadAll(IReadOnlyList<Series> series, DateTime? until = null) =>
        database.Read<IReadOnlyList<StoredBars?>>(connection => [.. series.Select(one => Load(connection, one, until, Hours))]);

    /// <summary>Every series, by ticker.</summary>
    public IReadOnlyList<SeriesInfo> List() => Search("");

    /// <summary>The series of this ticker, in whatever case, at this interval.</summary>
    public SeriesInfo? Find(string ticker, Interval interval) =>
        database.Read(connection => SeriesTable.Find(connection, ticker, interval)?.ToInfo());

    /// <summary>The series whose ticker holds the text, those that begin with it first.</summary>
    public IReadOnlyList<SeriesInfo> Search(string text) => database.Read<IReadOnlyList<SeriesInfo>>(
        connection => SeriesTable.Search(connection, text, SeriesMax).Select(row => row.ToInfo()).ToList());

    /// <summary>Forgets a series: its bars, its actions and its place among the latest signals. False when there was none.</summary>
    public Task<bool> DeleteAsync(Series series, CancellationToken stop) => database.WriteAsync(
        connection =>
        {
            SeriesRow? row = SeriesTable.Find(connection, series.Symbol.Ticker, series.Interval);
            if (row is not null)
            {
                SeriesTable.Delete(connection, row);
            }
            return row is not null;
        },
        stop);

    internal static StoredBars? Load(SqliteConnection connection, Series series, DateTime? until, TradingHours hours)
    {
        if (SeriesTable.Find(connection, series.Symbol.Ticker, series.Interval) is not { } row)
        {
            return null;
        }
        long last = until is { } moment ? Moment.ToMicroseconds(moment) : long.MaxValue;
        BarColumns bars = BarYears.Load(connection, row.SeriesId, until?.Year ?? DateTime.MaxValue.Year, (int)(row.Bars - row.TailBars));
        if (row.TailBars > 0)
        {
            bars = bars.With(BarYears.LoadTail(connection, row.SeriesId));
        }
        return new StoredBars(
            row.Series, row.Source, row.DataLabel, row.Revision, StoredHours.Of(row.Series, bars.Slice(0, bars.CountUntil(last)), hours),
            ActionRows.Load(connection, row.SeriesId, last));
    }

    private static WriteResult Write(
        SqliteConnection connection, Series series, string source, BarColumns fresh, IReadOnlyList<CorporateAction> actions,
        DataLabel label, bool replaceSource)
    {
        SeriesRow row = FindOrCreate(connection, series, source, label, replaceSource);
        if (row.TailBars > 0)
        {
            BarYears.Fold(connection, row.SeriesId);
            row.TailBars = 0;
        }
        long? lastBefore = row.LastTime;
        BarMerge merge = BarYears.Merge(connection, row.SeriesId, fresh, isNew: row.Bars == 0);
        long? actionsFrom = ActionRows.Merge(connection, row.SeriesId, actions);
        int later = lastBefore is { } last ? fresh.Count - fresh.CountUntil(last) : fresh.Count;
        if (merge.Replaced > 0 || merge.Added > later || actionsFrom <= lastBefore)
        {
            row.Revision++;
        }
        row.Bars += merge.Added;
        if (fresh.Count > 0)
        {
            row.Widen(fresh.Times[0], fresh.Times[^1]);
        }
        SeriesTable.Save(connection, row);
        return new WriteResult(merge.Added, merge.Replaced, merge.Unchanged);
    }

    private static Fate Append(SqliteConnection connection, Arrival arrival, string source, DataLabel label, DateTime? heardAt)
    {
        SeriesRow row = FindOrCreate(connection, arrival.Series, source, label, replaceSource: false);
        long time = Moment.ToMicroseconds(arrival.Bar.Time);
        Fate fate = row.LastTime is { } last && time <= last
            ? Correct(connection, row, arrival.Bar, time)
            : AddLast(connection, row, arrival.Bar, time);
        if (fate == Fate.Unchanged)
        {
            return fate;
        }
        row.Revision += fate == Fate.Added ? 0 : 1;
        row.Bars += fate == Fate.Replaced ? 0 : 1;
        row.Widen(time, time);
        SeriesTable.Save(connection, row);
        if (heardAt is { } moment)
        {
            OriginRows.Extend(connection, row.SeriesId, source, moment, arrival.Bar.Time);
        }
        return fate;
    }

    private static Fate AddLast(SqliteConnection connection, SeriesRow row, in Bar bar, long time)
    {
        bool yearEnded = row.LastTime is { } last && BarYears.YearOf(last) != BarYears.YearOf(time);
        if (row.TailBars > 0 && (yearEnded || row.TailBars >= Math.Max(TailBarsMin, row.Bars / TailShare)))
        {
            BarYears.Fold(connection, row.SeriesId);
            row.TailBars = 0;
        }
        BarYears.SaveInTail(connection, row.SeriesId, bar);
        row.TailBars++;
        return Fate.Added;
    }

    /// <summary>A bar at or before the last one goes where its neighbours are: into the tail, or into the blobs of its year.</summary>
    private static Fate Correct(SqliteConnection connection, SeriesRow row, in Bar bar, long time)
    {
        if (row.TailBars > 0 && BarYears.FirstInTail(connection, row.SeriesId) <= time)
        {
            Bar? stored = BarYears.FindInTail(connection, row.SeriesId, time);
            if (stored == bar)
            {
                return Fate.Unchanged;
            }
            BarYears.SaveInTail(connection, row.SeriesId, bar);
            row.TailBars += stored is null ? 1 : 0;
            return stored is null ? Fate.Inserted : Fate.Replaced;
        }
        BarMerge merge = BarYears.Merge(connection, row.SeriesId, BarColumns.Of([bar]));
        return merge.Added > 0 ? Fate.Inserted : merge.Replaced > 0 ? Fate.Replaced : Fate.Unchanged;
    }

    private static SeriesRow FindOrCreate(
        SqliteConnection connection, Series series, string source, DataLabel label, bool replaceSource)
    {
        SeriesRow? row = SeriesTable.Find(connection, series.Symbol.Ticker, series.Interval);
        if (row is not null && replaceSource && row.Source != source)
        {
            long revision = row.Revision;
            SeriesTable.Delete(connection, row);
            row = SeriesTable.Create(connection, series, source, label);
            row.Revision = revision + 1;
        }
        row ??= SeriesTable.Create(connection, series, source, label);
        if (row.Source != source)
        {
            throw new SourceMixException(
                $"{row.Series} holds bars of {row.Source}; bars of {source} are not mixed into it. Use --replace to delete the old ones first.");
        }
        return row.Series.Symbol.TicksPerUnit == series.Symbol.TicksPerUnit
            ? row
            : throw new SourceMixException(
                $"{row.Series} is stored as {row.AssetClass}, whose price grid differs from that of {series.Symbol.AssetClass}. "
                + "Use --replace to delete it first.");
    }
}
