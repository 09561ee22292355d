namespace GoldenSignals.Bench.Backtests;

/// <summary>Five of LEAN's daily files under many tickers, as other programs were measured on them.</summary>
internal static class LeanCopies
{
    private static readonly string[] Files = ["spy", "aapl", "ibm", "bac", "aig"];

    /// <summary>Path of the made folder; null where the files are not on this machine.</summary>
    public static string? Make(string folder, int symbols)
    {
        string from = Path.Combine(Repository.Root, "..", "shared", "market", "lean", "equity", "usa", "daily");
        if (!Files.All(file => File.Exists(Path.Combine(from, file + ".zip"))))
        {
            return null;
        }
        string to = Directory.CreateDirectory(Path.Combine(folder, "equity", "usa", "daily")).FullName;
        for (int i = 0; i < symbols; i++)
        {
            File.Copy(Path.Combine(from, Files[i % Files.Length] + ".zip"), Path.Combine(to, $"s{i:000}.zip"));
        }
        return folder;
    }
}
