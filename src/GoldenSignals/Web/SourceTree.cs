namespace GoldenSignals.Web;

/// <summary>The folder this program was built from, where there is one: it holds the web app and takes new agents.</summary>
public static class SourceTree
{
    private const string Mark = "GoldenSignals.slnx";

    /// <summary>Root of the tree, or null when the program was copied elsewhere.</summary>
    public static string? Find()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, Mark)))
        {
            folder = Path.GetDirectoryName(folder);
        }
        return folder;
    }
}
