using System.Text.Json;

namespace GoldenSignals.Tests.Status;

public sealed class DoctorCommandTests : IDisposable
{
    private readonly TempFolder data = new();

    [Fact]
    public async Task A_good_machine_is_healthy()
    {
        GoldenRun run = await GoldenRun.Of("doctor", "--data", data.Path, "--json");
        Assert.True(run.Json.GetProperty("healthy").GetBoolean());
        Assert.Contains(run.Json.GetProperty("checks").EnumerateArray(), check => check.GetProperty("name").GetString() == "disk space");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_fails_with_a_remedy()
    {
        string file = data.Write("a-file", "");
        GoldenRun run = await GoldenRun.Of("doctor", "--data", file, "--json");
        Assert.Equal(1, run.Code);
        JsonElement folder = Check(run, "data folder");
        Assert.Equal("failed", folder.GetProperty("state").GetString());
        Assert.Contains("--data", folder.GetProperty("remedy").GetString());
    }

    [Fact]
    public async Task Wrong_settings_fail_and_the_rest_is_still_looked_at()
    {
        GoldenRun run = await GoldenRun.With(new() { ["GOLDEN_PORT"] = "no" }, "doctor", "--data", data.Path, "--json");
        Assert.Equal(1, run.Code);
        Assert.Equal("failed", Check(run, "settings").GetProperty("state").GetString());
        Assert.Equal("ok", Check(run, "runtime").GetProperty("state").GetString());
    }

    [Fact]
    public async Task People_read_a_list()
    {
        GoldenRun run = await GoldenRun.Of("doctor", "--data", data.Path);
        Assert.Matches("ok +data folder", run.Out);
    }

    public void Dispose() => data.Dispose();

    private static JsonElement Check(GoldenRun run, string name) => JsonDocument.Parse(run.Out).RootElement.GetProperty("checks")
        .EnumerateArray().Single(check => check.GetProperty("name").GetString() == name);
}
