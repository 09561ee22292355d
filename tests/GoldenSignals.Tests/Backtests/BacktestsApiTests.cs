using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GoldenSignals.Tests.Web;

namespace GoldenSignals.Tests.Backtests;

public sealed class BacktestsApiTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task A_backtest_is_queued_followed_and_kept()
    {
        long id = await StartAsync(new { symbols = new[] { "@all" }, rule = "sma:10,30" });
        JsonElement answer = await EndAsync(id), run = answer.GetProperty("run"), result = answer.GetProperty("result");
        Assert.Equal("done", run.GetProperty("state").GetString());
        Assert.Equal(1, run.GetProperty("progress").GetDouble());
        Assert.Equal(["AAA", "BBB", "CCC"], run.GetProperty("symbols").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal(result.GetProperty("headline").GetString(), run.GetProperty("summary").GetProperty("headline").GetString());
        Assert.InRange(result.GetProperty("curve").GetProperty("times").GetArrayLength(), 100, 2_000);
        JsonElement listed = (await shared.Server.GetAsync("backtests")).GetProperty("items").EnumerateArray().Single(one => one.GetProperty("id").GetInt64() == id);
        Assert.Equal("sma:10,30", listed.GetProperty("rule").GetString());
    }

    [Fact]
    public async Task Lists_come_newest_first_a_page_at_a_time()
    {
        long first = await StartAsync(new { symbols = new[] { "AAA" }, rule = "buyhold" }), second = await StartAsync(new { symbols = new[] { "BBB" }, rule = "buyhold" });
        await EndAsync(first);
        await EndAsync(second);
        JsonElement page = await shared.Server.GetAsync($"backtests?limit=1&before={second + 1}");
        Assert.Equal(second, page.GetProperty("items").EnumerateArray().Single().GetProperty("id").GetInt64());
        JsonElement next = await shared.Server.GetAsync($"backtests?limit=1&before={page.GetProperty("next").GetString()}");
        Assert.True(next.GetProperty("items").EnumerateArray().Single().GetProperty("id").GetInt64() < second);
    }

    [Fact]
    public async Task Results_stand_side_by_side_and_say_whether_their_data_is_the_same()
    {
        long one = await StartAsync(new { symbols = new[] { "AAA" }, rule = "sma:5,20" }), two = await StartAsync(new { symbols = new[] { "AAA" }, rule = "rsi:14,30,70" });
        long other = await StartAsync(new { symbols = new[] { "BBB" }, rule = "sma:5,20" });
        await EndAsync(one);
        await EndAsync(two);
        await EndAsync(other);
        JsonElement same = await shared.Server.GetAsync($"backtests/compare?ids={one},{two}");
        Assert.True(same.GetProperty("sameData").GetBoolean());
        Assert.Equal(["sma:5,20", "rsi:14,30,70"], same.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("rule").GetString()));
        Assert.False((await shared.Server.GetAsync($"backtests/compare?ids={one},{other}")).GetProperty("sameData").GetBoolean());
        await shared.Server.RefusedAsync(HttpStatusCode.BadRequest, $"backtests/compare?ids={one}");
        await shared.Server.RefusedAsync(HttpStatusCode.NotFound, $"backtests/compare?ids={one},999999");
    }

    [Fact]
    public async Task One_that_waits_can_be_cancelled_and_one_that_is_done_stays()
    {
        long[] ahead = [await StartAsync(new { symbols = new[] { "@all" }, rule = "workflow" }), await StartAsync(new { symbols = new[] { "@all" }, rule = "lean" })];
        long id = await StartAsync(new { symbols = new[] { "@all" }, rule = "agent:macd" });
        Assert.Equal("cancelled", (await DeleteAsync(id)).GetProperty("state").GetString());
        Assert.Equal("cancelled", (await EndAsync(id)).GetProperty("run").GetProperty("state").GetString());
        foreach (long other in ahead)
        {
            Assert.Equal("done", (await EndAsync(other)).GetProperty("run").GetProperty("state").GetString());
            Assert.Equal("done", (await DeleteAsync(other)).GetProperty("state").GetString());
        }
    }

    [Theory]
    [InlineData("""{ "symbols": ["AAA"], "rule": "nonsense" }""", "rule")]
    [InlineData("""{ "symbols": [], "rule": "buyhold" }""", "symbols")]
    [InlineData("""{ "symbols": ["AAX"], "rule": "buyhold" }""", "symbols")]
    [InlineData("""{ "rule": "buyhold" }""", "symbols")]
    [InlineData("""{ "symbols": ["AAA"], "rule": "buyhold", "interval": "2d" }""", "interval")]
    [InlineData("""{ "symbols": ["AAA"], "rule": "buyhold", "cash": -5 }""", "cash")]
    [InlineData("""{ "symbols": ["AAA"], "rule": "buyhold", "from": "soon" }""", "from")]
    public async Task A_wrong_field_is_named(string body, string field)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "backtests") { Content = new StringContent(body, null, "application/json") };
        Assert.Equal(field, (await shared.Server.RefusedAsync(HttpStatusCode.BadRequest, request)).GetProperty("field").GetString());
    }

    [Fact]
    public async Task What_fails_says_why()
    {
        long id = await StartAsync(new { symbols = new[] { "AAA" }, rule = "buyhold", from = "2030-01-01" });
        JsonElement run = (await EndAsync(id)).GetProperty("run");
        Assert.Equal("failed", run.GetProperty("state").GetString());
        Assert.Contains("No symbol has a bar", run.GetProperty("why").GetString());
    }

    [Fact]
    public async Task There_is_no_backtest_that_was_never_asked_for() => await shared.Server.RefusedAsync(HttpStatusCode.NotFound, "backtests/999999");

    private async Task<long> StartAsync(object body)
    {
        HttpResponseMessage answer = await shared.Server.PostAsync("backtests", body);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        JsonElement standing = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.EndsWith($"/backtests/{standing.GetProperty("id").GetInt64()}", answer.Headers.Location!.ToString());
        return standing.GetProperty("id").GetInt64();
    }

    /// <summary>Follows a backtest until it neither waits nor runs.</summary>
    private async Task<JsonElement> EndAsync(long id)
    {
        while (true)
        {
            JsonElement answer = await shared.Server.GetAsync($"backtests/{id}");
            if (answer.GetProperty("run").GetProperty("state").GetString() is not ("queued" or "running"))
            {
                return answer;
            }
        }
    }

    private async Task<JsonElement> DeleteAsync(long id)
    {
        HttpResponseMessage answer = await shared.Server.Client.DeleteAsync($"backtests/{id}", TestContext.Current.CancellationToken);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }
}
