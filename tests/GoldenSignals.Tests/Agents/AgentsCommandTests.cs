using System.Text.Json;
using GoldenSignals.Core.Agents;

namespace GoldenSignals.Tests.Agents;

public sealed class AgentsCommandTests
{
    [Fact]
    public async Task Every_agent_of_the_catalog_is_listed_with_its_targets()
    {
        JsonElement agents = (await GoldenRun.Of("agents", "--json")).Json.GetProperty("agents");
        Assert.Equal(AgentCatalog.All.Select(entry => entry.Name), agents.EnumerateArray().Select(agent => agent.GetProperty("agent").GetString()));
        Assert.All(agents.EnumerateArray(), agent => Assert.NotEqual(0, agent.GetProperty("targets").GetArrayLength()));
    }

    [Fact]
    public async Task An_agent_without_a_maker_is_missing()
    {
        JsonElement agents = (await GoldenRun.Of("agents", "--json")).Json.GetProperty("agents");
        JsonElement missing = agents.EnumerateArray().Single(agent => agent.GetProperty("agent").GetString() == "options_chain");
        Assert.Equal("missing", missing.GetProperty("status").GetString());
    }

    [Fact]
    public async Task People_get_a_table()
    {
        GoldenRun run = await GoldenRun.Of("agents");
        Assert.Contains("lstm_forecast", run.Out);
        Assert.DoesNotContain('\e', run.Out);
    }
}
