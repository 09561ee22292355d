using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Store;
using GoldenSignals.Tests.Web;

namespace GoldenSignals.Tests.Market;

public sealed class ImportApiTests
{
    [Fact]
    public async Task A_dropped_file_is_stored_watched_and_analysed()
    {
        await using RunningServer server = await RunningServer.OnAsync("AAA");
        long last = server.Hub.Last;
        JsonElement report = await SendAsync(server, HttpStatusCode.OK, ("new.csv", Csv(StoredMarket.Walk("NEW", 650))));
        JsonElement symbol = Assert.Single(report.GetProperty("symbols").EnumerateArray());
        Assert.Equal(("NEW", 650), (symbol.GetProperty("symbol").GetString(), symbol.GetProperty("added").GetInt32()));
        await server.NextSignalAsync("NEW", last);
        JsonElement row = (await server.GetAsync("market")).GetProperty("rows").EnumerateArray().Single(row => row.GetProperty("symbol").GetString() == "NEW");
        Assert.Equal("ready", row.GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_correction_steps_the_session_anew()
    {
        await using RunningServer server = await RunningServer.OnAsync("AAA");
        IReadOnlyList<Bar> bars = StoredMarket.Walk("NEW", 650);
        long last = server.Hub.Last;
        await SendAsync(server, HttpStatusCode.OK, ("NEW.csv", Csv(bars)));
        StoredSignal before = await server.NextSignalAsync("NEW", last);
        JsonElement report = await SendAsync(server, HttpStatusCode.OK, ("NEW.csv", Csv([.. bars.Select((bar, i) => i == 100 ? bar with { High = bar.High + 100 } : bar)])));
        Assert.Equal(1, report.GetProperty("symbols")[0].GetProperty("replaced").GetInt32());
        StoredSignal after = await server.NextSignalAsync("NEW", before.Sequence);
        Assert.Equal(before.Time, after.Time);
        Assert.NotEqual(before.Read().InputHash, after.Read().InputHash);
    }

    [Fact]
    public async Task A_damaged_line_is_reported_with_its_number_and_the_rest_is_kept()
    {
        await using RunningServer server = await RunningServer.OnAsync("AAA");
        string[] lines = Csv(StoredMarket.Walk("NEW", 50)).Split('\n');
        lines[7] = lines[7].Replace(',', ';');
        JsonElement report = await SendAsync(server, HttpStatusCode.OK, ("NEW.csv", string.Join('\n', lines)));
        Assert.Equal(49, report.GetProperty("symbols")[0].GetProperty("added").GetInt32());
        Assert.Contains(report.GetProperty("findings").EnumerateArray(), finding => finding.GetProperty("line").GetInt32() == 8);
    }

    [Fact]
    public async Task No_name_leads_out_of_the_folder()
    {
        await using RunningServer server = await RunningServer.OnAsync("AAA");
        JsonElement report = await SendAsync(server, HttpStatusCode.OK, ("../../../tmp/OUT.csv", Csv(StoredMarket.Walk("OUT", 50))));
        Assert.Equal("OUT", report.GetProperty("symbols")[0].GetProperty("symbol").GetString());
    }

    [Theory]
    [InlineData("a.csv", "nothing,to,see\n1,2,3\n")]
    [InlineData("..", "date,open,high,low,close\n")]
    public async Task A_file_that_cannot_be_read_says_why(string name, string text)
    {
        await using RunningServer server = await RunningServer.OnAsync("AAA");
        JsonElement problem = await SendAsync(server, HttpStatusCode.BadRequest, (name, text));
        Assert.Equal("files", problem.GetProperty("field").GetString());
    }

    private static string Csv(IReadOnlyList<Bar> bars)
    {
        var text = new StringBuilder("Date,Open,High,Low,Close,Volume\n");
        foreach (Bar bar in bars)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"{bar.Time:yyyy-MM-dd},{bar.Open / 1e4},{bar.High / 1e4},{bar.Low / 1e4},{bar.Close / 1e4},{bar.Volume}\n");
        }
        return text.ToString();
    }

    private static async Task<JsonElement> SendAsync(RunningServer server, HttpStatusCode status, params (string Name, string Text)[] files)
    {
        using var form = new MultipartFormDataContent();
        foreach ((string name, string text) in files)
        {
            form.Add(new StringContent(text), "files", name);
        }
        HttpResponseMessage answer = await server.Client.PostAsync("import", form, TestContext.Current.CancellationToken);
        string body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(status == answer.StatusCode, body);
        return JsonElement.Parse(body);
    }
}
