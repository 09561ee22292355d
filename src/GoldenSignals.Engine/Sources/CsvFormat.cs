using System.Text;

namespace GoldenSignals.Engine.Sources;

/// <summary>How one CSV file is written: found from its beginning, its day and month order from all of it.</summary>
/// <param name="Point">Decimal sign, '.' or ','.</param>
/// <param name="Columns">Columns a line has.</param>
/// <param name="HeaderLine">Line of the header from 1; 0 where there is none.</param>
/// <param name="Order">Set where dates have day and month first.</param>
internal sealed record CsvFormat(
    byte Separator, byte Point, int Columns, int HeaderLine, IReadOnlyDictionary<CsvColumn, int> Places, DateOrder? Order, CsvMap Map)
{
    private const int SampleLinesMax = 50;
    private static readonly byte[] Separators = "\t;|,"u8.ToArray();

    public bool IsCloseOnly => !Places.ContainsKey(CsvColumn.Open);

    public bool HasSymbols => Places.ContainsKey(CsvColumn.Symbol);

    public int PlaceOf(CsvColumn column) => Places.TryGetValue(column, out int place) ? place : -1;

    /// <param name="text">All of the file, without its byte order mark.</param>
    /// <param name="file">As messages name it.</param>
    /// <exception cref="SourceException">It is no CSV file of bars, or its dates can be meant in two ways.</exception>
    public static CsvFormat Find(ReadOnlySpan<byte> text, CsvMap map, string file)
    {
        if (IsWide(text))
        {
            throw new SourceException($"{file}: this is not UTF-8 text; save it as CSV in UTF-8");
        }
        List<(int Number, byte[] Text)> sample = Sample(text);
        if (sample.Count == 0)
        {
            throw new SourceException($"{file}: the file is empty");
        }
        byte separator = SeparatorOf(sample)
            ?? throw new SourceException($"{file}: no columns, cut by comma, semicolon, tab or bar, in '{Show(sample[0].Text)}'");
        List<string> first = Texts(sample[0].Text, separator);
        bool isHeader = CsvHeader.IsHeader(first, map);
        Dictionary<CsvColumn, int> places = CsvHeader.Places(first, isHeader, map, file);
        if (isHeader)
        {
            sample.RemoveAt(0);
        }
        byte point = PointOf(sample, separator, places);
        int headerLine = isHeader ? FirstLine(text) : 0;
        return new CsvFormat(separator, point, first.Count, headerLine, places, OrderOf(text, separator, places, map, file), map);
    }

    // Two bytes a character: marked as such, or every other byte empty.
    private static bool IsWide(ReadOnlySpan<byte> text) =>
        text.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || text.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
        || text[..Math.Min(text.Length, 1000)].Count((byte)0) > 100;

    private static List<(int, byte[])> Sample(ReadOnlySpan<byte> text)
    {
        List<(int, byte[])> sample = [];
        for (int number = 1; text.Length > 0 && sample.Count < SampleLinesMax; number++)
        {
            ReadOnlySpan<byte> line = CsvFields.NextLine(ref text);
            if (!CsvFields.IsBlank(line))
            {
                sample.Add((number, line.ToArray()));
            }
        }
        return sample;
    }

    private static int FirstLine(ReadOnlySpan<byte> text)
    {
        int number = 1;
        while (CsvFields.IsBlank(CsvFields.NextLine(ref text)))
        {
            number++;
        }
        return number;
    }

    // A comma may be a decimal sign, so it is tried last; the right one cuts most lines into as many fields as the first.
    private static byte? SeparatorOf(List<(int Number, byte[] Text)> sample)
    {
        foreach (byte separator in Separators)
        {
            int columns = Count(sample[0].Text, separator);
            bool most = sample.Count(l => Count(l.Text, separator) == columns) * 2 > sample.Count;
            if (columns is >= 2 and <= CsvFields.ColumnsMax && (most || separator == ','))
            {
                return separator;
            }
        }
        return null;
    }

    private static byte PointOf(List<(int Number, byte[] Text)> sample, byte separator, Dictionary<CsvColumn, int> places)
    {
        int commas = 0;
        foreach ((_, byte[] line) in sample)
        {
            List<string> fields = Texts(line, separator);
            foreach (CsvColumn column in (CsvColumn[])[CsvColumn.Open, CsvColumn.High, CsvColumn.Low, CsvColumn.Close])
            {
                if (!places.TryGetValue(column, out int place) || place >= fields.Count)
                {
                    continue;
                }
                string field = fields[place];
                int comma = field.LastIndexOf(','), dot = field.LastIndexOf('.');
                if (dot > comma)
                {
                    return (byte)'.';
                }
                // Between commas, three digits after one are as likely thousands.
                commas += comma > dot && (separator != ',' || field.Length - comma != 4) ? 1 : 0;
            }
        }
        return commas > 0 ? (byte)',' : (byte)'.';
    }

    private static DateOrder? OrderOf(ReadOnlySpan<byte> text, byte separator, Dictionary<CsvColumn, int> places, CsvMap map, string file)
    {
        if (map.Order is DateOrder said)
        {
            return said;
        }
        int dayFirst = 0, monthFirst = 0, dates = 0, rows = 0;
        string example = "";
        Span<CsvField> fields = stackalloc CsvField[CsvFields.ColumnsMax];
        int place = places[CsvColumn.Date];
        for (int number = 1; text.Length > 0; number++)
        {
            ReadOnlySpan<byte> line = CsvFields.NextLine(ref text);
            int count = CsvFields.Split(line, separator, fields);
            rows += count > place ? 1 : 0;
            if (place >= Math.Min(count, CsvFields.ColumnsMax)
                || !CsvStamp.TryReadPair(fields[place].In(line), out int first, out int second))
            {
                if (dates == 0 && number > SampleLinesMax)
                {
                    return null;
                }
                continue;
            }
            example = dates++ == 0 ? Encoding.ASCII.GetString(fields[place].In(line)) : example;
            dayFirst += first > 12 && second <= 12 ? 1 : 0;
            monthFirst += second > 12 && first <= 12 ? 1 : 0;
        }
        if (dates * 2 < rows - 1)
        {
            return null;
        }
        // A few damaged dates do not turn a whole file round; as many against as for do.
        if (Math.Max(dayFirst, monthFirst) < 10L * Math.Min(dayFirst, monthFirst) || dayFirst + monthFirst == 0)
        {
            throw new SourceException(
                $"{file}: dates such as {example} can be meant in two ways, and no line of the file decides; "
                + "say --map order=dmy (day first) or --map order=mdy");
        }
        return dayFirst > monthFirst ? DateOrder.DayFirst : DateOrder.MonthFirst;
    }

    private static int Count(byte[] line, byte separator)
    {
        Span<CsvField> fields = stackalloc CsvField[CsvFields.ColumnsMax];
        return CsvFields.Split(line, separator, fields);
    }

    private static List<string> Texts(byte[] line, byte separator)
    {
        Span<CsvField> fields = stackalloc CsvField[CsvFields.ColumnsMax];
        int count = Math.Min(CsvFields.ColumnsMax, CsvFields.Split(line, separator, fields));
        List<string> texts = [];
        for (int i = 0; i < count; i++)
        {
            texts.Add(Encoding.UTF8.GetString(fields[i].In(line)));
        }
        return texts;
    }

    private static string Show(byte[] line) => Encoding.UTF8.GetString(line.AsSpan(0, Math.Min(60, line.Length)));
}
