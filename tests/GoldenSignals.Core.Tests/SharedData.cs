namespace GoldenSignals.Core.Tests;

/// <summary>Data that lies beside the repository on some machines. A test that needs it is skipped where it is not.</summary>
internal static class SharedData
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Repository
    {
        get
        {
            DirectoryInfo? folder = new(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "GoldenSignals.slnx")))
            {
                folder = folder.Parent;
            }
            return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
        }
    }

    public static string Folder(string relative)
    {
        string path = Path.Combine(Repository, "..", "shared", relative);
        if (!Directory.Exists(path))
        {
            Assert.Skip("needs the machine part: shared market data");
        }
        return path;
    }
}
