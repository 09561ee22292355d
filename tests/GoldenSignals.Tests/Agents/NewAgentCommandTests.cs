namespace GoldenSignals.Tests.Agents;

public sealed class NewAgentCommandTests : IDisposable
{
    private const string Catalog = "src/GoldenSignals.Core/Agents/AgentCatalog.cs";

    private readonly TempFolder tree = new();

    [Fact]
    public async Task It_writes_the_agent_its_test_and_its_line()
    {
        Plant();
        GoldenRun run = await New("two-averages");
        Assert.Equal(0, run.Code);
        Assert.Contains("public sealed class TwoAveragesAgent : IAgent", Read("src/GoldenSignals.Core/Agents/TwoAveragesAgent.cs"));
        Assert.Contains("new TwoAveragesAgent()", Read("tests/GoldenSignals.Core.Tests/Agents/TwoAveragesAgentTests.cs"));
        string[] lines = Read(Catalog).Split('\n');
        int line = Array.FindIndex(lines, text => text.Contains("new(\"two_averages\", "));
        Assert.EndsWith("() => new TwoAveragesAgent()),", lines[line]);
        Assert.Contains("\"sentiment\"", lines[line + 1]);
    }

    [Fact]
    public async Task Two_new_agents_stand_below_each_other()
    {
        Plant();
        await New("first");
        Assert.Equal(0, (await New("second")).Code);
        string catalog = Read(Catalog);
        Assert.True(catalog.IndexOf("\"first\"", StringComparison.Ordinal) < catalog.IndexOf("\"second\"", StringComparison.Ordinal));
        Assert.DoesNotContain("\n\n        new(", catalog);
    }

    [Theory, InlineData("My-Idea"), InlineData("1st"), InlineData("a--b"), InlineData("../evil"), InlineData("rsi")]
    public async Task A_name_that_cannot_be_is_a_wrong_call_and_nothing_is_written(string name)
    {
        Plant();
        string before = Read(Catalog);
        Assert.Equal(2, (await New(name)).Code);
        Assert.Equal(before, Read(Catalog));
    }

    [Fact]
    public async Task A_folder_that_is_no_tree_is_named()
    {
        GoldenRun run = await New("my-idea");
        Assert.Equal(1, run.Code);
        Assert.Contains("AgentCatalog.cs", run.Error);
    }

    public void Dispose() => tree.Dispose();

    private Task<GoldenRun> New(string name) => GoldenRun.Of("agents", "new", name, "--tree", tree.Path);

    private void Plant()
    {
        tree.Write(Catalog, File.ReadAllText(Path.Combine(GoldenSignals.Web.SourceTree.Find()!, Catalog)));
        Directory.CreateDirectory(Path.Combine(tree.Path, "tests/GoldenSignals.Core.Tests/Agents"));
    }

    private string Read(string file) => File.ReadAllText(Path.Combine(tree.Path, file));
}
