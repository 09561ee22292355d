namespace GoldenSignals.Core.Market;

/// <summary>
/// When a market trades, 1990 to 2030. A day here is an exchange day; every moment is UTC. A bar belongs to the day its close lies in,
/// so a close exactly at the end of a day is still that day's.
/// </summary>
/// <remarks>Anything outside 1990–2030 throws <see cref="ArgumentOutOfRangeException"/>: the rules of other years are not known here.</remarks>
public sealed class TradingCalendar
{
    public static readonly DateOnly FirstDay = new(1990, 1, 1), LastDay = new(2030, 12, 31);

    /// <summary>NYSE and Nasdaq: 9:30 to 16:00 New York, with holidays and half days. A day ends at New York's midnight.</summary>
    public static readonly TradingCalendar NewYork = new("NYSE and Nasdaq", day => NewYorkTime.ToUtc(Midnight(day).AddDays(1)), NewYorkSession);

    /// <summary>The same days from 4:00 to 20:00 New York, with the markets before the open and after the close; to 17:00 on a half day.</summary>
    /// <remarks>Hours of the electronic exchanges: NYSE Arca Rule 7.34-E, Nasdaq Equity 1, section 1(a)(9).</remarks>
    public static readonly TradingCalendar NewYorkExtended =
        new("NYSE and Nasdaq, extended hours", day => NewYorkTime.ToUtc(Midnight(day).AddDays(1)), NewYorkExtendedSession);

    /// <summary>Around the clock from Sunday 17:00 to Friday 17:00 New York. A day ends at 17:00 New York.</summary>
    public static readonly TradingCalendar Forex = new("24×5 forex", FiveOClock, day => Weekdays.IsWeekend(day)
        ? null
        : (FiveOClock(day.AddDays(-1)), FiveOClock(day)));

    /// <summary>Every hour of every day. A day ends at 00:00 UTC.</summary>
    public static readonly TradingCalendar Crypto = new("24×7 crypto", day => UtcMidnight(day.AddDays(1)), day =>
        (UtcMidnight(day), UtcMidnight(day.AddDays(1))));

    /// <summary>A day inside the ends, so that every exchange day asked for is known, whatever the zone.</summary>
    private static readonly DateTime
        KnownFrom = FirstDay.AddDays(1).ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc),
        KnownTo = LastDay.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    private readonly string name;
    private readonly Func<DateOnly, DateTime> endOf;

    /// <summary>Trading days up to and including each calendar day.</summary>
    private readonly int[] count;

    private readonly Session[] sessions;

    private TradingCalendar(string name, Func<DateOnly, DateTime> endOf, Func<DateOnly, (DateTime, DateTime)?> sessionOf)
    {
        (this.name, this.endOf) = (name, endOf);
        count = new int[LastDay.DayNumber - FirstDay.DayNumber + 1];
        var found = new List<Session>(count.Length);
        for (int i = 0; i < count.Length; i++)
        {
            DateOnly day = FirstDay.AddDays(i);
            if (sessionOf(day) is (DateTime open, DateTime close))
            {
                found.Add(new Session(day, open, close));
            }
            count[i] = found.Count;
        }
        sessions = [.. found];
        LongestMinutes = (int)found.Max(session => (session.Close - session.Open).TotalMinutes);
    }

    private readonly record struct Session(DateOnly Day, DateTime Open, DateTime Close);

    public static TradingCalendar For(Symbol symbol) => For(symbol.AssetClass);

    public static TradingCalendar For(AssetClass assetClass) => assetClass switch
    {
        AssetClass.Equity or AssetClass.Etf or AssetClass.Index => NewYork,
        AssetClass.Forex or AssetClass.Cfd => Forex,
        AssetClass.Crypto => Crypto,
        _ => throw new ArgumentOutOfRangeException(nameof(assetClass), assetClass, "No calendar is known for this asset class."),
    };

    /// <summary>The calendar of a symbol's intraday bars; only the New York exchanges have hours beside the regular ones.</summary>
    public static TradingCalendar For(Symbol symbol, TradingHours hours) =>
        For(symbol) is var regular && hours == TradingHours.Extended && ReferenceEquals(regular, NewYork) ? NewYorkExtended : regular;

    /// <summary>Minutes of the longest session.</summary>
    public int LongestMinutes { get; }

    public bool IsTradingDay(DateOnly day)
    {
        int i = IndexOf(day);
        return count[i] > (i == 0 ? 0 : count[i - 1]);
    }

    /// <exception cref="ArgumentOutOfRangeException">There is no session on that day.</exception>
    public DateTime OpenOf(DateOnly day) => SessionOf(day).Open;

    /// <summary>Close of the session, early on a half day; the Time of that day's daily bar.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no session on that day.</exception>
    public DateTime CloseOf(DateOnly day) => SessionOf(day).Close;

    /// <summary>The exchange day a bar closing at this moment belongs to. It need not be a trading day.</summary>
    public DateOnly DayOf(DateTime utc)
    {
        if (utc.Year < FirstDay.Year - 1 || utc.Year > LastDay.Year + 1)
        {
            throw Outside(nameof(utc), utc);
        }
        // UTC dates and exchange days differ by at most one, so it is the first of three whose end is not before the moment.
        DateOnly day = DateOnly.FromDateTime(utc).AddDays(-1);
        while (endOf(day) < utc)
        {
            day = day.AddDays(1);
        }
        IndexOf(day);
        return day;
    }

    /// <summary>The end of an exchange day, trading or not; a bar closing exactly then still belongs to it.</summary>
    public DateTime EndOf(DateOnly day)
    {
        IndexOf(day);
        return endOf(day);
    }

    /// <summary>The first trading day after a day.</summary>
    public DateOnly NextDay(DateOnly day) => DayAfter(day, 1);

    /// <summary>The last trading day before a day.</summary>
    public DateOnly PreviousDay(DateOnly day)
    {
        int before = count[IndexOf(day)] - (IsTradingDay(day) ? 2 : 1);
        return before >= 0 ? sessions[before].Day : throw Outside(nameof(day), day);
    }

    /// <summary>The trading day that many trading days later, counted from the day after.</summary>
    /// <param name="tradingDays">1 or more.</param>
    public DateOnly DayAfter(DateOnly day, int tradingDays)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tradingDays, 1);
        long after = (long)count[IndexOf(day)] + tradingDays - 1;
        return after < sessions.Length ? sessions[after].Day : throw Outside(nameof(tradingDays), tradingDays);
    }

    /// <summary>Trading days after <paramref name="from"/> up to and including <paramref name="to"/>; negative when that lies before.</summary>
    public int TradingDaysBetween(DateOnly from, DateOnly to) => count[IndexOf(to)] - count[IndexOf(from)];

    /// <summary>Whether a bar closing at this moment lies in a session: after its open, at or before its close.</summary>
    public bool IsInSession(DateTime close)
    {
        DateOnly day = DayOf(close);
        return IsTradingDay(day) && SessionOf(day) is var session && close > session.Open && close <= session.Close;
    }

    /// <summary>The session a bar closing at this moment lies in. False between sessions and outside the years that are known.</summary>
    public bool TryFindSession(DateTime time, out DateTime open, out DateTime close)
    {
        (open, close) = (default, default);
        if (time < KnownFrom || time > KnownTo)
        {
            return false;
        }
        DateOnly day = DayOf(time);
        if (!IsTradingDay(day))
        {
            return false;
        }
        (open, close) = (SessionOf(day).Open, SessionOf(day).Close);
        return time > open && time <= close;
    }

    /// <summary>
    /// Close of the first bar of this interval that ends after a moment. Bars count from the open of each session; its last one may be short.
    /// </summary>
    public DateTime NextClose(DateTime close, Interval interval) => CloseAtOrAfter(close.AddTicks(1), interval);

    /// <summary>Close of the bar of this interval that a moment lies in, the close itself included; between sessions, of the next bar.</summary>
    public DateTime CloseAtOrAfter(DateTime time, Interval interval)
    {
        Session session = SessionEndingAtOrAfter(time);
        if (interval == Interval.Week1)
        {
            return LastSessionOfWeek(session.Day).Close;
        }
        if (!interval.IsIntraday || time <= session.Open)
        {
            return interval.IsIntraday ? Earlier(session.Open.AddMinutes(interval.Minutes), session.Close) : session.Close;
        }
        long length = interval.Minutes * TimeSpan.TicksPerMinute;
        long bars = ((time - session.Open).Ticks + length - 1) / length;
        return Earlier(session.Open.AddTicks(bars * length), session.Close);
    }

    /// <summary>
    /// Whether a bar can close at this moment: at the end of its span counted from the open of a session or from UTC midnight, as sources
    /// count; a day and longer, anywhere but inside a session. What is stamped otherwise is a bar still being made.
    /// </summary>
    public bool MayClose(DateTime time, Interval interval)
    {
        if (time < KnownFrom || time > KnownTo)
        {
            return true; // nothing is known of it
        }
        return interval.IsIntraday
            ? time.Ticks % (interval.Minutes * TimeSpan.TicksPerMinute) == 0 || CloseAtOrAfter(time, interval) == time
            : !IsInSession(time) || time == CloseOf(DayOf(time));
    }

    public override string ToString() => name;

    private Session SessionOf(DateOnly day) => IsTradingDay(day)
        ? sessions[count[IndexOf(day)] - 1]
        : throw new ArgumentOutOfRangeException(nameof(day), day, $"{day:yyyy-MM-dd} is not a trading day of {name}.");

    private Session SessionEndingAtOrAfter(DateTime time)
    {
        DateOnly day = DayOf(time);
        return IsTradingDay(day) && SessionOf(day) is var today && time <= today.Close ? today : SessionOf(NextDay(day));
    }

    private Session LastSessionOfWeek(DateOnly day)
    {
        DateOnly sunday = Weekdays.MondayOf(day).AddDays(6);
        return sessions[count[IndexOf(sunday)] - 1];
    }

    private int IndexOf(DateOnly day)
    {
        int i = day.DayNumber - FirstDay.DayNumber;
        return (uint)i < (uint)count.Length ? i : throw Outside(nameof(day), day);
    }

    private ArgumentOutOfRangeException Outside(string parameter, object value) =>
        new(parameter, value, $"The calendar of {name} is known from {FirstDay:yyyy-MM-dd} to {LastDay:yyyy-MM-dd} only.");

    private static (DateTime, DateTime)? NewYorkSession(DateOnly day) => NewYorkSessions.CloseOn(day) is TimeOnly close
        ? (NewYorkTime.ToUtc(day.ToDateTime(NewYorkSessions.Open)), NewYorkTime.ToUtc(day.ToDateTime(close)))
        : null;

    private static (DateTime, DateTime)? NewYorkExtendedSession(DateOnly day) => NewYorkSessions.CloseOn(day) is TimeOnly close
        ? (NewYorkTime.ToUtc(day.ToDateTime(NewYorkSessions.ExtendedOpen)), NewYorkTime.ToUtc(day.ToDateTime(close.AddHours(4))))
        : null;

    private static DateTime FiveOClock(DateOnly day) => NewYorkTime.ToUtc(day.ToDateTime(new TimeOnly(17, 0)));

    private static DateTime Midnight(DateOnly day) => day.ToDateTime(TimeOnly.MinValue);

    private static DateTime UtcMidnight(DateOnly day) => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    private static DateTime Earlier(DateTime a, DateTime b) => a < b ? a : b;
}
