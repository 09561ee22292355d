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
    public async Task A_folder_that_is_not_there_is_not_made()
    {
        string folder = Path.Combine(data.Path, "later", "on");
        GoldenRun run = await GoldenRun.Of("doctor", "--data", folder, "--json");
        Assert.Contains("can be made", Check(run, "data folder").GetProperty("detail").GetString());
        Assert.Equal("missing", Check(run, "database").GetProperty("state").GetString());
        Assert.Empty(Directory.EnumerateFileSystemEntries(data.Path));
    }

    [Fact]
    public async Task A_database_is_opened_and_counted()
    {
        await Sample.StoreAsync(data.Path, "ABC", Sample.Days(5));
        GoldenRun run = await GoldenRun.Of("doctor", "--data", data.Path, "--json");
        Assert.Equal("1 series with 5 bars", Check(run, "database").GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_file_that_is_no_database_fails()
    {
        data.Write("golden.db", new string('x', 9000));
        GoldenRun run = await GoldenRun.Of("doctor", "--data", data.Path, "--json");
        Assert.Equal((1, "failed"), (run.Code, Check(run, "database").GetProperty("state").GetString()));
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
