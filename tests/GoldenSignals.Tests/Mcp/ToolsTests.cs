using System.IO.Pipelines;
using System.Text.Json;
using GoldenSignals.Engine.Store;
using GoldenSignals.Tests.Web;
using GoldenSignals.Web;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace GoldenSignals.Tests.Mcp;

/// <summary>A client and the tools in one process, joined by pipes.</summary>
public sealed class ToolsTests : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private readonly Pipe asked = new(), answered = new();
    private readonly CancellationTokenSource ending = new();
    private Database database = null!;
    private ServiceProvider services = null!;
    private McpServer server = null!;
    private McpClient client = null!;
    private Task running = Task.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        database = Database.Open(folder.Path);
        await StoredMarket.WriteAsync(database, "AAA", "BBB");
        services = McpCommand.Services(new Settings { Data = folder.Path }, database, Program.Slices);
        server = McpServer.Create(
            new StreamServerTransport(asked.Reader.AsStream(), answered.Writer.AsStream()), McpCommand.Options(Program.Slices, services), serviceProvider: services);
        running = server.RunAsync(ending.Token);
        client = await McpClient.CreateAsync(
            new StreamClientTransport(asked.Writer.AsStream(), answered.Reader.AsStream()), cancellationToken: TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await client.DisposeAsync();
        await ending.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await server.DisposeAsync();
        await services.DisposeAsync();
        database.Dispose();
        ending.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Every_tool_reads_and_describes_its_answer()
    {
        IList<McpClientTool> tools = await client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(
            [
                "add_alert", "analyze_symbol", "correlation_matrix", "explain_signal", "get_bars", "get_claim_card",
                "ledger_verify", "list_agents", "list_alerts", "portfolio_metrics", "position_size", "run_backtest",
                "search_symbols", "stress_test", "test_alert", "value_at_risk", "verify_signal",
            ],
            tools.Select(tool => tool.Name).Order());
        Assert.All(tools, tool =>
        {
            Assert.Equal(tool.Name != "add_alert", tool.ProtocolTool.Annotations!.ReadOnlyHint);
            Assert.False(tool.ProtocolTool.Annotations.DestructiveHint);
            JsonElement shape = tool.ProtocolTool.OutputSchema!.Value.GetProperty("properties");
            Assert.True(shape.TryGetProperty("dataLabel", out _) && shape.TryGetProperty("asOf", out _) && shape.TryGetProperty("disclosure", out _), tool.Name);
        });
    }

    [Fact]
    public async Task An_analysis_is_that_of_the_shell()
    {
        JsonElement said = await AskAsync("analyze_symbol", new() { ["symbol"] = "AAA" });
        GoldenRun shell = await GoldenRun.Of("analyze", "AAA", "--data", folder.Path, "--json");
        Assert.Equal(shell.Json.GetProperty("id").GetString(), said.GetProperty("id").GetString());
        Assert.Equal("hold", said.GetProperty("decision").GetString());
    }

    [Fact]
    public async Task An_explanation_adds_up_to_the_claim()
    {
        JsonElement why = await AskAsync("explain_signal", new() { ["symbol"] = "AAA" });
        JsonElement target = why.GetProperty("targets").EnumerateArray().Single(target => target.GetProperty("target").GetString() == "volatility:5");
        double sum = Logit(target.GetProperty("baseRate").GetDouble()) + target.GetProperty("calibration").GetDouble()
            + target.GetProperty("agents").EnumerateArray().Sum(agent => agent.GetProperty("contribution").GetDouble());
        Assert.Equal(Logit(target.GetProperty("raw").GetDouble()), sum, 9);
    }

    [Fact]
    public async Task An_alert_is_tried_made_and_listed()
    {
        JsonElement dry = await AskAsync("test_alert", new() { ["sentence"] = "lean of AAA changes" });
        Assert.Contains("It would have fired", dry.GetProperty("headline").GetString());
        JsonElement made = await AskAsync("add_alert", new() { ["sentence"] = "lean of aaa changes" });
        Assert.Equal(("lean of AAA changes", 1), (made.GetProperty("sentence").GetString(), made.GetProperty("made").GetInt32()));
        CallToolResult listed = await client.CallToolAsync("list_alerts", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Single(JsonSerializer.SerializeToElement(listed.StructuredContent).GetProperty("rules").EnumerateArray());
    }

    [Fact]
    public async Task Bars_come_with_their_indicators()
    {
        JsonElement bars = (await AskAsync("get_bars", new() { ["symbol"] = "BBB", ["limit"] = 3, ["with"] = "sma:20" })).GetProperty("bars");
        Assert.Equal(3, bars.GetProperty("columns").GetProperty("sma:20").GetArrayLength());
    }

    [Fact]
    public async Task Risk_is_that_of_the_shell()
    {
        JsonElement said = await AskAsync("value_at_risk", new() { ["positions"] = "AAA=10000,BBB=-4000", ["days"] = 10 });
        GoldenRun shell = await GoldenRun.Of("risk", "var", "AAA=10000", "BBB=-4000", "--days", "10", "--data", folder.Path, "--json");
        Assert.Equal(Plain(shell.Json.GetProperty("methods")[3]), Plain(said.GetProperty("methods")[3]));
        Assert.Equal(2, (await AskAsync("stress_test", new() { ["positions"] = "AAA,BBB" })).GetProperty("scenarios").GetArrayLength());
        Assert.Equal(1, (await AskAsync("correlation_matrix", new() { ["symbols"] = "@watchlist" })).GetProperty("pairs").GetArrayLength());
        Assert.Equal(3, (await AskAsync("position_size", new() { ["symbol"] = "AAA" })).GetProperty("ways").GetArrayLength());
        Assert.Equal(6_000, (await AskAsync("portfolio_metrics", new() { ["positions"] = "AAA=10000,BBB=-4000" })).GetProperty("net").GetDouble());
    }

    [Theory]
    [InlineData("value_at_risk", "AAA=10000", "confidence", 120, "80 to 99.9")]
    [InlineData("value_at_risk", "AAA=x", "days", 1, "SPY=10000")]
    [InlineData("stress_test", "AAB=5", "shock", "equity=-20", "Did you mean AAA")]
    public async Task A_wrong_question_of_risk_is_told_with_its_remedy(string tool, string positions, string field, object value, string remedy)
    {
        CallToolResult result = await client.CallToolAsync(
            tool, new Dictionary<string, object?> { ["positions"] = positions, [field] = value }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.IsError);
        Assert.Contains(remedy, Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text);
    }

    [Theory]
    [InlineData("analyze_symbol", "BBC", "Did you mean BBB")]
    [InlineData("get_bars", "CCCCCC", "golden import")]
    public async Task A_fault_is_told_with_its_remedy(string tool, string symbol, string remedy)
    {
        CallToolResult result = await client.CallToolAsync(
            tool, new Dictionary<string, object?> { ["symbol"] = symbol }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.IsError);
        Assert.Contains(remedy, Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text);
    }

    private async Task<JsonElement> AskAsync(string tool, Dictionary<string, object?> arguments)
    {
        CallToolResult result = await client.CallToolAsync(tool, arguments, cancellationToken: TestContext.Current.CancellationToken);
        Assert.NotEqual(true, result.IsError);
        JsonElement answer = JsonSerializer.SerializeToElement(result.StructuredContent);
        Assert.Equal("imported", answer.GetProperty("dataLabel").GetString());
        Assert.Contains("not advice", answer.GetProperty("disclosure").GetString());
        return answer;
    }

    private static string Plain(JsonElement element) => JsonSerializer.Serialize(element, GoldenSignals.Web.Json.Pretty).ReplaceLineEndings("\n");

    private static double Logit(double p) => Math.Log(p / (1 - p));
}
