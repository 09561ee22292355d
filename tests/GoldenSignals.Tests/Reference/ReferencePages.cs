using System.Text;
using GoldenSignals.Web;

namespace GoldenSignals.Tests.Reference;

/// <summary>Pages of docs/reference are what the program says. ACCEPT=1 rewrites them.</summary>
public sealed class ReferencePages
{
    [Fact]
    public void Settings_are_documented_as_they_are() => Same("settings.md", SettingsPage.Write());

    [Fact]
    public void Commands_are_documented_as_they_are() => Same("commands.md", CommandsPage.Write());

    private static void Same(string page, string expected)
    {
        string path = Path.Combine(SourceTree.Find()!, "docs", "reference", page);
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
        {
            File.WriteAllText(path, expected, new UTF8Encoding(false));
        }
        Assert.True(File.Exists(path), $"docs/reference/{page} is missing; run the tests with ACCEPT=1");
        Assert.Equal(expected, File.ReadAllText(path));
    }
}
