namespace GoldenSignals.Tests.Market;

public sealed class DemoCommandTests : IDisposable
{
    private readonly TempFolder data = new();

    [Fact]
    public async Task The_made_up_market_is_labelled_and_followed()
    {
        GoldenRun run = await GoldenRun.Of("demo", "--data", data.Path);
        Assert.Equal(0, run.Code);
        Assert.Matches("SYN-BROAD +1d +SYNTHETIC", run.Out);
        Assert.Equal(12, (await GoldenRun.Of("watch", "list", "--data", data.Path, "--json")).Json.GetProperty("symbols").GetArrayLength());
        Assert.Contains("SYNTHETIC", (await GoldenRun.Of("analyze", "SYN-BROAD", "--data", data.Path)).Out.Split('\n')[0]);
    }

    [Fact]
    public async Task An_unknown_demo_is_a_wrong_call() => Assert.Equal(2, (await GoldenRun.Of("demo", "mars")).Code);

    public void Dispose() => data.Dispose();
}
