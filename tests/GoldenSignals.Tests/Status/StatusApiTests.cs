using System.Net;
using System.Text.Json;
using GoldenSignals.Tests.Web;

namespace GoldenSignals.Tests.Status;

public sealed class StatusApiTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task The_status_names_every_session_and_source()
    {
        JsonElement status = await shared.Server.GetAsync("status");
        Assert.Equal(3, status.GetProperty("sessions").GetArrayLength());
        Assert.All(status.GetProperty("sessions").EnumerateArray(), session =>
        {
            Assert.Equal("live", session.GetProperty("state").GetString());
            Assert.Equal(StoredMarket.Bars, session.GetProperty("bars").GetInt32());
        });
        Assert.Equal(StoredMarket.Source, Assert.Single(status.GetProperty("sources").EnumerateArray()).GetProperty("name").GetString());
        Assert.Empty(status.GetProperty("degraded").EnumerateArray());
    }

    [Theory]
    [InlineData("live")]
    [InlineData("ready")]
    [InlineData("startup")]
    public async Task A_server_whose_sessions_stand_is_well(string question)
    {
        HttpResponseMessage answer = await shared.Server.Client.GetAsync($"/health/{question}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("ok", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_agents_and_targets_are_those_of_the_catalogs()
    {
        Assert.Equal(Core.Agents.AgentCatalog.All.Count, (await shared.Server.GetAsync("agents")).GetArrayLength());
        Assert.Equal(Core.Targets.TargetCatalog.All.Count, (await shared.Server.GetAsync("targets")).GetArrayLength());
    }
}
