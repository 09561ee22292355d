namespace GoldenSignals.Core.Tests;

/// <summary>Data that lies beside the repository on some machines. A test that needs it is skipped where it is not.</summary>
internal static class SharedData
{
    public static string Folder(string relative)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "GoldenSignals.slnx")))
        {
            folder = folder.Parent;
        }
        string path = Path.Combine(folder?.Parent?.FullName ?? "", "shared", relative);
        if (!Directory.Exists(path))
        {
            Assert.Skip("needs the machine part: shared market data");
        }
        return path;
    }
}
