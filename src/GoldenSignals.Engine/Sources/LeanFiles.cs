using System.Globalization;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Sources;

/// <summary>One table of bars in a LEAN folder.</summary>
/// <param name="Ticker">As the file says it, small letters.</param>
/// <param name="Day">The day of a minute file.</param>
internal sealed record LeanFile(SourceFile File, AssetClass Class, string Market, Interval Interval, string Ticker, DateOnly? Day);

/// <summary>Finds the tables of bars in a LEAN folder, and says what it leaves.</summary>
internal static class LeanFiles
{
    public static IReadOnlyList<LeanFile> Find(LeanFolder folder, List<Finding> findings)
    {
        List<LeanFile> found = [];
        foreach ((string name, AssetClass assetClass) in LeanFolder.Classes)
        {
            foreach (string market in Folders(Path.Combine(folder.Root, name)))
            {
                AddMarket(folder, name, assetClass, market, found, findings);
            }
        }
        foreach (string name in LeanFolder.PassedOver)
        {
            string path = Path.Combine(folder.Root, name);
            if (Directory.Exists(path) && (folder.Covers(name) || folder.Under.StartsWith(name + "/", StringComparison.Ordinal)))
            {
                int files = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Count();
                findings.Add(PassOver(name, $"{files} files; bars of this kind are not read"));
            }
        }
        return found;
    }

    private static void AddMarket(
        LeanFolder folder, string className, AssetClass assetClass, string marketPath, List<LeanFile> found, List<Finding> findings)
    {
        string market = Path.GetFileName(marketPath);
        string prefix = $"{className}/{market}";
        if (assetClass == AssetClass.Equity && market != "usa")
        {
            findings.Add(PassOver(prefix, "the sessions of this market are not known here"));
            return;
        }
        foreach (string resolution in Folders(marketPath))
        {
            string name = $"{prefix}/{Path.GetFileName(resolution)}";
            Interval? interval = Path.GetFileName(resolution) switch
            {
                "daily" => Interval.Day1,
                "hour" => Interval.Hour1,
                "minute" => Interval.Minute1,
                _ => null,
            };
            if (Path.GetFileName(resolution) is "second" or "tick" && folder.Covers(name))
            {
                findings.Add(PassOver(name, "bars shorter than a minute are not read"));
            }
            if (interval is not Interval length)
            {
                continue;
            }
            int quotes = 0;
            foreach (SourceFile file in SourceFiles.Walk(resolution, static _ => true))
            {
                SourceFile named = file with { Name = $"{name}/{file.Name}" };
                if (folder.Covers(named.Name) && Describe(named, assetClass, market, length) is LeanFile described)
                {
                    found.Add(described);
                }
                else if (folder.Covers(named.Name) && file.Name.Contains("_quote", StringComparison.Ordinal))
                {
                    quotes++;
                }
            }
            if (quotes > 0)
            {
                findings.Add(PassOver(name, $"{quotes} files of quotes beside those of trades"));
            }
        }
    }

    // spy.zip, eurusd.zip, btcusd_trade.zip; spy/20131007_trade.zip
    private static LeanFile? Describe(SourceFile file, AssetClass assetClass, string market, Interval interval)
    {
        if (!file.Name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }
        string stem = Path.GetFileNameWithoutExtension(file.Name).ToLowerInvariant();
        bool isOverTheCounter = assetClass is AssetClass.Forex or AssetClass.Cfd;
        string[] parts = stem.Split('_', 2);
        if (parts.Length == 2 && parts[1] != (isOverTheCounter ? "quote" : "trade"))
        {
            return null;
        }
        if (interval != Interval.Minute1)
        {
            return new LeanFile(file, assetClass, market, interval, parts[0], null);
        }
        string ticker = Path.GetFileName(Path.GetDirectoryName(file.Path)!).ToLowerInvariant();
        return DateOnly.TryParseExact(parts[0], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? new LeanFile(file, assetClass, market, interval, ticker, day)
            : null;
    }

    private static Finding PassOver(string place, string why) => new(place, 0, "", null, BarRules.PassedOver, $"dropped: {why}");

    private static IEnumerable<string> Folders(string path) =>
        Directory.Exists(path) ? Directory.EnumerateDirectories(path).Order(StringComparer.Ordinal) : [];
}
