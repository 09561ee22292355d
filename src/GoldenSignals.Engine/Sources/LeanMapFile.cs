using System.Globalization;

namespace GoldenSignals.Engine.Sources;

/// <summary>
/// Which ticker a company or fund had when. A row's date is the last day of its ticker; the first row's is the first day of all.
/// </summary>
/// <remarks>
/// A ticker that was free again can belong to someone else later, so a ticker's file counts only on the days it was this one's.
/// </remarks>
internal sealed class LeanMapFile
{
    private readonly List<Span> spans = [];

    private LeanMapFile()
    {
    }

    private readonly record struct Span(string Ticker, DateOnly First, DateOnly Last);

    /// <summary>The last ticker, under which the whole history goes.</summary>
    public string Symbol { get; private set; } = "";

    public IEnumerable<string> Tickers => spans.Select(static s => s.Ticker).Distinct(StringComparer.Ordinal);

    /// <returns>Null when the text has no rows that can be read.</returns>
    public static LeanMapFile? Read(string text)
    {
        var map = new LeanMapFile();
        DateOnly? before = null;
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] fields = line.Split(',', StringSplitOptions.TrimEntries);
            if (fields.Length < 2 || fields[1].Length == 0
                || !DateOnly.TryParseExact(fields[0], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
            {
                continue;
            }
            if (before is null)
            {
                before = date.AddDays(-1);
                map.Symbol = fields[1].ToUpperInvariant();
                continue;
            }
            map.spans.Add(new Span(fields[1].ToLowerInvariant(), before.Value.AddDays(1), date));
            map.Symbol = fields[1].ToUpperInvariant();
            before = date;
        }
        return map.spans.Count > 0 ? map : null;
    }

    public bool Has(string ticker, DateOnly day)
    {
        foreach (Span span in spans)
        {
            if (day >= span.First && day <= span.Last && span.Ticker == ticker)
            {
                return true;
            }
        }
        return false;
    }
}
