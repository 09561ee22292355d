using System.Text;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Sources;

/// <summary>Reads the rows of LEAN tables into bar lines.</summary>
/// <remarks>
/// Trades: time, open, high, low, close, volume; prices of equities are whole ten-thousandths. Quotes: time, then open, high, low, close
/// and size of the bid, then of the ask; a bar is the middle of the two. Times are the start of a bar: New York's for equities, else UTC;
/// in minute files, milliseconds since midnight of the day in the file's name.
/// </remarks>
internal sealed class LeanReader(Series series, FindingLog findings)
{
    private const int TradeColumns = 6, QuoteColumns = 11;

    private static readonly string[] PriceNames = ["open", "high", "low", "close"];

    private readonly TradingCalendar calendar = TradingCalendar.For(series.Symbol);
    private readonly SessionTimes times = new(TradingCalendar.For(series.Symbol), series.Interval);
    private readonly bool isNewYork = ReferenceEquals(TradingCalendar.For(series.Symbol), TradingCalendar.NewYork);

    // A grid of ten-thousandths makes the whole numbers of an equity file its ticks.
    private readonly int decimals = series.Symbol.AssetClass is AssetClass.Equity or AssetClass.Etf
        ? 0
        : (int)Math.Round(Math.Log10(series.Symbol.TicksPerUnit));

    private int extended;
    private (string File, int Line, DateTime Time) firstExtended;

    /// <summary>Bars in the order of the files.</summary>
    public List<BarLine> Lines { get; } = [];

    public List<string> Files { get; } = [];

    /// <param name="day">The day of a minute file.</param>
    /// <param name="isOurs">Whether the ticker was this symbol's on a day.</param>
    public void Read(ReadOnlySpan<byte> text, string file, DateOnly? day, Func<DateOnly, bool> isOurs)
    {
        Span<CsvField> fields = stackalloc CsvField[QuoteColumns + 1];
        int others = 0, firstOther = 0;
        DateOnly lastOther = default;
        Files.Add(file);
        for (int number = 1; text.Length > 0; number++)
        {
            ReadOnlySpan<byte> line = CsvFields.NextLine(ref text);
            if (CsvFields.IsBlank(line))
            {
                continue;
            }
            int count = CsvFields.Split(line, (byte)',', fields);
            if (count is not (TradeColumns or QuoteColumns))
            {
                findings.Refuse(file, number, null, BarRules.UnreadableLine,
                    $"{count} columns where trades have {TradeColumns} and quotes {QuoteColumns}");
                continue;
            }
            if (!TryReadStart(fields[0].In(line), day, out DateTime start))
            {
                findings.Refuse(file, number, null, BarRules.UnreadableDate, $"'{Encoding.UTF8.GetString(fields[0].In(line))}' is no date");
                continue;
            }
            DateOnly date = DateOnly.FromDateTime(start);
            if (!isOurs(date))
            {
                firstOther = others++ == 0 ? number : firstOther;
                lastOther = date;
                continue;
            }
            ReadBar(line, fields, count == QuoteColumns, file, number, start);
        }
        if (others > 0)
        {
            findings.Drop(file, firstOther, null, BarRules.OtherCompany,
                $"{others} bars up to {lastOther:yyyy-MM-dd}; by the map file {series.Symbol} had another ticker or none then");
        }
    }

    /// <summary>Tells what only the whole series shows.</summary>
    public void Finish()
    {
        if (extended > 0)
        {
            findings.Drop(firstExtended.File, firstExtended.Line, firstExtended.Time, BarRules.ExtendedHours,
                $"{extended} bars from here on lie before or after the session");
        }
    }

    private void ReadBar(ReadOnlySpan<byte> line, ReadOnlySpan<CsvField> fields, bool isQuote, string file, int number, DateTime start)
    {
        DateTime time = TimeOf(start);
        Span<long> prices = stackalloc long[4];
        for (int i = 0; i < 4; i++)
        {
            if (!TryReadPrice(fields[i + 1].In(line), file, number, time, i, out prices[i]))
            {
                return;
            }
            if (isQuote)
            {
                if (!TryReadPrice(fields[i + 6].In(line), file, number, time, i, out long ask))
                {
                    return;
                }
                prices[i] = (prices[i] + ask + 1) >> 1;
            }
        }
        double volume = 0;
        ReadOnlySpan<byte> said = fields[5].In(line);
        if (!isQuote && PriceText.ReadVolume(said, (byte)'.', out volume) is NumberFault fault and not NumberFault.None)
        {
            findings.Refuse(file, number, time, RuleOf(fault), $"volume is '{Encoding.UTF8.GetString(said)}'");
            return;
        }
        if (isNewYork && series.Interval.IsIntraday && IsKnown(time) && !calendar.IsInSession(time))
        {
            firstExtended = extended++ == 0 ? (file, number, time) : firstExtended;
            return;
        }
        Lines.Add(new BarLine(Files.Count - 1, number, new Bar(time, prices[0], prices[1], prices[2], prices[3], volume)));
    }

    private bool TryReadPrice(ReadOnlySpan<byte> field, string file, int number, DateTime time, int place, out long ticks)
    {
        NumberFault fault = PriceText.Read(field, (byte)'.', decimals, out ticks, out bool offGrid);
        if (fault != NumberFault.None)
        {
            findings.Refuse(file, number, time, RuleOf(fault), $"{PriceNames[place]} is '{Encoding.UTF8.GetString(field)}'");
        }
        else if (offGrid)
        {
            string said = Encoding.UTF8.GetString(field);
            findings.Keep(file, number, time, BarRules.OffGrid, $"{PriceNames[place]} {said} rounded to the grid");
        }
        return fault == NumberFault.None;
    }

    private static bool TryReadStart(ReadOnlySpan<byte> field, DateOnly? day, out DateTime start)
    {
        start = default;
        if (day is DateOnly date)
        {
            NumberFault fault = PriceText.Read(field, (byte)'.', 0, out long milliseconds, out _);
            bool isTime = fault == NumberFault.None && milliseconds is >= 0 and < TimeSpan.MillisecondsPerDay;
            start = date.ToDateTime(TimeOnly.MinValue).AddMilliseconds(isTime ? milliseconds : 0);
            return isTime;
        }
        bool isStamp = CsvStamp.TryRead(field, null, out CsvStamp stamp);
        start = stamp.Wall;
        return isStamp;
    }

    private DateTime TimeOf(DateTime start)
    {
        if (!series.Interval.IsIntraday)
        {
            return times.OfDay(DateOnly.FromDateTime(start));
        }
        return times.OfStart(isNewYork ? times.OfWall(start) : DateTime.SpecifyKind(start, DateTimeKind.Utc));
    }

    private static bool IsKnown(DateTime time) => time.Year >= TradingCalendar.FirstDay.Year && time.Year < TradingCalendar.LastDay.Year;

    private static string RuleOf(NumberFault fault) => fault switch
    {
        NumberFault.Missing => BarRules.MissingValue,
        NumberFault.NotANumber => BarRules.NotANumber,
        NumberFault.Overflow => BarRules.Overflow,
        _ => BarRules.UnreadableNumber,
    };
}
