using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace GoldenSignals.Bench.Serving;

/// <summary>What `wrk` saw of a server.</summary>
/// <param name="Median">Milliseconds, as is the 99th percentile.</param>
internal sealed record Wrk(double Requests, double PerSecond, double Median, double Percentile99)
{
    public static Wrk Run(string address, int connections, int seconds)
    {
        using Process process = Process.Start(new ProcessStartInfo(
            "wrk", ["-t1", $"-c{connections}", $"-d{seconds}s", "--timeout", "10s", "--latency", address]) { RedirectStandardOutput = true })!;
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0 || said.Contains("Non-2xx", StringComparison.Ordinal) || said.Contains("Socket errors", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"wrk could not load {address}: {said}");
        }
        return new Wrk(Number(said, @"(\d+) requests in"), Number(said, @"Requests/sec:\s+([\d.]+)"), Time(said, "50%"), Time(said, "99%"));
    }

    private static double Number(string said, string pattern) => double.Parse(Regex.Match(said, pattern).Groups[1].Value, CultureInfo.InvariantCulture);

    private static double Time(string said, string share)
    {
        Match match = Regex.Match(said, Regex.Escape(share) + @"\s+([\d.]+)(us|ms|s|m)\b");
        double unit = match.Groups[2].Value switch { "us" => 0.001, "ms" => 1, "s" => 1_000, _ => 60_000 };
        return double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * unit;
    }
}
