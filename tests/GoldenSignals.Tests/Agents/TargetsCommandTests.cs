using GoldenSignals.Core.Targets;

namespace GoldenSignals.Tests.Agents;

public sealed class TargetsCommandTests
{
    [Fact]
    public async Task Every_target_of_the_catalog_is_listed()
    {
        GoldenRun run = await GoldenRun.Of("targets", "--json");
        Assert.Equal(TargetCatalog.All.Select(entry => entry.Key),
            run.Json.GetProperty("targets").EnumerateArray().Select(target => target.GetProperty("target").GetString()));
    }

    [Fact]
    public async Task People_read_the_questions() => Assert.Contains("always-up", (await GoldenRun.Of("targets")).Out);
}
