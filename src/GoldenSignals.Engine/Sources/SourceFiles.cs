namespace GoldenSignals.Engine.Sources;

/// <summary>Walks a folder in ordinal order, without hidden folders and without following links to folders.</summary>
internal static class SourceFiles
{
    public const int FilesMax = 200_000, DepthFoldersMax = 32;

    /// <param name="enter">Says of each folder below the root whether to go in.</param>
    /// <exception cref="SourceException">The path does not exist, may not be read, or holds too much.</exception>
    public static IReadOnlyList<SourceFile> Walk(string path, Func<string, bool> enter)
    {
        if (File.Exists(path))
        {
            return [Describe(path, Path.GetFileName(path))];
        }
        if (!Directory.Exists(path))
        {
            throw new SourceException($"{path}: there is no such file or folder");
        }
        List<SourceFile> files = [];
        try
        {
            Walk(path, "", 0, enter, files);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SourceException($"{path}: {fault.Message}", fault);
        }
        files.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return files;
    }

    private static void Walk(string folder, string prefix, int depth, Func<string, bool> enter, List<SourceFile> files)
    {
        foreach (string file in Directory.EnumerateFiles(folder))
        {
            string name = Path.GetFileName(file);
            bool leadsNowhere = new FileInfo(file) is { LinkTarget: not null, Exists: false };
            if (name.StartsWith('.') || leadsNowhere)
            {
                continue;
            }
            if (files.Count == FilesMax)
            {
                throw new SourceException($"{folder}: more than {FilesMax} files; import it in parts");
            }
            files.Add(Describe(file, prefix + name));
        }
        foreach (string inner in Directory.EnumerateDirectories(folder))
        {
            string name = Path.GetFileName(inner);
            bool isLink = new DirectoryInfo(inner).LinkTarget is not null;
            if (!name.StartsWith('.') && !isLink && depth < DepthFoldersMax && enter(inner))
            {
                Walk(inner, $"{prefix}{name}/", depth + 1, enter, files);
            }
        }
    }

    private static SourceFile Describe(string path, string name) => new(path, name, new FileInfo(path).Length);
}
