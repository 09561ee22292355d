using System.Net;
using System.Text.Json;
using GoldenSignals.Tests.Web;

namespace GoldenSignals.Tests.Risk;

public sealed class RiskApiTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task Amounts_stand_in_the_address()
    {
        JsonElement risk = await shared.Server.GetAsync("risk?positions=AAA:10000,BBB:-4000&confidence=99&days=5");
        Assert.Equal((14_000.0, 5, 0.99), (risk.GetProperty("value").GetDouble(), risk.GetProperty("days").GetInt32(), risk.GetProperty("confidence").GetDouble()));
        Assert.Equal(3, (await shared.Server.GetAsync("risk/stress?positions=AAA:100&shock=AAA:-10")).GetProperty("scenarios").GetArrayLength());
        Assert.Equal(3, (await shared.Server.GetAsync("risk/correlation?symbols=@watchlist")).GetProperty("pairs").GetArrayLength());
        Assert.Equal(6_000, (await shared.Server.GetAsync("risk/exposure?positions=AAA:10000,BBB:-4000")).GetProperty("net").GetDouble());
        Assert.Equal("AAA", (await shared.Server.GetAsync("risk/size?symbol=AAA&capital=1000")).GetProperty("symbol").GetString());
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, "risk")]
    [InlineData(HttpStatusCode.BadRequest, "risk?positions=AAA:1&confidence=1")]
    [InlineData(HttpStatusCode.NotFound, "risk?positions=NONE:1")]
    [InlineData(HttpStatusCode.NotFound, "risk/exposure?portfolio=none")]
    [InlineData(HttpStatusCode.BadRequest, "risk/correlation?symbols=AAA")]
    public async Task A_wrong_question_is_refused(HttpStatusCode status, string address) => await shared.Server.RefusedAsync(status, address);
}
