using System.Diagnostics;
using System.Net;

namespace GoldenSignals.Tests.Web;

/// <summary>The real program, as a person starts it.</summary>
public sealed class ServeCommandTests
{
    [Fact]
    public async Task It_prints_its_address_answers_and_stops_when_told()
    {
        using var folder = new TempFolder();
        using Process server = Start(folder.Path);
        string address = (await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!;
        Assert.Matches(@"^http://localhost:\d+$", address);
        using var client = new HttpClient();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"{address}/health/live", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Contains("<html", await client.GetStringAsync($"{address}/symbol/SPY", TestContext.Current.CancellationToken));

        GoldenRun second = await GoldenRun.Of("serve", "--port", "0", "--data", folder.Path, "--json");
        Assert.Equal("busy", second.Fault.GetProperty("code").GetString());
        GoldenRun samePort = await GoldenRun.Of("serve", "--port", new Uri(address).Port.ToString(), "--data", folder.Path + "/other", "--json");
        Assert.Equal("port", samePort.Fault.GetProperty("code").GetString());

        Process.Start("kill", ["-TERM", server.Id.ToString()]).WaitForExit();
        await server.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, server.ExitCode);
        Assert.Empty(await server.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        foreach (string line in (await server.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.True(System.Text.Json.JsonElement.Parse(line).TryGetProperty("Message", out _), line);
        }
    }

    private static Process Start(string data)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "golden.dll");
        return Process.Start(new ProcessStartInfo("dotnet", [program, "serve", "--port", "0", "--data", data])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
    }
}
