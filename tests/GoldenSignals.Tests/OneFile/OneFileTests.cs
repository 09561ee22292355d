using System.Diagnostics;
using System.Text;
using System.Text.Json;
using GoldenSignals.Web;

namespace GoldenSignals.Tests.OneFile;

/// <summary>The program as one file, in places that have nothing else.</summary>
[Trait("Speed", "slow")]
public sealed class OneFileTests(Published published) : IClassFixture<Published>
{
    private const long BytesMax = 110_000_000;

    [Fact]
    public async Task For_linux_it_starts_with_nothing_around_it_and_explains_a_signal_without_a_click()
    {
        string folder = await published.ForAsync("linux-x64");
        Assert.Equal(["SHA256SUMS", "golden", "golden.service"], Names(folder));
        Assert.InRange(new FileInfo(Path.Combine(folder, "golden")).Length, 1, BytesMax);
        Assert.SkipUnless(await CanUnshareAsync(), "needs the machine part: the right to make network and mount namespaces (root)");

        using var empty = new TempFolder();
        JsonElement seen = await FirstRunAsync(Path.Combine(folder, "golden"), empty.Path);
        Assert.Empty(seen.GetProperty("routes").EnumerateArray());
        Assert.Contains("<title>GoldenSignals</title>", seen.GetProperty("page").GetString());
        Assert.InRange(seen.GetProperty("scriptBytes").GetInt64(), 50_000, 5_000_000);
        Assert.Equal("synthetic", Assert.Single(seen.GetProperty("demos").EnumerateArray()).GetProperty("id").GetString());
        Assert.Empty(seen.GetProperty("degraded").EnumerateArray());
        Assert.Equal(0, seen.GetProperty("exit").GetInt32());

        JsonElement signal = seen.GetProperty("signal");
        Assert.Equal("SYNTHETIC", signal.GetProperty("dataLabel").GetString());
        Assert.NotEmpty(signal.GetProperty("claims").EnumerateArray());
        Assert.Contains(signal.GetProperty("agents").EnumerateArray(), agent => agent.GetProperty("opinions").GetArrayLength() > 0);

        JsonElement doctor = seen.GetProperty("calls").GetProperty("doctor");
        Assert.Equal(0, doctor.GetProperty("code").GetInt32());
        Assert.Contains("inside this program", doctor.GetProperty("out").GetString());
        Assert.Contains("sources golden was built from are not here", seen.GetProperty("calls").GetProperty("new agent").GetProperty("error").GetString());
        TestContext.Current.TestOutputHelper?.WriteLine($"page {seen.GetProperty("pageSeconds")} s, signal {seen.GetProperty("signalSeconds")} s");
    }

    [Fact]
    public async Task For_windows_it_is_a_program_of_windows_that_carries_the_same()
    {
        string folder = await published.ForAsync("win-x64");
        Assert.Equal(["SHA256SUMS", "golden.cmd", "golden.exe"], Names(folder));
        byte[] program = await File.ReadAllBytesAsync(Path.Combine(folder, "golden.exe"), TestContext.Current.CancellationToken);
        Assert.InRange(program.LongLength, 1, BytesMax);
        Assert.Equal("MZ"u8, program.AsSpan(0, 2));
        int header = BitConverter.ToInt32(program, 0x3C);
        Assert.Equal("PE\0\0"u8, program.AsSpan(header, 4));
        Assert.Equal(0x8664, BitConverter.ToUInt16(program, header + 4)); // x64
        Assert.Equal(3, BitConverter.ToUInt16(program, header + 24 + 68)); // runs in a console
        foreach (string part in (string[])["e_sqlite3.dll", "System.Private.CoreLib.dll", "GoldenSignals.Core.dll", "web/index.html"])
        {
            Assert.True(program.AsSpan().IndexOf(Encoding.UTF8.GetBytes(part)) > 0, $"{part} is not in it");
        }
        Assert.True(program.AsSpan().IndexOf("sp500-2000.csv,"u8) < 0);
        string start = await File.ReadAllTextAsync(Path.Combine(folder, "golden.cmd"), TestContext.Current.CancellationToken);
        Assert.Contains("golden.exe serve\r\n", start);
    }

    [Fact]
    public async Task A_platform_that_cannot_be_published_is_named()
    {
        (int code, _, string error) = await RunAsync(Path.Combine(SourceTree.Find()!, "golden"), ["publish", "amiga"]);
        Assert.Equal(1, code);
        Assert.Contains("\"amiga\" is no platform that can be published; usage: ./golden publish [linux-x64|win-x64|all]", error);
    }

    [Fact]
    public async Task The_service_is_one_that_systemd_understands_and_shuts_in()
    {
        string unit = Path.Combine(SourceTree.Find()!, "deploy", "golden.service");
        Assert.SkipUnless(File.Exists("/usr/bin/systemd-analyze"), "needs the machine part: systemd-analyze");
        (_, _, string faults) = await RunAsync("systemd-analyze", ["verify", unit]);
        Assert.All(faults.Split('\n', StringSplitOptions.RemoveEmptyEntries), fault => Assert.Contains("/usr/local/bin/golden is not executable", fault));
        (_, string exposure, _) = await RunAsync("systemd-analyze", ["security", "--offline=true", "--threshold=25", unit]);
        Assert.Contains("OK", exposure.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);
    }

    private static string[] Names(string folder) => [.. Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private static async Task<bool> CanUnshareAsync() =>
        OperatingSystem.IsLinux() && File.Exists("/usr/bin/unshare") && (await RunAsync("/usr/bin/unshare", ["-n", "-m", "true"])).Code == 0;

    private static async Task<JsonElement> FirstRunAsync(string program, string folder)
    {
        string walk = Path.Combine(SourceTree.Find()!, "tests", "GoldenSignals.Tests", "OneFile", "first_run.py");
        using var copy = new TempFolder();
        File.Copy(walk, Path.Combine(copy.Path, "first_run.py"));
        string sdk = Path.GetDirectoryName(Path.GetFullPath(typeof(object).Assembly.Location + "/../../.."))!; // dotnet/shared
        (int code, string output, string error) = await RunAsync(
            "/usr/bin/unshare", ["-n", "-m", "python3", Path.Combine(copy.Path, "first_run.py"), program, folder, SourceTree.Find()!, sdk]);
        Assert.True(code == 0, error);
        return JsonElement.Parse(output);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string program, string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
