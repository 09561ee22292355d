using System.Runtime.CompilerServices;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Sources.Vendors;

/// <summary>
/// Follows a vendor that has no stream by asking again. A series is asked for when a bar of it is due, and again each poll period until it has
/// come; while none is due nothing is asked. The last bars are read again each time, so that what the vendor corrects comes out too.
/// </summary>
internal static class Polling
{
    /// <summary>Bars read again in each answer.</summary>
    private const int ReadAgainBars = 5;

    public static async IAsyncEnumerable<Arrival> FollowAsync(
        IVendorBars source, IReadOnlyList<Series> series, DateTime after, [EnumeratorCancellation] CancellationToken stop)
    {
        Turn[] turns = [.. series.Select(one => new Turn(one, after))];
        while (true)
        {
            var come = new List<Arrival>();
            foreach (Turn turn in turns.Where(turn => turn.Ask <= source.Link.Now))
            {
                come.AddRange(await AskAsync(source, turn, stop).ConfigureAwait(false));
            }
            foreach (Arrival arrival in come.OrderBy(arrival => arrival.Bar.Time))
            {
                stop.ThrowIfCancellationRequested();
                yield return arrival;
            }
            TimeSpan wait = turns.Min(turn => turn.Ask) - source.Link.Now;
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, source.Link.Clock, stop).ConfigureAwait(false);
        }
    }

    /// <summary>The moment from which a bar after this one can be had: its close, and the time it takes to be final.</summary>
    public static DateTime DueAfter(Series series, DateTime last, VendorTerms terms)
    {
        DateTime known = last.Year <= TradingCalendar.FirstDay.Year ? TradingCalendar.FirstDay.AddYears(1).ToDateTime(default, DateTimeKind.Utc) : last;
        return known.Year >= TradingCalendar.LastDay.Year
            ? DateTime.MaxValue
            : TradingCalendar.For(series.Symbol).NextClose(known, series.Interval) + terms.SettlesAfter(series.Interval);
    }

    private static async Task<IReadOnlyList<Arrival>> AskAsync(IVendorBars source, Turn turn, CancellationToken stop)
    {
        IReadOnlyList<Arrival> come = [];
        try
        {
            SourceBars read = await source.ReadAsync(turn.Series, turn.From, stop).ConfigureAwait(false);
            come = [.. read.Bars.Where(turn.IsNews).Select(bar => new Arrival(turn.Series, bar))];
            turn.Take(read.Bars);
        }
        catch (SourceException)
        {
            // The link keeps what went wrong for the status page; one symbol that fails must not stop the others.
        }
        DateTime due = DueAfter(turn.Series, turn.Last, source.Link.Terms), now = source.Link.Now;
        turn.Ask = due > now ? due : now + source.Link.Terms.PollPeriod(turn.Series.Interval);
        return come;
    }

    /// <summary>How far one series is.</summary>
    private sealed class Turn(Series series, DateTime after)
    {
        private readonly SortedDictionary<DateTime, Bar> known = [];
        private DateTime newest;

        public Series Series => series;

        /// <summary>When it is asked next.</summary>
        public DateTime Ask { get; set; }

        /// <summary>Close of the newest bar that is had.</summary>
        public DateTime Last => newest > after ? newest : after;

        /// <summary>Bars that end after this are read.</summary>
        public DateTime From => known.Count == 0 ? after : known.First().Key.AddTicks(-1);

        public bool IsNews(Bar bar) => known.TryGetValue(bar.Time, out Bar before) ? before != bar : bar.Time > after;

        public void Take(IReadOnlyList<Bar> bars)
        {
            foreach (Bar bar in bars)
            {
                known[bar.Time] = bar;
                newest = bar.Time > newest ? bar.Time : newest;
            }
            while (known.Count > ReadAgainBars)
            {
                known.Remove(known.First().Key);
            }
        }
    }
}
