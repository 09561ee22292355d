using System.Diagnostics;
using GoldenSignals.Engine.Tests.Notifications;
using GoldenSignals.Engine.Tests.Runtime;
using GoldenSignals.Engine.Tests.Store;
using GoldenSignals.Engine.Tests.Trouble;

namespace GoldenSignals.Engine.Tests;

/// <summary>This very program run again as a process of its own, so that a test can kill it.</summary>
internal static class Child
{
    private const string PartVariable = "GOLDEN_TEST_CHILD", FolderVariable = "GOLDEN_TEST_FOLDER";

    private static readonly Dictionary<string, Func<string, Task>> Parts = new()
    {
        [nameof(StoreCrashTests)] = StoreCrashTests.WriteUntilKilledAsync,
        [nameof(RuntimeCrashTests)] = RuntimeCrashTests.FollowUntilKilledAsync,
        [nameof(DeliveryCrashTests)] = DeliveryCrashTests.SendUntilKilledAsync,
        [nameof(FlatMemoryTests)] = FlatMemoryTests.PlayAsync,
    };

    /// <summary>The part this process was started to play; null in the process that runs the tests.</summary>
    public static string? Part => Environment.GetEnvironmentVariable(PartVariable);

    public static async Task<int> PlayAsync(string part)
    {
        await Parts[part](Environment.GetEnvironmentVariable(FolderVariable)!);
        return 0;
    }

    /// <summary>Starts the part, lets it say a number of lines and live a little longer, kills it, and returns all it said.</summary>
    public static List<string> RunAndKill(string part, string folder, int lines, TimeSpan longer)
    {
        using Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, Arguments)
        {
            Environment = { [PartVariable] = part, [FolderVariable] = folder }, RedirectStandardOutput = true,
        })!;
        var said = new List<string>();
        while (said.Count < lines && process.StandardOutput.ReadLine() is { } line)
        {
            said.Add(line);
        }
        long end = Stopwatch.GetTimestamp() + (long)(longer.TotalSeconds * Stopwatch.Frequency);
        SpinWait.SpinUntil(() => Stopwatch.GetTimestamp() >= end);
        process.Kill();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            said.Add(line);
        }
        process.WaitForExit();
        return said;
    }

    /// <summary>The test program may have been started by itself or as an argument of dotnet.</summary>
    private static string[] Arguments => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(Child).Assembly.Location] : [];
}
