using System.Text.Json;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Tests.Backtests;

public sealed class BacktestCommandTests : IDisposable
{
    private readonly TempFolder data = new();

    [Fact]
    public async Task Json_has_the_promised_shape()
    {
        await StoreAsync();
        JsonElement answer = (await Backtest("@all", "--rule", "sma:10,30", "--json")).Json;
        Assert.All(["from", "to", "symbols", "orders", "trades", "equity", "stats", "baselines", "barsPerSecond"],
            name => Assert.True(answer.TryGetProperty(name, out _), name));
        JsonElement[] symbols = [.. answer.GetProperty("symbols").EnumerateArray()];
        Assert.Equal(["ABC", "DEF"], symbols.Select(one => one.GetProperty("symbol").GetString()));
        Assert.Equal(answer.GetProperty("orders").GetInt32(), symbols.Sum(one => one.GetProperty("orders").GetInt32()));
        Assert.Equal(answer.GetProperty("trades").GetInt32(), symbols.Sum(one => one.GetProperty("trades").GetInt32()));
        Assert.Equal(100_000, answer.GetProperty("equity").GetProperty("start").GetDouble());
        Assert.Equal(["buy and hold", "random entries", "sma:50,200"], answer.GetProperty("baselines").EnumerateArray().Select(one => one.GetProperty("name").GetString()));
        Assert.Equal([0, 5, 10, 20], answer.GetProperty("costs").EnumerateArray().Select(one => one.GetProperty("bp").GetInt32()));
    }

    [Fact]
    public async Task The_same_call_gives_the_same_result_and_counts_as_one_variant()
    {
        await StoreAsync();
        JsonElement first = (await Backtest("ABC", "--rule", "rsi:14,30,70", "--json")).Json, second = (await Backtest("ABC", "--rule", "rsi:14,30,70", "--json")).Json;
        JsonElement third = (await Backtest("ABC", "--rule", "rsi:14,20,80", "--json")).Json;
        Assert.Equal(first.GetProperty("resultHash").GetString(), second.GetProperty("resultHash").GetString());
        Assert.Equal([1, 1, 2], ((JsonElement[])[first, second, third]).Select(one => one.GetProperty("variantsTried").GetInt32()));
    }

    [Fact]
    public async Task A_result_below_its_baseline_says_so_in_its_first_line()
    {
        await StoreAsync();
        string page = (await Backtest("ABC", "--rule", "sma:10,30", "--costs", "200")).Out;
        Assert.StartsWith("Does not beat its baseline", page);
    }

    [Fact]
    public async Task The_bare_lean_says_so_in_its_first_line()
    {
        await StoreAsync();
        Assert.StartsWith("Trades the bare lean", (await Backtest("ABC", "--rule", "lean")).Out);
    }

    [Fact]
    public async Task Simulated_bars_are_called_so_first_everywhere()
    {
        await Sample.StoreAsync(data.Path, "SIM", Sample.Days(400), DataLabel.Synthetic);
        string report = Path.Combine(data.Path, "sim.html");
        Assert.StartsWith("SYNTHETIC", (await Backtest("SIM", "--rule", "buyhold", "--report", report)).Out);
        Assert.Contains(">SYNTHETIC<", File.ReadAllText(report));
        Assert.Equal("SYNTHETIC", (await Backtest("SIM", "--rule", "buyhold", "--json")).Json.GetProperty("dataLabel").GetString());
    }

    [Fact]
    public async Task The_report_is_one_page_that_fetches_nothing()
    {
        await StoreAsync();
        string report = Path.Combine(data.Path, "report.html");
        Assert.Contains(report, (await Backtest("@all", "--rule", "sma:10,30", "--report", report)).Out);
        string html = File.ReadAllText(report);
        Assert.DoesNotContain("http", html);
        Assert.DoesNotContain("NaN", html);
        Assert.All(["buy and hold", "random entries", "sma:50,200", "20 bp", "Deflated Sharpe", "Orders not filled", "<svg"], part => Assert.Contains(part, html));
    }

    [Theory]
    [InlineData("rule", "ABC", "--rule", "nonsense")]
    [InlineData("rule", "ABC", "--rule", "sma:30,10")]
    [InlineData("rule", "ABC", "--rule", "agent:nobody")]
    [InlineData("symbols", "ABX", "--rule", "buyhold")]
    [InlineData("symbols", "@some", "--rule", "buyhold")]
    [InlineData("costs", "ABC", "--costs", "cheap")]
    [InlineData("sizing", "ABC", "--sizing", "half")]
    [InlineData("sizing", "ABC", "--rule", "buyhold", "--sizing", "signal")]
    [InlineData("cash", "ABC", "--cash", "0")]
    [InlineData("from", "ABC", "--from", "soon")]
    [InlineData("from", "ABC", "--from", "2013-01-01", "--to", "2012-06-01")]
    public async Task A_wrong_word_is_named(string field, params string[] words)
    {
        await StoreAsync();
        GoldenRun run = await Backtest(words);
        Assert.Equal(2, run.Code);
        Assert.StartsWith($"golden: {field}: ", run.Error);
        Assert.Empty(run.Out);
    }

    [Fact]
    public async Task Days_without_bars_are_said()
    {
        await StoreAsync();
        GoldenRun run = await Backtest("ABC", "--rule", "buyhold", "--from", "2030-01-01");
        Assert.Equal(1, run.Code);
        Assert.Contains("No symbol has a bar", run.Error);
    }

    [Fact]
    public async Task Bars_before_the_first_day_warm_the_rule_up()
    {
        await StoreAsync();
        JsonElement answer = (await Backtest("ABC", "--rule", "sma:50,200", "--from", "2013-06-03", "--json")).Json;
        Assert.Equal("2013-06-03", answer.GetProperty("from").GetDateTime().ToString("yyyy-MM-dd"));
        Assert.True(answer.GetProperty("orders").GetInt32() > 0);
    }

    [Fact]
    public async Task A_lean_folder_is_traded_without_storing_its_bars()
    {
        string lean = SharedFolder("market/lean");
        JsonElement answer = (await Backtest("SPY", "AAPL", "IBM", "BAC", "AIG", "--rule", "sma:10,30", "--costs", "10", "--lean", lean, "--no-adjust", "--json")).Json;
        Assert.Equal(
            [("AAPL", 212), ("AIG", 213), ("BAC", 229), ("IBM", 223), ("SPY", 205)],
            answer.GetProperty("symbols").EnumerateArray().Select(one => (one.GetProperty("symbol").GetString(), one.GetProperty("orders").GetInt32())));
        GoldenRun stored = await GoldenRun.Of("bars", "SPY", "--data", data.Path);
        Assert.Equal(1, stored.Code);
    }

    public void Dispose() => data.Dispose();

    private async Task StoreAsync()
    {
        await Sample.StoreAsync(data.Path, "ABC", Sample.Days(700));
        await Sample.StoreAsync(data.Path, "DEF", Sample.Days(600, seed: 2));
    }

    private Task<GoldenRun> Backtest(params string[] words) => GoldenRun.Of(["backtest", .. words, "--data", data.Path]);

    private static string SharedFolder(string relative)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "GoldenSignals.slnx")))
        {
            folder = folder.Parent;
        }
        string path = Path.Combine(folder?.Parent?.FullName ?? "", "shared", relative);
        Assert.SkipUnless(Directory.Exists(path), "needs the machine part: shared market data");
        return path;
    }
}
