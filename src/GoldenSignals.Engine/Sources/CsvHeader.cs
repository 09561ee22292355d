using System.Globalization;
using System.Text;

namespace GoldenSignals.Engine.Sources;

/// <summary>Finds out which column holds what: from what a person said, the names in a header, or the shape of the first row.</summary>
internal static class CsvHeader
{
    // The first name in a file that means a column wins: "Volume BTC" before "Volume USD", "Date" before "Unix".
    private static readonly Dictionary<string, CsvColumn> Names = new()
    {
        ["date"] = CsvColumn.Date, ["datetime"] = CsvColumn.Date, ["timestamp"] = CsvColumn.Date, ["day"] = CsvColumn.Date,
        ["tradedate"] = CsvColumn.Date, ["unix"] = CsvColumn.Date, ["gmttime"] = CsvColumn.Date, ["opentime"] = CsvColumn.Date,
        ["dateutc"] = CsvColumn.Date, ["observationdate"] = CsvColumn.Date,
        ["time"] = CsvColumn.Time, ["hour"] = CsvColumn.Time,
        ["open"] = CsvColumn.Open, ["o"] = CsvColumn.Open, ["1open"] = CsvColumn.Open,
        ["high"] = CsvColumn.High, ["h"] = CsvColumn.High, ["2high"] = CsvColumn.High,
        ["low"] = CsvColumn.Low, ["l"] = CsvColumn.Low, ["3low"] = CsvColumn.Low,
        ["close"] = CsvColumn.Close, ["c"] = CsvColumn.Close, ["4close"] = CsvColumn.Close, ["closelast"] = CsvColumn.Close,
        ["last"] = CsvColumn.Close, ["price"] = CsvColumn.Close, ["settle"] = CsvColumn.Close, ["value"] = CsvColumn.Close,
        ["volume"] = CsvColumn.Volume, ["vol"] = CsvColumn.Volume, ["v"] = CsvColumn.Volume, ["5volume"] = CsvColumn.Volume,
        ["volumebtc"] = CsvColumn.Volume, ["tickvol"] = CsvColumn.Volume,
        ["ticker"] = CsvColumn.Symbol, ["symbol"] = CsvColumn.Symbol, ["name"] = CsvColumn.Symbol,
    };

    private static readonly string[] PriceNames = ["open", "high", "low", "close"];

    /// <summary>Whether a first line names columns instead of holding a bar.</summary>
    public static bool IsHeader(IReadOnlyList<string> fields, CsvMap map) =>
        fields.Count(f => Names.ContainsKey(Plain(f))) >= 2
        || map.Columns.Values.Any(v => fields.Contains(v, StringComparer.OrdinalIgnoreCase))
        || !fields.Any(static f => f.Length > 0 && (char.IsAsciiDigit(f[0]) || (f[0] == '-' && f.Length > 1)));

    /// <summary>The place of each column; a column that is not there is missing from the answer.</summary>
    /// <exception cref="SourceException">Needed columns can not be found; the message lists what is there.</exception>
    public static Dictionary<CsvColumn, int> Places(IReadOnlyList<string> fields, bool isHeader, CsvMap map, string file)
    {
        Dictionary<CsvColumn, int> places = isHeader ? FromNames(fields) : FromShape(fields, map);
        foreach ((CsvColumn column, string said) in map.Columns)
        {
            places[column] = Find(fields, isHeader, said)
                ?? throw new SourceException(
                    $"{file}: --map says {Name(column)}={said}, but there is no such column in '{string.Join(", ", fields)}'");
        }
        // A file whose only stamp is called "time" has no separate date.
        if (!places.ContainsKey(CsvColumn.Date) && places.Remove(CsvColumn.Time, out int time))
        {
            places[CsvColumn.Date] = time;
        }
        Demand(places, fields, file);
        return places;
    }

    private static Dictionary<CsvColumn, int> FromNames(IReadOnlyList<string> fields)
    {
        Dictionary<CsvColumn, int> places = [];
        for (int i = 0; i < fields.Count; i++)
        {
            if (Names.TryGetValue(Plain(fields[i]), out CsvColumn column))
            {
                places.TryAdd(column, i);
            }
        }
        return places;
    }

    // [symbol] date [time] open high low close [volume [open interest]], or date and close alone.
    private static Dictionary<CsvColumn, int> FromShape(IReadOnlyList<string> fields, CsvMap map)
    {
        Dictionary<CsvColumn, int> places = [];
        int at = 0;
        if (fields.Count > 0 && fields[0].Length > 0 && char.IsAsciiLetter(fields[0][0]))
        {
            places[CsvColumn.Symbol] = at++;
        }
        places[CsvColumn.Date] = at++;
        bool mayBeTime = at < fields.Count && fields[at].Length == 6 && fields.Count - at >= 6 && fields[at].All(char.IsAsciiDigit);
        if (mayBeTime || (at < fields.Count && fields[at].Contains(':')))
        {
            places[CsvColumn.Time] = at++;
        }
        int left = fields.Count - at;
        if (left == 1)
        {
            places[CsvColumn.Close] = at;
        }
        else if (left is >= 4 and <= 6)
        {
            (places[CsvColumn.Open], places[CsvColumn.High], places[CsvColumn.Low], places[CsvColumn.Close]) = (at, at + 1, at + 2, at + 3);
            if (left > 4)
            {
                places[CsvColumn.Volume] = at + 4;
            }
        }
        else if (map.Columns.Count > 0)
        {
            places.Clear();
        }
        return places;
    }

    private static int? Find(IReadOnlyList<string> fields, bool isHeader, string said)
    {
        for (int i = 0; isHeader && i < fields.Count; i++)
        {
            bool isAlike = Plain(said).Length > 0 && Plain(fields[i]) == Plain(said);
            if (isAlike || string.Equals(fields[i], said, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }
        return int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= fields.Count
            ? number - 1
            : null;
    }

    private static void Demand(Dictionary<CsvColumn, int> places, IReadOnlyList<string> fields, string file)
    {
        List<string> missing = [];
        if (!places.ContainsKey(CsvColumn.Date))
        {
            missing.Add("date");
        }
        bool closeOnly = places.ContainsKey(CsvColumn.Close)
            && !places.ContainsKey(CsvColumn.Open) && !places.ContainsKey(CsvColumn.High) && !places.ContainsKey(CsvColumn.Low);
        if (!closeOnly)
        {
            missing.AddRange(PriceNames.Where(n => !places.ContainsKey(Enum.Parse<CsvColumn>(n, ignoreCase: true))));
        }
        if (missing.Count > 0)
        {
            throw new SourceException(
                $"{file}: no column for {string.Join(", ", missing)} among '{string.Join(", ", fields)}'; "
                + "name them, as in --map date=Day,close=Last");
        }
    }

    private static string Name(CsvColumn column) => column.ToString().ToLowerInvariant();

    // "<TICKER>", "Adj Close" and "Close/Last" without what is not a letter or digit.
    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                plain.Append(char.ToLowerInvariant(c));
            }
        }
        return plain.ToString();
    }
}
