using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace GoldenSignals.Bench.Measuring;

/// <summary>What the figures were taken on, and how fast it was just then.</summary>
internal static class Machine
{
    private const int ScanBytes = 512 << 20, ScanRounds = 5, Additions = 50_000_000;

    /// <summary>One line: cores and their model, memory, runtime, memory bandwidth, and a chain of additions that shows how slowed the cores were.</summary>
    public static string Describe()
    {
        (double processor, double wall) = AdditionNanoseconds();
        return string.Create(CultureInfo.InvariantCulture,
            $"{DateTime.UtcNow:yyyy-MM-dd} · {Environment.ProcessorCount} × {Model()} · {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0} GB · "
            + $"{RuntimeInformation.FrameworkDescription} · scan of doubles {ScanGigabytes():0.0} GB/s a core · "
            + $"dependent addition {processor:0.00} ns ({wall:0.00} ns with waiting for a core)");
    }

    private static string Model()
    {
        const string file = "/proc/cpuinfo";
        string? line = File.Exists(file) ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line is null ? RuntimeInformation.OSArchitecture.ToString() : line[(line.IndexOf(':') + 1)..].Trim().Replace("(R)", "");
    }

    /// <summary>The best of a few sums over half a gigabyte of doubles, by processor time.</summary>
    private static double ScanGigabytes()
    {
        double[] column = GC.AllocateUninitializedArray<double>(ScanBytes / sizeof(double));
        Array.Fill(column, 1.0);
        double best = 0, sum = 0;
        for (int round = 0; round < ScanRounds; round++)
        {
            TimeSpan start = Environment.CpuUsage.TotalTime;
            sum += Scan(column);
            best = Math.Max(best, ScanBytes / (Environment.CpuUsage.TotalTime - start).TotalNanoseconds);
        }
        return sum == (double)ScanRounds * column.Length ? best : throw new InvalidOperationException("The scan lost numbers.");
    }

    private static double Scan(ReadOnlySpan<double> column)
    {
        Vector<double> a = default, b = default, c = default, d = default;
        ReadOnlySpan<Vector<double>> vectors = MemoryMarshal.Cast<double, Vector<double>>(column);
        for (int i = 0; i + 4 <= vectors.Length; i += 4)
        {
            a += vectors[i];
            b += vectors[i + 1];
            c += vectors[i + 2];
            d += vectors[i + 3];
        }
        return Vector.Sum(a + b + (c + d));
    }

    private static (double Processor, double Wall) AdditionNanoseconds()
    {
        double sum = Chain(Additions / 10);
        long wall = Stopwatch.GetTimestamp();
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        sum += Chain(Additions);
        double spent = (Environment.CpuUsage.TotalTime - processor).TotalNanoseconds;
        return sum > 0 ? (spent / Additions, Stopwatch.GetElapsedTime(wall).TotalNanoseconds / Additions) : default;
    }

    private static double Chain(int additions)
    {
        double sum = 0;
        for (int i = 0; i < additions; i++)
        {
            sum += 1.5;
        }
        return sum;
    }
}
