using System.Text.Json;

namespace GoldenSignals.Tests.Market;

public sealed class ImportCommandTests : IDisposable
{
    private readonly TempFolder folder = new();

    private string Data => Path.Combine(folder.Path, "data");

    [Fact]
    public async Task What_was_imported_is_counted()
    {
        string file = folder.Write("abc.us.csv", Sample.Csv(30));
        JsonElement report = (await Import(file, "--json")).Json;
        JsonElement series = Assert.Single(report.GetProperty("symbols").EnumerateArray());
        Assert.Equal(1, report.GetProperty("files").GetInt32());
        Assert.Equal("ABC", series.GetProperty("symbol").GetString());
        Assert.Equal("1d", series.GetProperty("interval").GetString());
        Assert.Equal((30, 0, 0), (Int(series, "added"), Int(series, "replaced"), Int(series, "refused")));
        Assert.Equal("2012-01-03T21:00:00Z", series.GetProperty("first").GetString());
    }

    [Fact]
    public async Task Importing_again_adds_nothing()
    {
        string file = folder.Write("abc.csv", Sample.Csv(30));
        await Import(file);
        JsonElement series = (await Import(file, "--json")).Json.GetProperty("symbols")[0];
        Assert.Equal((0, 0), (Int(series, "added"), Int(series, "replaced")));
    }

    [Fact]
    public async Task A_damaged_line_is_named_and_the_rest_is_taken()
    {
        string[] lines = Sample.Csv(30).Split('\n');
        lines[7] = "2012-01-11,10,9,11,10,100";
        string file = folder.Write("abc.csv", string.Join('\n', lines));
        JsonElement report = (await Import(file, "--json")).Json;
        Assert.Equal(29, Int(report.GetProperty("symbols")[0], "added"));
        JsonElement finding = report.GetProperty("findings").EnumerateArray().First(each => each.GetProperty("rule").GetString() == "high-below-low");
        Assert.Equal((8, "abc.csv"), (Int(finding, "line"), finding.GetProperty("file").GetString()));
        Assert.Contains("refused", finding.GetProperty("action").GetString());
    }

    [Fact]
    public async Task People_read_what_came_and_what_to_do_next()
    {
        string file = folder.Write("abc.csv", Sample.Csv(30).Replace("2012-01-05", "2012-01-99"));
        GoldenRun run = await Import(file);
        Assert.Equal(0, run.Code);
        Assert.Matches(@"ABC +1d +29", run.Out);
        Assert.Contains("unreadable-date", run.Out);
        Assert.Contains("golden watch add ABC", run.Out);
    }

    [Fact]
    public async Task What_is_imported_can_be_followed_at_once()
    {
        await Import(folder.Write("abc.csv", Sample.Csv(30)), "--watch");
        GoldenRun list = await GoldenRun.Of("watch", "list", "--data", Data, "--json");
        Assert.Equal("ABC", list.Json.GetProperty("symbols")[0].GetProperty("symbol").GetString());
    }

    [Theory]
    [InlineData("--map", "date")]
    [InlineData("--asset", "house")]
    [InlineData("--interval", "2d")]
    [InlineData("--format", "xml")]
    public async Task A_wrong_option_is_a_wrong_call(string option, string value)
    {
        GoldenRun run = await Import(folder.Write("abc.csv", Sample.Csv(30)), option, value, "--json");
        Assert.Equal(2, run.Code);
        Assert.Equal("usage", run.Fault.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_file_that_is_not_there_makes_no_database()
    {
        GoldenRun run = await Import(Path.Combine(folder.Path, "nowhere.csv"), "--json");
        Assert.Equal((1, "notFound"), (run.Code, run.Fault.GetProperty("code").GetString()));
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public async Task A_file_without_bars_is_a_fault_of_the_source()
    {
        GoldenRun run = await Import(folder.Write("abc.csv", "hello\nworld\n"), "--json");
        Assert.Equal((1, "source"), (run.Code, run.Fault.GetProperty("code").GetString()));
        Assert.Contains("abc.csv", run.Fault.GetProperty("message").GetString());
    }

    public void Dispose() => folder.Dispose();

    private Task<GoldenRun> Import(string path, params string[] more) => GoldenRun.Of(["import", path, "--data", Data, .. more]);

    private static int Int(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
