namespace GoldenSignals.Engine.Tests.Sources;

/// <summary>Market data that lies beside the repository on some machines and is not part of it.</summary>
internal static class SharedMarket
{
    /// <summary>Path of a file or folder under shared/market; the test is skipped where there is none.</summary>
    public static string Find(string relative)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "GoldenSignals.slnx")))
        {
            folder = folder.Parent;
        }
        string path = Path.Combine(folder?.Parent?.FullName ?? "", "shared", "market", relative);
        Assert.SkipUnless(Path.Exists(path), "needs the machine part: shared market data");
        return path;
    }
}
