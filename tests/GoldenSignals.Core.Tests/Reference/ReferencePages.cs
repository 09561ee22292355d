using System.Text;

namespace GoldenSignals.Core.Tests.Reference;

/// <summary>Pages of docs/reference are what the catalogs say. ACCEPT=1 rewrites them.</summary>
public class ReferencePages
{
    [Fact]
    public void Indicators_are_documented_as_they_are() => Same("indicators.md", IndicatorsPage.Write());

    [Fact]
    public void Agents_are_documented_as_they_are() => Same("agents.md", AgentsPage.Write());

    [Fact]
    public void Patterns_are_documented_as_they_are() => Same("patterns.md", PatternsPage.Write());

    [Fact]
    public void Targets_are_documented_as_they_are() => Same("targets.md", TargetsPage.Write());

    private static void Same(string page, string expected)
    {
        string path = Path.Combine(SharedData.Repository, "docs", "reference", page);
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, expected, new UTF8Encoding(false));
        }
        Assert.True(File.Exists(path), $"docs/reference/{page} is missing; run the tests with ACCEPT=1");
        Assert.Equal(expected, File.ReadAllText(path));
    }
}
