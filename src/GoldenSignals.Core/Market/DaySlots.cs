namespace GoldenSignals.Core.Market;

/// <summary>Where a bar stands in its exchange day: how many bars' time from the open, and how many bars' time before the close.</summary>
/// <remarks>Told by the clock and the calendar, never by counting bars: a halt, a late open or a bar that is missing moves nothing. Daylight
/// time moves the session with the New York clock; sessions around the clock in UTC know none. Half days are known beforehand, as they are to
/// everybody. Outside the years of the calendar days are those of 400 years before or after, when the Gregorian calendar was the same.</remarks>
public sealed class DaySlots
{
    private const long CalendarTicks = 146_097 * TimeSpan.TicksPerDay;

    private readonly TradingCalendar calendar;
    private readonly long length;
    private DateTime at;
    private long open, close = -1;

    /// <param name="interval">An intraday one.</param>
    public DaySlots(TradingCalendar calendar, Interval interval)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(interval.Minutes, Interval.Day1.Minutes);
        this.calendar = calendar;
        length = interval.Minutes * TimeSpan.TicksPerMinute;
        Places = (calendar.LongestMinutes + interval.Minutes - 1) / interval.Minutes;
        Place = Places;
    }

    /// <summary>Bars in the longest day.</summary>
    public int Places { get; }

    /// <summary>Place of the latest bar, 0 for the first of a day; <see cref="Places"/> for a bar outside every session.</summary>
    public int Place { get; private set; }

    /// <summary>Bars still to come before the close, by the clock.</summary>
    public int Left { get; private set; }

    /// <summary>Goes to the bar that closes at this moment.</summary>
    public void MoveTo(DateTime time)
    {
        if (time == at) return;
        at = time;
        if ((time.Ticks <= open || time.Ticks > close) && !TryFind(time))
        {
            close = -1;
            (Place, Left) = (Places, 0);
            return;
        }
        Place = Bars(time.Ticks - open) - 1;
        Left = Bars(close - open) - 1 - Place;
    }

    /// <summary>How many slots there are for questions over so many bars.</summary>
    public int CountFor(int horizon) => Places + Math.Min(horizon, Places) + 1;

    /// <summary>
    /// Slot of a question over so many bars that is put at the latest bar. One that is answered by the close has the place's; one that waits
    /// over the night has its own, told by the bars before the close, so that on a half day it stands with those that wait too; one put
    /// outside every session has the last.
    /// </summary>
    public int For(int horizon) => Place == Places ? Places + Math.Min(horizon, Places)
        : Left >= horizon ? Place
        : Places + Left;

    private int Bars(long ticks) => (int)((ticks + length - 1) / length);

    private bool TryFind(DateTime time)
    {
        long shift = time.Year > TradingCalendar.LastDay.Year ? CalendarTicks : time.Year < TradingCalendar.FirstDay.Year ? -CalendarTicks : 0;
        long known = time.Ticks - shift;
        if (known < DateTime.MinValue.Ticks || known > DateTime.MaxValue.Ticks
            || !calendar.TryFindSession(new DateTime(known, DateTimeKind.Utc), out DateTime from, out DateTime to)) return false;
        (open, close) = (from.Ticks + shift, to.Ticks + shift);
        return true;
    }
}
