using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace GoldenSignals.Bench.Indicators;

/// <summary>Tulip's indicators in C, in a process beside this one; `bench/run` fetches and compiles them.</summary>
internal sealed class Tulip : IDisposable
{
    private readonly Process process;

    public Tulip(string program, ReadOnlySpan<double> closes, int passes)
    {
        string column = Path.Combine(Path.GetDirectoryName(program)!, "closes");
        File.WriteAllBytes(column, MemoryMarshal.AsBytes(closes));
        process = Process.Start(new ProcessStartInfo(program, [column, passes.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException($"{program} does not start.");
    }

    /// <summary>Where the compiled driver lies.</summary>
    public static string Program => Path.Combine(Repository.Out, "tulip", "tulip");

    public TimeSpan Clock() => TimeSpan.FromTicks((long)Ask("clock") / TimeSpan.NanosecondsPerTick);

    /// <summary>Runs an indicator and gives its last value.</summary>
    public double Run(string indicator) => Ask(indicator);

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private double Ask(string word)
    {
        process.StandardInput.WriteLine(word);
        process.StandardInput.Flush();
        string answer = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("Tulip's process has ended.");
        return double.Parse(answer, CultureInfo.InvariantCulture);
    }
}
