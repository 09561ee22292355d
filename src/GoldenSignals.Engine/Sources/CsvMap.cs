namespace GoldenSignals.Engine.Sources;

/// <summary>What a column of a CSV file holds.</summary>
public enum CsvColumn
{
    Date,
    Time,
    Open,
    High,
    Low,
    Close,
    Volume,
    Symbol,
}

/// <summary>Order of day and month in dates such as 01/03/2012.</summary>
public enum DateOrder
{
    DayFirst,
    MonthFirst,
}

/// <summary>
/// What a person says about a CSV file that it does not say itself: "date=Day,close=Last,order=dmy,times=open,zone=UTC". A column is named
/// as in the header or by its number, from 1.
/// </summary>
/// <param name="Columns">Which column holds what; the rest is found from the header.</param>
/// <param name="Order">order=dmy or order=mdy.</param>
/// <param name="TimesAreCloses">times=open or times=close: what an intraday row's time is of its bar.</param>
/// <param name="Zone">zone=…: the zone intraday times are in, by its IANA name.</param>
public sealed record CsvMap(
    IReadOnlyDictionary<CsvColumn, string> Columns, DateOrder? Order = null, bool? TimesAreCloses = null, TimeZoneInfo? Zone = null)
{
    public static readonly CsvMap None = new(new Dictionary<CsvColumn, string>());

    /// <exception cref="ArgumentException">A part is not understood; the message names it and says what can stand there.</exception>
    public static CsvMap Parse(string? text)
    {
        Dictionary<CsvColumn, string> columns = [];
        CsvMap map = new(columns);
        foreach (string part in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] sides = part.Split('=', 2, StringSplitOptions.TrimEntries);
            if (sides.Length != 2 || sides[1].Length == 0)
            {
                throw new ArgumentException($"--map: '{part}' is not name=value, as in date=Day,close=Last,order=dmy");
            }
            bool isWord = sides[0].Length > 0 && char.IsAsciiLetter(sides[0][0]);
            if (isWord && Enum.TryParse(sides[0], ignoreCase: true, out CsvColumn column))
            {
                columns[column] = sides[1];
                continue;
            }
            map = sides[0].ToLowerInvariant() switch
            {
                "order" => map with { Order = OrderOf(sides[1]) },
                "times" => map with { TimesAreCloses = TimesOf(sides[1]) },
                "zone" => map with { Zone = ZoneOf(sides[1]) },
                _ => throw new ArgumentException(
                    $"--map: '{sides[0]}' is none of date, time, open, high, low, close, volume, symbol, order, times, zone"),
            };
        }
        return map;
    }

    private static DateOrder OrderOf(string text) => text.ToLowerInvariant() switch
    {
        "dmy" => DateOrder.DayFirst,
        "mdy" => DateOrder.MonthFirst,
        _ => throw new ArgumentException($"--map: order is dmy (day first) or mdy (month first), not '{text}'"),
    };

    private static bool TimesOf(string text) => text.ToLowerInvariant() switch
    {
        "close" => true,
        "open" => false,
        _ => throw new ArgumentException($"--map: times is open or close, the end of its bar that a row's time names, not '{text}'"),
    };

    private static TimeZoneInfo ZoneOf(string text) => TimeZoneInfo.TryFindSystemTimeZoneById(text, out TimeZoneInfo? zone)
        ? zone
        : throw new ArgumentException($"--map: this machine knows no time zone '{text}'; write it as UTC or Europe/Warsaw");
}
