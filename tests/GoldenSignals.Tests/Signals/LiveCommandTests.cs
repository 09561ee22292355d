using System.Diagnostics;
using System.Text.Json;
using GoldenSignals.Engine.Store;
using GoldenSignals.Tests.Web;

namespace GoldenSignals.Tests.Signals;

public sealed class LiveCommandTests
{
    [Fact]
    public async Task Without_a_server_it_follows_from_here_until_told_to_stop()
    {
        using var folder = new TempFolder();
        using (Database database = Database.Open(folder.Path))
        {
            await StoredMarket.WriteAsync(database, "AAA", "BBB");
        }
        using Process live = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "golden.dll"), "live", "bbb", "--json", "--data", folder.Path])
        {
            RedirectStandardOutput = true,
        })!;
        JsonElement signal = JsonElement.Parse((await live.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!);
        Assert.Equal("BBB", signal.GetProperty("symbol").GetString());
        // Not INT: a shell has what it starts in the background ignore that, and everything below it inherits it.
        Process.Start("kill", ["-TERM", live.Id.ToString()]).WaitForExit();
        await live.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, live.ExitCode);
    }
}
