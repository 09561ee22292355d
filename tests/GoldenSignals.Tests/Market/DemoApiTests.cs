using System.Net;
using System.Text.Json;
using GoldenSignals.Tests.Web;

namespace GoldenSignals.Tests.Market;

public sealed class DemoApiTests
{
    [Fact]
    public async Task An_empty_folder_shows_the_synthetic_market_and_labels_it()
    {
        using var folder = new TempFolder();
        await using RunningServer server = await RunningServer.StartAsync(folder.Path);
        await server.ReadyAsync();
        JsonElement market = await server.GetAsync("market");
        Assert.Equal(12, market.GetProperty("rows").GetArrayLength());
        Assert.Equal("SYNTHETIC", Assert.Single(market.GetProperty("dataLabels").EnumerateArray()).GetString());
        Assert.All(market.GetProperty("rows").EnumerateArray(), row =>
        {
            Assert.Equal("ready", row.GetProperty("status").GetString());
            Assert.Equal(JsonValueKind.Null, row.GetProperty("range").GetProperty("trailingCoverage").ValueKind); // no accuracy on made-up data
        });
        JsonElement demo = (await server.GetAsync("demo")).EnumerateArray().Single(demo => demo.GetProperty("id").GetString() == "synthetic");
        Assert.True(demo.GetProperty("active").GetBoolean());
        Assert.Contains((await server.GetAsync("status")).GetProperty("sources").EnumerateArray(), source => source.GetProperty("state").GetString() == "following");
    }

    [Fact]
    public async Task A_demo_is_left_at_once_and_does_not_come_back_with_a_restart()
    {
        using var folder = new TempFolder();
        await using (RunningServer server = await RunningServer.StartAsync(folder.Path))
        {
            await server.ReadyAsync();
            HttpResponseMessage answer = await server.Client.DeleteAsync("demo/synthetic", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Empty((await server.GetAsync("market")).GetProperty("rows").EnumerateArray());
        }
        await using RunningServer again = await RunningServer.StartAsync(folder.Path);
        await again.ReadyAsync();
        Assert.Empty((await again.GetAsync("watchlist")).EnumerateArray());
        await again.RefusedAsync(HttpStatusCode.NotFound, new HttpRequestMessage(HttpMethod.Delete, "demo/none"));
    }

    [Fact]
    public async Task Stored_symbols_keep_the_demo_away_until_it_is_asked_for()
    {
        await using RunningServer server = await RunningServer.OnAsync("AAA");
        JsonElement demo = (await server.GetAsync("demo")).EnumerateArray().First();
        Assert.False(demo.GetProperty("active").GetBoolean());
        Assert.Equal("AAA", Assert.Single((await server.GetAsync("watchlist")).EnumerateArray()).GetString());
        HttpResponseMessage answer = await server.PostAsync($"demo/{demo.GetProperty("id").GetString()}", new { });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(13, (await server.GetAsync("watchlist")).GetArrayLength());
    }

    [Fact]
    public async Task A_demo_that_is_not_there_is_not_started()
    {
        await using RunningServer server = await RunningServer.OnAsync("AAA");
        await server.RefusedAsync(HttpStatusCode.NotFound, new HttpRequestMessage(HttpMethod.Post, "demo/none"));
    }
}
