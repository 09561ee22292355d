using System.Text;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Sources;

/// <summary>
/// Reads the lines of one CSV file into the series they belong to. A line that can not be read is refused with its number; the next one is
/// read as if nothing had been.
/// </summary>
internal sealed class CsvReader
{
    private static readonly CsvColumn[] PriceColumns = [CsvColumn.Open, CsvColumn.High, CsvColumn.Low, CsvColumn.Close];

    /// <summary>What a short line takes: room is made for as many at once.</summary>
    private const int BytesPerLine = 40;

    private readonly CsvFormat format;
    private readonly string file;
    private readonly bool isIntraday;
    private readonly Func<string, CsvSeries?> seriesOf;
    private readonly FindingLog lost;
    private readonly int datePlace, timePlace, volumePlace, symbolPlace;
    private readonly int[] pricePlaces;

    private CsvSeries? current;
    private byte[] currentTicker = [];
    private int currentFile;
    private int linesLeft;

    /// <param name="seriesOf">
    /// The series of a ticker, of the empty one for a file without a column of tickers; null for what is no ticker.
    /// </param>
    /// <param name="lost">Takes the findings of lines that do not say whose they are.</param>
    public CsvReader(CsvFormat format, string file, Interval interval, Func<string, CsvSeries?> seriesOf, FindingLog lost)
    {
        (this.format, this.file, this.seriesOf, this.lost) = (format, file, seriesOf, lost);
        isIntraday = interval.IsIntraday;
        datePlace = format.PlaceOf(CsvColumn.Date);
        timePlace = format.PlaceOf(CsvColumn.Time);
        volumePlace = format.PlaceOf(CsvColumn.Volume);
        symbolPlace = format.PlaceOf(CsvColumn.Symbol);
        pricePlaces = [.. PriceColumns.Select(c => format.PlaceOf(format.IsCloseOnly ? CsvColumn.Close : c))];
    }

    /// <summary>Reads a whole file, or its beginning up to a line's end.</summary>
    public void Read(ReadOnlySpan<byte> text)
    {
        Span<CsvField> fields = stackalloc CsvField[format.Columns + 1];
        linesLeft = text.Length / BytesPerLine;
        for (int number = 1; text.Length > 0; number++)
        {
            ReadOnlySpan<byte> line = CsvFields.NextLine(ref text);
            if (number == format.HeaderLine || CsvFields.IsBlank(line))
            {
                continue;
            }
            int count = CsvFields.Split(line, format.Separator, fields);
            bool fits = count == format.Columns || (count == format.Columns + 1 && fields[count - 1].Length == 0);
            bool saysWhose = symbolPlace < 0 || fits;
            ReadOnlySpan<byte> ticker = symbolPlace >= 0 && fits ? fields[symbolPlace].In(line) : default;
            if (saysWhose && !IsCurrent(ticker))
            {
                Enter(ticker, number);
            }
            if (!fits)
            {
                string columns = count > format.Columns ? "more columns" : count == 1 ? "1 column" : $"{count} columns";
                FindingLog log = symbolPlace < 0 ? current!.Findings : lost;
                log.Refuse(file, number, null, BarRules.UnreadableLine, $"{columns} where the file has {format.Columns}");
            }
            else if (current is null)
            {
                lost.Refuse(file, number, null, BarRules.UnreadableLine, $"'{Show(ticker)}' is no symbol");
            }
            else
            {
                ReadBar(current, line, fields, number);
            }
        }
    }

    private bool IsCurrent(ReadOnlySpan<byte> ticker) => current is not null && ticker.SequenceEqual(currentTicker);

    private void Enter(ReadOnlySpan<byte> ticker, int number)
    {
        currentTicker = ticker.ToArray();
        current = seriesOf(Encoding.UTF8.GetString(ticker));
        if (current is null)
        {
            return;
        }
        currentFile = current.Files.IndexOf(file);
        if (currentFile < 0)
        {
            currentFile = current.Files.Count;
            current.Lines.EnsureCapacity(current.Lines.Count + (symbolPlace < 0 ? linesLeft : 0));
            current.Files.Add(file);
            current.HasVolume |= volumePlace >= 0;
            if (format.IsCloseOnly)
            {
                current.Findings.Keep(
                    file, number, null, BarRules.CloseOnly, "the file has closes alone: open, high and low are the close, volume is 0");
            }
        }
    }

    private void ReadBar(CsvSeries series, ReadOnlySpan<byte> line, ReadOnlySpan<CsvField> fields, int number)
    {
        ReadOnlySpan<byte> date = fields[datePlace].In(line);
        if (!CsvStamp.TryRead(date, format.Order, out CsvStamp stamp)
            || (timePlace >= 0 && !stamp.TryAddTime(fields[timePlace].In(line), out stamp)))
        {
            string said = Show(date) + (timePlace >= 0 ? " " + Show(fields[timePlace].In(line)) : "");
            series.Findings.Refuse(file, number, null, BarRules.UnreadableDate, $"'{said}' is no date");
            return;
        }
        DateTime time = TimeOf(stamp, series);
        Span<long> prices = stackalloc long[4];
        for (int i = 0; i < 4; i++)
        {
            ReadOnlySpan<byte> field = fields[pricePlaces[i]].In(line);
            NumberFault fault = PriceText.Read(field, format.Point, series.Decimals, out prices[i], out bool offGrid);
            if (fault != NumberFault.None)
            {
                Refuse(series, number, time, fault, format.IsCloseOnly ? CsvColumn.Close : PriceColumns[i], field);
                return;
            }
            if (offGrid)
            {
                decimal rounded = (decimal)prices[i] / series.Series.Symbol.TicksPerUnit;
                string name = PriceColumns[i].ToString().ToLowerInvariant();
                series.Findings.Keep(
                    file, number, time, BarRules.OffGrid, FormattableString.Invariant($"{name} {Show(field)} rounded to {rounded}"));
            }
        }
        if (TryReadVolume(series, line, fields, number, time, out double volume))
        {
            series.Lines.Add(new BarLine(currentFile, number, new Bar(time, prices[0], prices[1], prices[2], prices[3], volume)));
        }
    }

    private bool TryReadVolume(
        CsvSeries series, ReadOnlySpan<byte> line, ReadOnlySpan<CsvField> fields, int number, DateTime time, out double volume)
    {
        volume = 0;
        if (volumePlace < 0)
        {
            return true;
        }
        ReadOnlySpan<byte> field = fields[volumePlace].In(line);
        NumberFault fault = PriceText.ReadVolume(field, format.Point, out volume);
        if (fault == NumberFault.Missing)
        {
            volume = 0;
            series.Findings.Keep(file, number, time, BarRules.MissingVolume, "the volume is empty and counts as 0");
        }
        else if (fault != NumberFault.None)
        {
            Refuse(series, number, time, fault, CsvColumn.Volume, field);
            return false;
        }
        return true;
    }

    private DateTime TimeOf(in CsvStamp stamp, CsvSeries series) =>
        isIntraday ? ToUtc(stamp, series) : series.Times.OfDay(DayOf(stamp, series.Calendar));

    // A date stands for itself, in whatever zone it was written; a moment that is no midnight belongs to the exchange's day.
    private static DateOnly DayOf(in CsvStamp stamp, TradingCalendar calendar)
    {
        bool isMoment = stamp.Offset is not null && stamp.Wall.TimeOfDay != TimeSpan.Zero;
        DateTime wall = isMoment && ReferenceEquals(calendar, TradingCalendar.NewYork)
            ? NewYorkTime.FromUtc(stamp.Wall - stamp.Offset!.Value)
            : stamp.Wall;
        return DateOnly.FromDateTime(wall);
    }

    private DateTime ToUtc(in CsvStamp stamp, CsvSeries series)
    {
        if (stamp.Offset is TimeSpan offset)
        {
            return DateTime.SpecifyKind(stamp.Wall - offset, DateTimeKind.Utc);
        }
        if (format.Map.Zone is TimeZoneInfo zone)
        {
            // An hour the clock skips does not exist there; the hour before it does.
            DateTime wall = zone.IsInvalidTime(stamp.Wall) ? stamp.Wall.AddHours(-1) : stamp.Wall;
            return TimeZoneInfo.ConvertTimeToUtc(wall, zone);
        }
        return ReferenceEquals(series.Calendar, TradingCalendar.NewYork)
            ? series.Times.OfWall(stamp.Wall)
            : DateTime.SpecifyKind(stamp.Wall, DateTimeKind.Utc);
    }

    private void Refuse(CsvSeries series, int number, DateTime time, NumberFault fault, CsvColumn column, ReadOnlySpan<byte> field)
    {
        string name = column.ToString().ToLowerInvariant();
        (string rule, string why) = fault switch
        {
            NumberFault.Missing => (BarRules.MissingValue, field.Length == 0 ? $"{name} is empty" : $"{name} is '{Show(field)}'"),
            NumberFault.NotANumber => (BarRules.NotANumber, $"{name} is '{Show(field)}'"),
            NumberFault.Overflow => (BarRules.Overflow, $"{name} {Show(field)} is too large to calculate with"),
            _ => (BarRules.UnreadableNumber, $"{name} '{Show(field)}' is no number"),
        };
        series.Findings.Refuse(file, number, time, rule, why);
    }

    private static string Show(ReadOnlySpan<byte> field) => Encoding.UTF8.GetString(field[..Math.Min(field.Length, 40)]);
}
