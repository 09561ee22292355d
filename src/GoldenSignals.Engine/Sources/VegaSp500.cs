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
        ? new ReplayBars("replay:vega-datasets/sp500-2000.csv", [Series], (_, stop) => ReadAsync(file, clock, stop), Start, pace, clock)
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

    private static async Task<SourceBars> ReadAsync(string file, TimeProvider clock, CancellationToken stop)
    {
        var options = new CsvOptions(Series.Symbol.Ticker, Series.Interval, AssetClass: Series.Symbol.AssetClass);
        CsvBars csv = await CsvBars.OpenAsync(file, options, clock, stop);
        return await csv.FetchAsync(csv.List()[0], stop) with { Series = Series };
    }
}
