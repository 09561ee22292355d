using System.Net;
using System.Text.Json;
using GoldenSignals.Engine.Ledger;
using GoldenSignals.Tests.Web;
using GoldenSignals.Web;

namespace GoldenSignals.Tests.Ledger;

public sealed class LedgerApiTests(RehearsedFolder rehearsed) : IClassFixture<RehearsedFolder>
{
    [Fact]
    public async Task The_ledger_says_its_chains_its_head_and_its_key()
    {
        await using RunningServer server = await RunningServer.StartAsync(rehearsed.Path);
        JsonElement ledger = await server.GetAsync("ledger");
        Assert.Equal(["replay", "replay"], ledger.GetProperty("chains").EnumerateArray().Select(chain => chain.GetProperty("ran").GetString()));
        Assert.Equal(ledger.GetProperty("entries").GetInt64(), ledger.GetProperty("head").GetProperty("entries").GetInt64());
        Assert.Equal(Convert.ToBase64String(LedgerKey.PublicOf(rehearsed.Path)!), ledger.GetProperty("publicKey").GetString());
        Assert.Equal(JsonValueKind.Array, ledger.GetProperty("refused").ValueKind);
    }

    [Fact]
    public async Task A_proof_is_that_of_the_command_and_holds()
    {
        await using RunningServer server = await RunningServer.StartAsync(rehearsed.Path);
        JsonElement proof = await server.GetAsync($"ledger/proof/{rehearsed.LastSignal}");
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(rehearsed.Proof).RootElement, proof));
        string key = (await server.GetAsync("ledger")).GetProperty("publicKey").GetString()!;
        Assert.True(proof.Deserialize<LedgerProof>(Json.Line)!.Holds(key));
    }

    [Fact]
    public async Task Kinds_of_runs_have_records_of_their_own()
    {
        await using RunningServer server = await RunningServer.StartAsync(rehearsed.Path);
        JsonElement[] cards = [.. (await server.GetAsync("track-record?ran=replay")).GetProperty("cards").EnumerateArray()];
        Assert.Contains(cards, card => card.GetProperty("target").GetString() == "volatility:5" && card.GetProperty("scope").GetString() == "all");
        Assert.All(cards, card => Assert.Equal("replay", card.GetProperty("ran").GetString()));
        Assert.Equal(0, (await server.GetAsync("track-record?ran=live")).GetProperty("cards").GetArrayLength());
        await server.RefusedAsync(HttpStatusCode.BadRequest, "track-record?ran=synthetic");
    }

    [Fact]
    public async Task A_signal_that_was_not_recorded_has_no_proof()
    {
        await using RunningServer server = await RunningServer.StartAsync(rehearsed.Path);
        JsonElement problem = await server.RefusedAsync(HttpStatusCode.NotFound, "ledger/proof/nobody");
        Assert.Contains("nobody", problem.GetProperty("detail").GetString());
    }
}
