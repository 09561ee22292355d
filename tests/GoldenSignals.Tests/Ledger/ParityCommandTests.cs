using System.Text.Json;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Store;
using GoldenSignals.Tests.Web;

namespace GoldenSignals.Tests.Ledger;

public sealed class ParityCommandTests : IAsyncLifetime
{
    private readonly TempFolder data = new();

    public async ValueTask InitializeAsync()
    {
        using (var database = Database.Open(data.Path))
        {
            await StoredMarket.WriteAsync(database, "AAA", "BBB");
        }
        Assert.Equal(0, (await Golden("rehearse", "AAA", "--from", "2023-06-01")).Code);
    }

    public ValueTask DisposeAsync()
    {
        data.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task No_difference_is_said_and_is_success()
    {
        GoldenRun run = await Golden("parity", "AAA");
        Assert.Equal(0, run.Code);
        Assert.StartsWith("No differences: all", run.Out);
        Assert.Contains("REPLAY", run.Out);
    }

    [Fact]
    public async Task A_corrected_bar_is_named_with_its_cause_and_is_failure()
    {
        IReadOnlyList<Bar> bars = StoredMarket.Walk("AAA", StoredMarket.Bars);
        using (var database = Database.Open(data.Path))
        {
            Bar bar = bars[^10];
            await new BarStore(database).WriteAsync(StoredMarket.Daily("AAA"), StoredMarket.Source, [bar with { Close = bar.Low }], [], TestContext.Current.CancellationToken);
        }
        GoldenRun run = await Golden("parity", "AAA", "--json");
        Assert.Equal(1, run.Code);
        JsonElement found = Assert.Single(JsonElement.Parse(run.Out).GetProperty("differences").EnumerateArray());
        Assert.Equal(("data", 10), (found.GetProperty("cause").GetString(), found.GetProperty("signals").GetInt32()));
        Assert.Equal(bars[^10].Time, found.GetProperty("close").GetDateTime());
        Assert.Contains("1 of data", (await Golden("parity", "AAA")).Out);
    }

    [Fact]
    public async Task Changed_settings_are_named()
    {
        GoldenRun run = await GoldenRun.With(new() { ["GOLDEN_COSTS_BPS_PER_SIDE"] = "9" }, "parity", "AAA", "--data", data.Path, "--json");
        JsonElement found = Assert.Single(JsonElement.Parse(run.Out).GetProperty("differences").EnumerateArray());
        Assert.Equal("settings", found.GetProperty("cause").GetString());
        Assert.Contains("cost=5, now 9", found.GetProperty("what").GetString());
    }

    [Theory]
    [InlineData("golden rehearse", "BBB")]
    [InlineData("golden rehearse", "AAA", "--to", "2022-01-01")]
    [InlineData("Did you mean AAA", "AAB")]
    public async Task Where_nothing_was_recorded_it_says_what_to_do(string words, params string[] asked)
    {
        GoldenRun run = await Golden(["parity", .. asked]);
        Assert.Equal(1, run.Code);
        Assert.Contains(words, run.Error);
    }

    private Task<GoldenRun> Golden(params string[] words) => GoldenRun.Of([.. words, "--data", data.Path]);
}
