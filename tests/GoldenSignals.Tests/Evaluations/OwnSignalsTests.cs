using System.Text.Json;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Tests.Evaluations;

public sealed class OwnSignalsTests : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private readonly List<Bar> bars = Sample.Days(900);

    private string File => Path.Combine(folder.Path, "oracle.csv");

    public async ValueTask InitializeAsync()
    {
        await Sample.StoreAsync(folder.Path, "AAA", bars);
        await Sample.StoreAsync(folder.Path, "BBB", Sample.Days(900, seed: 2));
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Opinions_of_a_file_get_cards_and_a_place_in_the_consensus()
    {
        // It knows the next close three times of four.
        await WriteAsync(i => i % 4 == 0 ? -Truth(i) : Truth(i));
        JsonElement[] cards = await CardsAsync("--targets", "direction:1");
        JsonElement own = Card(cards, "oracle"), together = Card(cards, "consensus");
        Assert.InRange(own.GetProperty("hitRate").GetDouble(), 0.74, 0.76);
        Assert.True(own.GetProperty("lift").GetProperty("low").GetDouble() > 0);
        Assert.Equal("backtest", own.GetProperty("ran").GetString());
        Assert.InRange(together.GetProperty("hitRate").GetDouble(), 0.65, 0.8);
    }

    [Fact]
    public async Task Agents_leaves_out_a_voice_of_a_file_like_any_other()
    {
        await WriteAsync(Truth);
        Assert.DoesNotContain(await CardsAsync("--agents", "rsi,macd,momentum"), card => Who(card) == "oracle");
        Assert.Contains(await CardsAsync("--agents", "oracle,rsi"), card => Who(card) == "oracle");
    }

    [Fact]
    public async Task Symbols_that_are_stored_and_not_asked_about_are_passed_over()
    {
        await System.IO.File.WriteAllTextAsync(File, "time,symbol,target,score\n2014-01-02,BBB,direction:1,1\n", TestContext.Current.CancellationToken);
        Assert.DoesNotContain(await CardsAsync(), card => Who(card) == "oracle");
    }

    [Fact]
    public async Task A_line_that_cannot_be_read_stops_the_evaluation_and_is_named()
    {
        await System.IO.File.WriteAllTextAsync(File, "time,symbol,target,score\n2014-01-02,ZZZ,direction:1,1\n", TestContext.Current.CancellationToken);
        GoldenRun run = await GoldenRun.Of("evaluate", "AAA", "--opinions", File, "--data", folder.Path);
        Assert.Equal(1, run.Code);
        Assert.Contains("oracle.csv, line 2: symbol: no bars of \"ZZZ\" are stored", run.Error);
    }

    private int Truth(int place) => bars[place + 1].Close > bars[place].Close ? 1 : -1;

    private Task WriteAsync(Func<int, int> side) => System.IO.File.WriteAllLinesAsync(
        File,
        Enumerable.Range(0, bars.Count - 1).Select(i => $"{TradingCalendar.NewYork.DayOf(bars[i].Time):yyyy-MM-dd},AAA,direction:1,{side(i)}")
            .Prepend("time,symbol,target,score"),
        TestContext.Current.CancellationToken);

    private async Task<JsonElement[]> CardsAsync(params string[] more) =>
        [.. (await GoldenRun.Of(["evaluate", "AAA", "--opinions", File, "--json", "--data", folder.Path, .. more])).Json.GetProperty("cards").EnumerateArray()];

    private static JsonElement Card(JsonElement[] cards, string who) =>
        cards.First(card => Who(card) == who && card.GetProperty("target").GetString() == "direction:1" && card.GetProperty("scope").GetString() == "all");

    private static string Who(JsonElement card) => card.GetProperty("who").GetString()!;
}
