using System.Globalization;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Web;

/// <summary>Reads a date or a time as a person writes it. A date means a whole day of the symbol's exchange.</summary>
public static class When
{
    /// <summary>The last moment meant: a date ends with its exchange day, inclusive; a time without a zone is UTC.</summary>
    /// <exception cref="Fault">It is neither, or beyond the years the calendar knows.</exception>
    public static DateTime End(string text, Symbol symbol) => Read(text, symbol, (calendar, day) => calendar.EndOf(day));

    /// <summary>The moment before the first one meant: bars that close after it are in.</summary>
    /// <exception cref="Fault">As for <see cref="End"/>.</exception>
    public static DateTime Before(string text, Symbol symbol) => IsDate(text, out _)
        ? Read(text, symbol, (calendar, day) => calendar.EndOf(day.AddDays(-1)))
        : End(text, symbol).AddTicks(-1);

    private static DateTime Read(string text, Symbol symbol, Func<TradingCalendar, DateOnly, DateTime> ofDay)
    {
        if (IsDate(text, out DateOnly day))
        {
            try
            {
                return ofDay(TradingCalendar.For(symbol), day);
            }
            catch (ArgumentOutOfRangeException)
            {
                throw Fault.Usage($"{text} is outside of the years the calendar knows",
                    $"Name a day from {TradingCalendar.FirstDay.AddDays(1):yyyy-MM-dd} to {TradingCalendar.LastDay:yyyy-MM-dd}.");
            }
        }
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return text.Length > 10 && DateTime.TryParse(text, CultureInfo.InvariantCulture, utc, out DateTime time)
            ? time
            : throw Fault.Usage($"\"{text}\" is no date and no time", "Write 2015-06-30 for a whole day, or 2015-06-30T14:30:00Z for a moment.");
    }

    private static bool IsDate(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
