using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Sources;

/// <summary>A data folder laid out as LEAN reads it: class/market/resolution, as in equity/usa/daily/spy.zip.</summary>
/// <param name="Root">The folder that holds "equity", "forex" and the like.</param>
/// <param name="Under">What was asked for below the root, '/' between folders; empty for all of it.</param>
internal sealed record LeanFolder(string Root, string Under)
{
    private const int LevelsMax = 6;

    /// <summary>Folders of bars, and what they hold.</summary>
    public static readonly SortedDictionary<string, AssetClass> Classes = new(StringComparer.Ordinal)
    {
        ["cfd"] = AssetClass.Cfd, ["crypto"] = AssetClass.Crypto, ["equity"] = AssetClass.Equity, ["forex"] = AssetClass.Forex,
    };

    /// <summary>Folders of things whose bars are not read.</summary>
    public static readonly IReadOnlyList<string> PassedOver =
        ["alternative", "cryptofuture", "future", "futureoption", "index", "indexoption", "option"];

    private static readonly string[] Resolutions = ["daily", "hour", "minute", "second", "tick", "map_files", "factor_files", "universes"];

    /// <summary>Whether a path is such a folder or lies in one.</summary>
    public static LeanFolder? Find(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (IsRoot(full))
        {
            return new LeanFolder(full, "");
        }
        string? at = full;
        for (int level = 0; level < LevelsMax && at is not null; level++)
        {
            string name = Path.GetFileName(at);
            at = Path.GetDirectoryName(at);
            if (at is not null && (Classes.ContainsKey(name) || PassedOver.Contains(name)) && IsRoot(at))
            {
                return new LeanFolder(at, Path.GetRelativePath(at, full).Replace('\\', '/'));
            }
        }
        return null;
    }

    public static bool IsRoot(string folder) => Classes.Keys
        .SelectMany(c => Subfolders(Path.Combine(folder, c)))
        .SelectMany(Subfolders)
        .Any(static r => Resolutions.Contains(Path.GetFileName(r)));

    /// <summary>Whether a place below the root was asked for, or leads to what was.</summary>
    public bool Covers(string name) => Under.Length == 0 || name == Under || name.StartsWith(Under + "/", StringComparison.Ordinal);

    private static IEnumerable<string> Subfolders(string folder) => Directory.Exists(folder) ? Directory.EnumerateDirectories(folder) : [];
}
