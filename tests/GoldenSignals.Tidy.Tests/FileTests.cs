using System.Text.RegularExpressions;

namespace GoldenSignals.Tidy.Tests;

/// <summary>What every file keeps to.</summary>
public sealed class FileTests
{
    private const int LinesMax = 400;

    /// <summary>Longer files that were accepted, with the length they may not pass. The list only gets shorter.</summary>
    private static readonly Dictionary<string, int> Longer = new()
    {
        ["web/src/features/market/market.css"] = 600,
    };

    private static readonly string[] Code = [".cs", ".ts", ".tsx", ".css", ".mjs", ".sql", ".sh"];

    private static readonly string[] Text = [.. Code, ".md", ".json", ".props", ".csproj", ".slnx", ".html", ".awk", ".yml", ".txt", ".runsettings", ""];

    /// <summary>Written by a tool, so not held to what people write.</summary>
    private static bool IsMade(string file) => file.EndsWith("-lock.json", StringComparison.Ordinal)
        || file.EndsWith("packages.lock.json", StringComparison.Ordinal) || file.EndsWith("openapi.json", StringComparison.Ordinal)
        || file.EndsWith("api-types.ts", StringComparison.Ordinal) || file.StartsWith("docs/reference/", StringComparison.Ordinal);

    [Fact]
    public void A_file_is_short_enough_to_read_at_once()
    {
        IEnumerable<string> faults =
            from file in Tree.With(Code)
            where !IsMade(file)
            let lines = Tree.Lines(file).Length
            where lines > Longer.GetValueOrDefault(file, LinesMax)
            select $"{file} has {lines} lines, {LinesMax} at most";
        Faults.None(faults);
    }

    [Fact]
    public void Unfinished_work_is_an_issue_not_a_comment() => Faults.None(Found(@"\b(TO" + "DO|FIX" + "ME|X" + @"XX)\b"));

    [Fact]
    public void No_file_knows_the_machine_it_was_written_on() =>
        Faults.None(Found("(?<![\\w.])/(home|root|work|Users)/[a-z]" + "|[A-Z]:" + @"\\Users"));

    [Fact]
    public void No_file_names_where_packages_come_from()
    {
        Assert.DoesNotContain(Tree.Files, file => Path.GetFileName(file).Equals("nuget.config", StringComparison.OrdinalIgnoreCase));
        IEnumerable<string> faults =
            from file in Tree.With(".json", ".props", ".csproj", "").Concat(Tree.Files.Where(file => Path.GetFileName(file) == ".npmrc"))
            where Regex.IsMatch(Tree.Read(file), "\"resolved\"\\s*:\\s*\"http|registry\\s*=|RestoreSources|/v3/index\\.json")
            select file;
        Faults.None(faults);
    }

    private static IEnumerable<string> Found(string pattern) =>
        from file in Tree.With(Text)
        where file != "LICENSE" && !file.EndsWith("FileTests.cs", StringComparison.Ordinal)
        from line in Tree.Lines(file).Select((text, index) => (text, number: index + 1))
        where Regex.IsMatch(line.text, pattern)
        select $"{file}:{line.number}: {line.text.Trim()}";
}
