using System.Net;
using System.Text.Json;

namespace GoldenSignals.Tests.Web;

public sealed class SameOriginTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task A_name_that_is_not_ours_is_refused()
    {
        JsonElement problem = await shared.Server.RefusedAsync(HttpStatusCode.MisdirectedRequest, Request(HttpMethod.Get, "Host", "rebound.example"));
        Assert.Contains("rebound.example", problem.GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("Origin", "http://elsewhere.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://localhost:1")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_page_of_another_origin_changes_nothing(string header, string value)
    {
        await shared.Server.RefusedAsync(HttpStatusCode.Forbidden, Request(HttpMethod.Delete, header, value));
        Assert.Contains("AAA", (await shared.Server.GetAsync("watchlist")).EnumerateArray().Select(symbol => symbol.GetString()));
    }

    [Fact]
    public async Task Our_own_page_may_ask()
    {
        HttpRequestMessage request = Request(HttpMethod.Post, "Origin", shared.Server.Address.GetLeftPart(UriPartial.Authority));
        HttpResponseMessage answer = await shared.Server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.NotEqual(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("watchlist")]
    [InlineData("nothing")]
    [InlineData("symbols/NONE/bars")]
    [InlineData("/")]
    public async Task Every_answer_tells_browsers_to_load_nothing_of_others(string path)
    {
        HttpResponseMessage answer = await shared.Server.Client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Contains("default-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "watchlist") { Content = new StringContent(new string(' ', 100_000), null, "application/json") };
        await shared.Server.RefusedAsync(HttpStatusCode.RequestEntityTooLarge, request);
    }

    private static HttpRequestMessage Request(HttpMethod method, string header, string value)
    {
        var request = new HttpRequestMessage(method, method == HttpMethod.Delete ? "watchlist/AAA" : "watchlist");
        if (method == HttpMethod.Post)
        {
            request.Content = new StringContent("""{"symbols":["BBB"]}""", null, "application/json");
        }
        request.Headers.Add(header, value);
        return request;
    }
}
