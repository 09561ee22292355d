using System.Text.Json;
using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Tests.Signals;

public sealed class AnalyzeCommandTests : IDisposable
{
    private const int DaysMany = 900;

    private readonly TempFolder data = new();
    private readonly TempFolder other = new();

    [Fact]
    public async Task A_past_day_says_what_a_folder_that_ends_on_it_says_byte_for_byte()
    {
        List<Bar> bars = Sample.Days(DaysMany);
        await Sample.StoreAsync(data.Path, "ABC", bars);
        await Sample.StoreAsync(other.Path, "ABC", bars[..700]);
        string day = TradingCalendar.NewYork.DayOf(bars[699].Time).ToString("yyyy-MM-dd");
        GoldenRun past = await Analyze(data, "ABC", "--at", day, "--json");
        Assert.Equal((await Analyze(other, "ABC", "--json")).Out, past.Out);
        Assert.Equal(700, past.Json.GetProperty("bars").GetInt32());
    }

    [Fact]
    public async Task The_second_answer_has_the_same_bytes()
    {
        await Sample.StoreAsync(data.Path, "ABC", Sample.Days(300));
        Assert.Equal((await Analyze(data, "ABC", "--json")).Out, (await Analyze(data, "abc", "--json")).Out);
    }

    [Fact]
    public async Task A_setting_of_the_core_changes_the_model()
    {
        await Sample.StoreAsync(data.Path, "ABC", Sample.Days(300));
        JsonElement before = (await Analyze(data, "ABC", "--json")).Json;
        data.Write("settings.json", """{ "costs": { "bpsPerSide": 20 } }""");
        JsonElement after = (await Analyze(data, "ABC", "--json")).Json;
        Assert.NotEqual(before.GetProperty("modelHash").GetString(), after.GetProperty("modelHash").GetString());
        Assert.Equal(before.GetProperty("inputHash").GetString(), after.GetProperty("inputHash").GetString());
    }

    [Fact]
    public async Task Json_has_the_promised_shape()
    {
        await Sample.StoreAsync(data.Path, "ABC", Sample.Days(DaysMany));
        JsonElement signal = (await Analyze(data, "ABC", "--json")).Json;
        Assert.All(["id", "symbol", "interval", "asOf", "dataLabel", "bars", "decision", "reason", "lean", "changed", "trade", "claims", "agents", "modelHash", "inputHash"],
            name => Assert.True(signal.TryGetProperty(name, out _), name));
        Assert.Equal(AgentCatalog.All.Select(agent => agent.Name), signal.GetProperty("agents").EnumerateArray().Select(agent => agent.GetProperty("agent").GetString()));
        Assert.Contains(signal.GetProperty("claims").EnumerateArray(), claim => claim.GetProperty("target").GetString() == "range-forecast");
    }

    [Fact]
    public async Task People_read_a_sentence_first_and_the_disclosure_last()
    {
        await Sample.StoreAsync(data.Path, "ABC", Sample.Days(DaysMany));
        string page = (await Analyze(data, "ABC")).Out;
        string[] lines = page.Trim().Split('\n');
        Assert.StartsWith("ABC 1d", lines[0]);
        Assert.Contains("80 times in 100", page);
        Assert.Contains("not installed", page);
        Assert.Contains("not advice", lines[^1]);
    }

    [Fact]
    public async Task Explaining_shows_every_opinion_and_what_was_looked_at()
    {
        await Sample.StoreAsync(data.Path, "ABC", Sample.Days(DaysMany));
        string page = (await Analyze(data, "ABC", "--explain")).Out;
        Assert.Contains("if proven", page);
        Assert.Contains("looked at", page);
    }

    [Fact]
    public async Task Synthetic_data_is_called_so_in_the_first_line()
    {
        await Sample.StoreAsync(data.Path, "ABC", Sample.Days(300), DataLabel.Synthetic);
        Assert.Contains("SYNTHETIC", (await Analyze(data, "ABC")).Out.Split('\n')[0]);
    }

    [Fact]
    public async Task A_young_symbol_says_why_nothing_is_claimed()
    {
        await Sample.StoreAsync(data.Path, "ABC", Sample.Days(40));
        Assert.Contains("no claim on", (await Analyze(data, "ABC")).Out);
    }

    [Theory]
    [InlineData("--at", "2011-01-01", 1, "no bar of ABC closes by 2011-01-01")]
    [InlineData("--at", "tomorrow", 2, "no date")]
    [InlineData("--interval", "7m", 2, "no interval")]
    public async Task A_wrong_wish_names_its_remedy(string option, string value, int code, string says)
    {
        await Sample.StoreAsync(data.Path, "ABC", Sample.Days(40));
        GoldenRun run = await Analyze(data, "ABC", option, value, "--json");
        Assert.Equal(code, run.Code);
        Assert.Contains(says, run.Fault.GetProperty("message").GetString());
    }

    public void Dispose()
    {
        data.Dispose();
        other.Dispose();
    }

    private static Task<GoldenRun> Analyze(TempFolder folder, params string[] args) => GoldenRun.Of(["analyze", .. args, "--data", folder.Path]);
}
