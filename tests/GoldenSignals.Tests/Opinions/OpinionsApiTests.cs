using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GoldenSignals.Tests.Web;

namespace GoldenSignals.Tests.Opinions;

public sealed class OpinionsApiTests
{
    [Fact]
    public async Task What_is_sent_is_stamped_and_listed_newest_first()
    {
        await using RunningServer server = await RunningServer.OnAsync("AAA", "BBB");
        HttpResponseMessage answer = await server.PostAsync("opinions", new object[]
        {
            new { agent = "mine", symbol = "AAA", target = "direction:5", score = 0.5 },
            new { agent = "mine", symbol = "AAA", target = "volatility:5", score = -1, confidence = 0.25, time = "2022-03-01T21:00:00Z" },
        });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        JsonElement[] received = (await answer.Content.ReadFromJsonAsync<JsonElement[]>(TestContext.Current.CancellationToken))!;
        Assert.Equal(["live", "backtest"], received.Select(one => one.GetProperty("counts").GetString()));

        JsonElement[] listed = [.. (await server.GetAsync("opinions?symbol=aaa")).EnumerateArray()];
        Assert.Equal(["volatility:5", "direction:5"], listed.Select(one => one.GetProperty("target").GetString()));
        Assert.Equal(0.25, listed[0].GetProperty("confidence").GetDouble());
        Assert.Empty((await server.GetAsync("opinions?symbol=BBB")).EnumerateArray());
    }

    [Theory]
    [InlineData("""[{"agent":"rsi","symbol":"AAA","target":"direction:5","score":0.5}]""", 400, "opinions[0].agent")]
    [InlineData("""[{"agent":"mine","symbol":"AAA","target":"direction:5","score":0.5},{"agent":"mine","symbol":"AAA","target":"no:5","score":0.5}]""", 400, "opinions[1].target")]
    [InlineData("""[{"agent":"mine","symbol":"AAA","target":"direction:5","score":1.5}]""", 400, "opinions[0].score")]
    [InlineData("""[{"agent":"mine","symbol":"AAA","target":"direction:5","score":0.5,"time":"2999-01-01T00:00:00Z"}]""", 400, "opinions[0].time")]
    [InlineData("""[{"agent":"mine","symbol":"AAA","target":"direction:5","score":0.5,"interval":"7m"}]""", 400, "opinions[0].interval")]
    [InlineData("""[{"agent":"mine","symbol":"NONE","target":"direction:5","score":0.5}]""", 404, null)]
    [InlineData("""[{"agent":"mine","symbol":"AAA","target":"direction:5"}]""", 400, null)]
    [InlineData("[]", 400, null)]
    public async Task Nothing_is_kept_when_one_is_wrong(string body, int status, string? field)
    {
        await using RunningServer server = await RunningServer.OnAsync("AAA");
        JsonElement problem = await server.RefusedAsync((HttpStatusCode)status, new HttpRequestMessage(HttpMethod.Post, "opinions")
        {
            Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
        });
        if (field is not null) Assert.Equal(field, problem.GetProperty("field").GetString());
        Assert.Empty((await server.GetAsync("opinions?symbol=AAA")).EnumerateArray());
    }
}
