using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GoldenSignals.Tests.Web;

namespace GoldenSignals.Tests.Evaluations;

public sealed class EvaluationsApiTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private readonly RunningServer server = shared.Server;

    [Fact]
    public async Task An_evaluation_is_started_watched_and_read()
    {
        HttpResponseMessage answer = await server.PostAsync("evaluations", new { symbols = (string[])["AAA", "BBB"], targets = (string[])["direction:5", "range-forecast:1"] });
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        string id = (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("id").GetString()!;
        Assert.EndsWith($"/api/v1/evaluations/{id}", answer.Headers.Location!.ToString());
        JsonElement view = await DoneAsync(id);
        JsonElement report = view.GetProperty("report");
        Assert.Equal(id, report.GetProperty("id").GetString());
        Assert.Equal(["AAA", "BBB"], report.GetProperty("symbols").EnumerateArray().Select(symbol => symbol.GetString()));
        Assert.Contains(report.GetProperty("cards").EnumerateArray(), card => card.GetProperty("rangeCoverage").ValueKind == JsonValueKind.Object);
        JsonElement rows = (await server.GetAsync("evaluations?limit=1")).GetProperty("items");
        Assert.Equal((1, "done"), (rows.GetArrayLength(), rows[0].GetProperty("state").GetString()));
        Assert.Equal(id, (await server.GetAsync("evaluations/latest")).GetProperty("run").GetProperty("id").GetString());
    }

    [Fact]
    public async Task What_cannot_be_evaluated_is_refused_with_its_reason()
    {
        HttpResponseMessage unknown = await server.PostAsync("evaluations", new { symbols = (string[])["NOPE"] });
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        HttpResponseMessage wrong = await server.PostAsync("evaluations", new { symbols = (string[])["AAA"], agents = (string[])["makd"] });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal("agents", (await wrong.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("field").GetString());
        await server.RefusedAsync(HttpStatusCode.NotFound, "evaluations/999");
        await server.RefusedAsync(HttpStatusCode.NotFound, new HttpRequestMessage(HttpMethod.Delete, "evaluations/999"));
    }

    [Fact]
    public async Task One_that_runs_is_told_how_far_and_can_be_stopped()
    {
        HttpResponseMessage answer = await server.PostAsync("evaluations", new { symbols = (string[])["@all"], ablate = true });
        string id = (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("id").GetString()!;
        HttpResponseMessage stopped = await server.Client.DeleteAsync($"evaluations/{id}", TestContext.Current.CancellationToken);
        JsonElement after = await DoneAsync(id);
        string state = after.GetProperty("run").GetProperty("state").GetString()!;
        // On a fast machine it may have been done before it was told to stop; then the refusal says so.
        Assert.Equal(stopped.StatusCode == HttpStatusCode.OK ? "cancelled" : "done", state);
        Assert.Equal(state == "done", after.GetProperty("report").ValueKind == JsonValueKind.Object);
    }

    private async Task<JsonElement> DoneAsync(string id)
    {
        while (true)
        {
            JsonElement view = await server.GetAsync($"evaluations/{id}");
            if (view.GetProperty("run").GetProperty("state").GetString() != "running")
            {
                return view;
            }
            await Task.Yield();
        }
    }
}
