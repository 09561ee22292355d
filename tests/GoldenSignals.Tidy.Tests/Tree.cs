namespace GoldenSignals.Tidy.Tests;

/// <summary>The files of the repository, without what is built, fetched or kept by a user.</summary>
internal static class Tree
{
    private static readonly HashSet<string> NotOurs =
        [".git", "bin", "obj", "out", "data", "dist", "node_modules", "TestResults", "coverage", ".vs"];

    public static string Root { get; } = FindRoot();

    /// <summary>Paths from the root with forward slashes, sorted.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Walk(Root).Order(StringComparer.Ordinal)];

    public static IEnumerable<string> With(params string[] extensions) => Files.Where(file => extensions.Contains(Path.GetExtension(file)));

    public static IEnumerable<string> Sources(string folder) =>
        Files.Where(file => file.StartsWith(folder + "/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal));

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    private static IEnumerable<string> Walk(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder))
        {
            yield return Path.GetRelativePath(Root, file).Replace('\\', '/');
        }
        foreach (string child in Directory.EnumerateDirectories(folder).Where(child => !NotOurs.Contains(Path.GetFileName(child))))
        {
            foreach (string file in Walk(child))
            {
                yield return file;
            }
        }
    }

    private static string FindRoot()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "GoldenSignals.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("GoldenSignals.slnx is in no folder above the tests.");
        }
        return folder;
    }
}
