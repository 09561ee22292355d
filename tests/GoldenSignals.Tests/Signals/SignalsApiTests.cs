using System.Net;
using System.Text.Json;
using GoldenSignals.Tests.Web;

namespace GoldenSignals.Tests.Signals;

public sealed class SignalsApiTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task The_answer_is_that_of_the_command_line_byte_for_byte()
    {
        using var folder = new TempFolder();
        string last, past;
        using (var database = Engine.Store.Database.Open(folder.Path))
        {
            await StoredMarket.WriteAsync(database, "AAA", "BBB", "CCC");
        }
        await using (RunningServer server = await RunningServer.StartAsync(folder.Path))
        {
            await server.ReadyAsync();
            last = await server.Client.GetStringAsync("symbols/AAA/signal", TestContext.Current.CancellationToken);
            past = await server.Client.GetStringAsync("symbols/AAA/signal?at=2023-01-31", TestContext.Current.CancellationToken);
        }
        Assert.Equal((await GoldenRun.Of("analyze", "AAA", "--data", folder.Path, "--json")).Out, last);
        Assert.Equal((await GoldenRun.Of("analyze", "AAA", "--at", "2023-01-31", "--data", folder.Path, "--json")).Out, past);
    }

    [Fact]
    public async Task A_signal_says_how_old_its_close_is_and_carries_the_disclosure()
    {
        HttpResponseMessage answer = await shared.Server.Client.GetAsync("symbols/BBB/signal", TestContext.Current.CancellationToken);
        Assert.True(long.Parse(answer.Headers.GetValues("X-Age-Seconds").Single()) > 0);
        Assert.Contains("not advice", answer.Headers.GetValues("X-Disclosure").Single());
    }

    [Fact]
    public async Task Signals_come_newest_first_a_page_at_a_time()
    {
        JsonElement first = await shared.Server.GetAsync("signals?limit=2");
        JsonElement second = await shared.Server.GetAsync($"signals?limit=2&before={first.GetProperty("next").GetString()}");
        string[] seen = [.. new[] { first, second }.SelectMany(page => page.GetProperty("items").EnumerateArray()).Select(signal => signal.GetProperty("symbol").GetString()!)];
        Assert.Equal(["AAA", "BBB", "CCC"], seen.Order());
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        Assert.Single((await shared.Server.GetAsync("signals?symbol=ccc")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Intervals_of_a_symbol_stand_side_by_side()
    {
        JsonElement agreement = await shared.Server.GetAsync("symbols/AAA/agreement");
        JsonElement day = Assert.Single(agreement.GetProperty("intervals").EnumerateArray());
        Assert.Equal("1d", day.GetProperty("interval").GetString());
        Assert.Equal("hold", day.GetProperty("decision").GetString());
        Assert.Contains(day.GetProperty("claims").EnumerateArray(), claim => claim.GetProperty("target").GetString() == "direction:5");
        Assert.Matches("^1d leans .+; it is not proven\\.$", agreement.GetProperty("sentence").GetString());
    }

    [Fact]
    public async Task An_unknown_symbol_has_no_signal() => await shared.Server.RefusedAsync(HttpStatusCode.NotFound, "symbols/NONE/signal");

    [Fact]
    public async Task No_bar_closes_before_the_first() =>
        await shared.Server.RefusedAsync(HttpStatusCode.NotFound, "symbols/AAA/signal?at=2020-01-31");

    [Fact]
    public async Task A_restart_serves_the_last_signals_before_its_sessions_stand()
    {
        using var folder = new TempFolder();
        using (var database = Engine.Store.Database.Open(folder.Path))
        {
            await StoredMarket.WriteAsync(database, "AAA");
        }
        string before;
        await using (RunningServer server = await RunningServer.StartAsync(folder.Path))
        {
            await server.ReadyAsync();
            before = await server.Client.GetStringAsync("symbols/AAA/signal", TestContext.Current.CancellationToken);
        }
        await using RunningServer again = await RunningServer.StartAsync(folder.Path);
        JsonElement row = Assert.Single((await again.GetAsync("market")).GetProperty("rows").EnumerateArray());
        Assert.Equal("ready", row.GetProperty("status").GetString());
        Assert.Equal(before, await again.Client.GetStringAsync("symbols/AAA/signal", TestContext.Current.CancellationToken));
    }
}
