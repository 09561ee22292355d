using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using GoldenSignals.Backtests;
using GoldenSignals.Web;

namespace GoldenSignals.Bench.Backtests;

/// <summary>The command in a process of its own, from its start to its end.</summary>
internal static class BacktestProcess
{
    private const int Rounds = 3;

    public sealed record Result(double WallSeconds, double ProcessorSeconds, double PeakMegabytes, int Orders);

    public static Result Run(string lean, string data)
    {
        Result[] rounds = [.. Enumerable.Range(0, Rounds).Select(_ => Once(lean, data))];
        return new Result(rounds.Min(one => one.WallSeconds), rounds.Min(one => one.ProcessorSeconds), rounds.Max(one => one.PeakMegabytes), rounds[0].Orders);
    }

    /// <summary>What the other process does; its last line is what it spent.</summary>
    public static async Task<int> PlayAsync(string lean, string data)
    {
        var answer = new StringWriter();
        string report = Path.Combine(Directory.CreateDirectory(data).FullName, "report.html");
        string[] words = ["backtest", "@all", "--rule", "sma:10,30", "--costs", "10", "--cash", "1000000", "--lean", lean, "--no-adjust", "--report", report, "--json", "--data", data];
        int code = await CommandLine.RunAsync(words, new Shell(answer, Console.Error, new Dictionary<string, string>()), [BacktestCommand.Create]);
        using Process self = Process.GetCurrentProcess();
        int orders = code == 0 ? JsonDocument.Parse(answer.ToString()).RootElement.GetProperty("orders").GetInt32() : -1;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.CpuUsage.TotalTime.TotalSeconds} {self.PeakWorkingSet64 / 1e6} {orders}"));
        return code;
    }

    private static Result Once(string lean, string data)
    {
        long began = Stopwatch.GetTimestamp();
        using Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["backtest", lean, data]) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("The bench cannot start itself.");
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double wall = Stopwatch.GetElapsedTime(began).TotalSeconds;
        double[] numbers = [.. said.Trim().Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
        return new Result(wall, numbers[0], numbers[1], (int)numbers[2]);
    }
}
