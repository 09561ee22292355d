namespace GoldenSignals.Bench;

/// <summary>Where things lie around the benches.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Fetched and generated things, not in the repository.</summary>
    public static string Out => Directory.CreateDirectory(Path.Combine(Root, "out", "bench")).FullName;

    /// <summary>Real market data in LEAN's layout, when the machine has it beside the repository.</summary>
    public static string? LeanData => Path.Combine(Root, "..", "shared", "market", "lean") is var folder && Directory.Exists(folder) ? folder : null;

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "GoldenSignals.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }
        return folder ?? throw new InvalidOperationException("GoldenSignals.slnx is in no folder above the program.");
    }
}
