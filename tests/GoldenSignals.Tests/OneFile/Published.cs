using System.Diagnostics;
using GoldenSignals.Web;

namespace GoldenSignals.Tests.OneFile;

/// <summary>What `./golden publish` makes of this tree, made once for all tests of a class.</summary>
public sealed class Published : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly Dictionary<string, Task<string>> made = [];

    /// <summary>The folder of a platform's file.</summary>
    public Task<string> ForAsync(string platform)
    {
        lock (made)
        {
            return made.TryGetValue(platform, out Task<string>? known) ? known : made[platform] = PublishAsync(platform);
        }
    }

    public void Dispose() => folder.Dispose();

    private async Task<string> PublishAsync(string platform)
    {
        string root = SourceTree.Find()!;
        Assert.SkipUnless(Directory.Exists(Path.Combine(root, "web", "node_modules")), "needs the machine part: the packages of the web app (npm ci in web)");
        var start = new ProcessStartInfo(Path.Combine(root, "golden"), ["publish", platform, "--out", folder.Path])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        // A test run sets these for its own children, and a build must not hear of them.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase) || name.StartsWith("GOLDEN_", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }
        using Process golden = Process.Start(start)!;
        Task<string> output = golden.StandardOutput.ReadToEndAsync(), error = golden.StandardError.ReadToEndAsync();
        await golden.WaitForExitAsync();
        Assert.True(golden.ExitCode == 0, await error);
        Assert.Equal(Path.Combine(folder.Path, platform), (await output).Trim());
        return Path.Combine(folder.Path, platform);
    }
}
