using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Sources;

/// <summary>Infers bar length from how far apart the rows of a file usually are.</summary>
internal static class CsvSpacing
{
    private const double MinutesPerDay = 1440;

    /// <summary>The interval asked for when the rows do not contradict it, else the one they show.</summary>
    /// <param name="head">The first lines of the file, header included.</param>
    /// <exception cref="SourceException">The rows are a length apart that is no interval, or contradict the one asked for.</exception>
    public static Interval Of(ReadOnlySpan<byte> head, CsvFormat format, Interval? asked, string file)
    {
        (double? median, bool hasTimes) = Median(head, format);
        if (asked is Interval said)
        {
            // Rows may be left out, so further apart is no contradiction; nearer is.
            if (median is double minutes && minutes < said.Minutes * (said.IsIntraday ? 0.9 : 0.5))
            {
                throw new SourceException($"{file}: the rows are {minutes:0.##} minutes apart, not {said}");
            }
            if (median is not null && !hasTimes && said.IsIntraday)
            {
                throw new SourceException($"{file}: the rows have dates without times, so they are not bars of {said}");
            }
            return said;
        }
        return median switch
        {
            null when hasTimes => throw new SourceException($"{file}: one row does not show how long its bar is; say it with --interval"),
            null => Interval.Day1,
            < MinutesPerDay => Nearest(median.Value)
                ?? throw new SourceException(
                    $"{file}: rows {median:0.##} minutes apart are of no interval; say one of {string.Join(' ', Interval.All)} with --interval"),
            <= 4 * MinutesPerDay => Interval.Day1,
            <= 9 * MinutesPerDay => Interval.Week1,
            _ => throw new SourceException(
                $"{file}: rows {median / MinutesPerDay:0} days apart are of no known interval; daily and weekly files are"),
        };
    }

    private static Interval? Nearest(double minutes)
    {
        foreach (Interval interval in Interval.All)
        {
            if (interval.IsIntraday && Math.Abs((minutes / interval.Minutes) - 1) < 0.1)
            {
                return interval;
            }
        }
        return null;
    }

    private static (double? Minutes, bool HasTimes) Median(ReadOnlySpan<byte> text, CsvFormat format)
    {
        List<double> distances = [];
        bool hasTimes = false;
        int datePlace = format.PlaceOf(CsvColumn.Date), timePlace = format.PlaceOf(CsvColumn.Time);
        int symbolPlace = format.PlaceOf(CsvColumn.Symbol);
        Span<CsvField> fields = stackalloc CsvField[format.Columns + 1];
        Dictionary<string, DateTime> latest = [];
        for (int number = 1; text.Length > 0; number++)
        {
            ReadOnlySpan<byte> line = CsvFields.NextLine(ref text);
            if (number == format.HeaderLine || CsvFields.IsBlank(line) || CsvFields.Split(line, format.Separator, fields) < format.Columns
                || !CsvStamp.TryRead(fields[datePlace].In(line), format.Order, out CsvStamp stamp)
                || (timePlace >= 0 && !stamp.TryAddTime(fields[timePlace].In(line), out stamp)))
            {
                continue;
            }
            hasTimes |= stamp.HasTime && stamp.Wall.TimeOfDay != TimeSpan.Zero;
            string key = symbolPlace < 0 ? "" : System.Text.Encoding.UTF8.GetString(fields[symbolPlace].In(line));
            if (latest.TryGetValue(key, out DateTime before) && before != stamp.Wall)
            {
                distances.Add(Math.Abs((stamp.Wall - before).TotalMinutes));
            }
            latest[key] = stamp.Wall;
        }
        distances.Sort();
        return (distances.Count == 0 ? null : distances[(distances.Count - 1) / 2], hasTimes);
    }
}
