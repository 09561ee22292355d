using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace GoldenSignals.Tidy.Tests;

/// <summary>Who may know whom: between projects, between slices, and between the rooms of the core.</summary>
public sealed class ArrowTests
{
    private static readonly string[] PackagesOfCore = ["Microsoft.CodeAnalysis.BannedApiAnalyzers", "System.Numerics.Tensors"];

    /// <summary>For each room of the core, the rooms it may look into.</summary>
    private static readonly Dictionary<string, string[]> Rooms = new()
    {
        ["Market"] = [],
        ["Indicators"] = ["Market"],
        ["Metrics"] = ["Market"],
        ["Risk"] = ["Market", "Indicators", "Metrics"],
        ["Portfolios"] = ["Market"],
        ["Targets"] = ["Market", "Indicators", "Metrics"],
        ["Learning"] = ["Market", "Indicators", "Metrics", "Targets"],
        ["Agents"] = ["Market", "Indicators", "Targets", "Learning"],
        ["Claims"] = ["Market", "Metrics", "Targets", "Agents"],
        ["Alerts"] = ["Market", "Indicators", "Targets", "Agents", "Claims"],
        ["Consensus"] = ["Market", "Indicators", "Metrics", "Targets", "Learning", "Agents", "Claims"],
        ["Sessions"] = ["Market", "Indicators", "Metrics", "Targets", "Learning", "Agents", "Claims", "Consensus", "Risk"],
        ["Leaks"] = ["Market", "Indicators", "Targets", "Agents", "Consensus", "Sessions"],
        ["Evaluations"] = ["Market", "Metrics", "Targets", "Learning", "Agents", "Claims", "Sessions"],
        ["Backtests"] = ["Market", "Indicators", "Metrics", "Targets", "Learning", "Agents", "Claims", "Consensus", "Risk", "Sessions"],
    };

    [Theory]
    [InlineData("GoldenSignals.Core", "")]
    [InlineData("GoldenSignals.Engine", "GoldenSignals.Core")]
    [InlineData("GoldenSignals", "GoldenSignals.Core GoldenSignals.Engine GoldenSignals.Cluster")]
    [InlineData("GoldenSignals.Cluster", "GoldenSignals.Core GoldenSignals.Engine")]
    public void A_project_references_only_what_stands_below_it(string project, string allowed)
    {
        if (Tree.Files.Contains(ProjectFile(project)))
        {
            Faults.None(References(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path)).Except(allowed.Split(' ')));
        }
    }

    [Fact]
    public void The_core_uses_no_packages() =>
        Faults.None(References("GoldenSignals.Core", "PackageReference").Except(PackagesOfCore));

    [Fact]
    public void The_engine_does_not_see_the_web()
    {
        XDocument project = XDocument.Parse(Tree.Read(ProjectFile("GoldenSignals.Engine")));
        Assert.Equal("Microsoft.NET.Sdk", project.Root!.Attribute("Sdk")!.Value);
        Assert.Empty(References("GoldenSignals.Engine", "FrameworkReference"));
        Assert.DoesNotContain(References("GoldenSignals.Engine", "PackageReference"), name => name.Contains("AspNetCore"));
    }

    [Fact]
    public void No_slice_knows_another()
    {
        string[] open = ["Core", "Engine", "Cluster", "Web"];
        List<string> faults = [];
        foreach (string file in Tree.Sources("src/GoldenSignals").Where(file => file.Split('/').Length > 3))
        {
            string slice = file.Split('/')[2];
            faults.AddRange(Matches(file, @"\bGoldenSignals\.([A-Z]\w+)\b")
                .Where(name => !open.Contains(name) && name != slice && Directory.Exists(Path.Combine(Tree.Root, "src/GoldenSignals", name)))
                .Select(name => $"{file} uses {name}"));
        }
        Faults.None(faults);
    }

    [Fact]
    public void The_rooms_of_the_core_look_one_way()
    {
        List<string> faults = [];
        foreach (string file in Tree.Sources("src/GoldenSignals.Core").Where(file => file.Split('/').Length > 3))
        {
            string room = file.Split('/')[2];
            if (!Rooms.TryGetValue(room, out string[]? allowed))
            {
                faults.Add($"{file}: the room {room} is not in the picture; put it into ArrowTests and ARCHITECTURE.md");
                continue;
            }
            string names = string.Join('|', Rooms.Keys.Where(name => name != room && !allowed.Contains(name)).DefaultIfEmpty("(?!)"));
            faults.AddRange(Matches(file, $@"\bGoldenSignals\.Core\.({names})\b").Select(name => $"{file} uses {name}"));
        }
        Faults.None(faults);
    }

    private static string ProjectFile(string project) => $"src/{project}/{project}.csproj";

    private static IEnumerable<string> References(string project, string kind) => XDocument.Parse(Tree.Read(ProjectFile(project)))
        .Descendants(kind).Select(reference => reference.Attribute("Include")!.Value);

    private static IEnumerable<string> Matches(string file, string pattern) =>
        Regex.Matches(Tree.Read(file), pattern, RegexOptions.Multiline).Select(match => match.Groups[1].Value).Distinct();
}
