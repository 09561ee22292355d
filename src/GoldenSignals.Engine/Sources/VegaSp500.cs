using System.Globalization;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Sources;

/// <summary>
/// The daily S&amp;P 500 of the npm package vega-datasets as a replay, where that package is installed. The file is read where it lies and
/// never copied: the licence of its data is not stated.
/// </summary>
public static class VegaSp500
{
    /// <summary>Where the bars come from, in words to show beside them.</summary>
    public const string Provenance = "S&P 500 daily bars 2000 to 2020, data/sp500-2000.csv of the npm package vega-datasets (source Yahoo Finance)";

    /// <summary>Late enough that twelve years of bars lie before it and claims are settled from the first day shown.</summary>
    public static readonly DateTime Start = new(2012, 1, 3, 0, 0, 0, DateTimeKind.Utc);

    public static readonly Series Series = new(new Symbol("SPX", AssetClass.Index, "INDEX"), Interval.Day1);

    private static readonly string InPackage = Path.Combine("node_modules", "vega-datasets", "data", "sp500-2000.csv");

    /// <summary>The replay, or null where no folder given, nor one above it, has the package (or a web folder that has it).</summary>
    /// <param name="pace">Wall time for a day of market time.</param>
    public static ReplayBars? Open(IEnumerable<string> folders, TimeProvider clock, TimeSpan pace) => Find(folders) is string file
        ? new ReplayBars("replay:vega-datasets/sp500-2000.csv", [Series], (_, stop) => ReadAsync(file, stop), Start, pace, clock)
        : null;

    /// <summary>Path of the file, or null.</summary>
    public static string? Find(IEnumerable<string> folders)
    {
        foreach (string folder in folders)
        {
            for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
            {
                string[] places = [Path.Combine(at.FullName, InPackage), Path.Combine(at.FullName, "web", InPackage)];
                if (places.FirstOrDefault(File.Exists) is string file)
                {
                    return file;
                }
            }
        }
        return null;
    }

    private static async Task<SourceBars> ReadAsync(string file, CancellationToken stop)
    {
        string[] lines = await File.ReadAllLinesAsync(file, stop);
        var bars = new List<Bar>(lines.Length);
        for (int i = 1; i < lines.Length; i++)
        {
            if (lines[i].Length > 0)
            {
                bars.Add(Parse(lines[i]) ?? throw new SourceException($"{file} line {i + 1} is no bar: {lines[i]}"));
            }
        }
        return new SourceBars(Series, bars, [], [], 0);
    }

    /// <summary>date,open,high,low,close,adjclose,volume; an index has nothing to adjust.</summary>
    private static Bar? Parse(string line)
    {
        TradingCalendar calendar = TradingCalendar.For(Series.Symbol);
        string[] cells = line.Split(',');
        if (cells.Length != 7 || !DateOnly.TryParse(cells[0], CultureInfo.InvariantCulture, out DateOnly day) || !calendar.IsTradingDay(day)
            || !double.TryParse(cells[6], CultureInfo.InvariantCulture, out double volume))
        {
            return null;
        }
        long?[] prices = [.. cells[1..5].Select(Ticks)];
        return prices is [long open, long high, long low, long close]
            ? new Bar(calendar.CloseOf(day), open, high, low, close, volume)
            : null;
    }

    private static long? Ticks(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal price)
        ? (long)decimal.Round(price * Series.Symbol.TicksPerUnit)
        : null;
}
