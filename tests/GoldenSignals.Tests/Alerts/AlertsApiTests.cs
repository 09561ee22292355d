using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GoldenSignals.Tests.Web;

namespace GoldenSignals.Tests.Alerts;

/// <summary>One test a server: rules of one test must not be seen by another.</summary>
public sealed class AlertsApiTests
{
    [Fact]
    public async Task A_rule_is_made_changed_deleted_and_restored()
    {
        await using RunningServer server = await RunningServer.OnAsync("AAA");
        HttpResponseMessage made = await server.PostAsync("alerts", new { sentence = "price of aaa above 120" });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        JsonElement rule = await ReadAsync(made);
        Assert.Equal("price of AAA above 120", rule.GetProperty("sentence").GetString());
        string place = made.Headers.Location!.ToString();

        JsonElement rested = await ReadAsync(await server.Client.PatchAsJsonAsync(place, new { enabled = false }, TestContext.Current.CancellationToken));
        Assert.False(rested.GetProperty("enabled").GetBoolean());
        JsonElement changed = await ReadAsync(await server.Client.PatchAsJsonAsync(place, new { sentence = "price of AAA below 80" }, TestContext.Current.CancellationToken));
        Assert.Equal("price of AAA below 80", changed.GetProperty("sentence").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await server.Client.DeleteAsync(place, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Empty((await server.GetAsync("alerts")).GetProperty("items").EnumerateArray());
        await server.PostAsync("alerts/1/restore", new { });
        Assert.Single((await server.GetAsync("alerts")).GetProperty("items").EnumerateArray());
        JsonElement problem = await server.RefusedAsync(HttpStatusCode.NotFound, new HttpRequestMessage(HttpMethod.Delete, "alerts/77"));
        Assert.Contains("there is no alert 77", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_sentence_is_checked_and_tried()
    {
        await using RunningServer server = await RunningServer.OnAsync("AAA", "BBB");
        JsonElement good = await ReadAsync(await server.PostAsync("alerts/check", new { sentence = "rsi of AAA under 30" }));
        Assert.Equal("rsi:14 of AAA below 30", good.GetProperty("sentence").GetString());
        JsonElement bad = (await ReadAsync(await server.PostAsync("alerts/check", new { sentence = "rsi of AAA bleow 30" }))).GetProperty("fault");
        Assert.Equal(("bleow", 11, "below"), (bad.GetProperty("word").GetString(), bad.GetProperty("at").GetInt32(), bad.GetProperty("near")[0].GetString()));
        JsonElement dry = await ReadAsync(await server.PostAsync("alerts/test", new { sentence = "lean of any watched changes", years = 1 }));
        Assert.Equal(2, dry.GetProperty("series").GetArrayLength());
        Assert.Equal("imported", dry.GetProperty("dataLabel").GetString());
        Assert.True(dry.GetProperty("count").GetInt32() > 0);
        JsonElement words = await server.GetAsync("alerts/words");
        Assert.Contains(words.GetProperty("symbols").EnumerateArray(), symbol => symbol.GetString() == "AAA");
        JsonElement empty = await server.GetAsync("alerts/history?after=0");
        Assert.Equal(0, empty.GetProperty("last").GetInt64());
    }

    private static Task<JsonElement> ReadAsync(HttpResponseMessage answer) => answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
}
