using System.Diagnostics;
using System.Globalization;

namespace GoldenSignals.Bench.Serving;

/// <summary>Another process of this program: a server, or the clients of one.</summary>
internal sealed class BenchProcess : IDisposable
{
    private readonly Process process;

    public BenchProcess(params IReadOnlyList<string> arguments)
    {
        process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("The bench cannot start itself.");
        Greeting = Hear();
    }

    /// <summary>The first line it said: the address of a server, what came of connecting for clients.</summary>
    public string Greeting { get; }

    public int Id => process.Id;

    /// <summary>Processor time it has spent so far.</summary>
    public TimeSpan Spent => TimeSpan.FromTicks(long.Parse(Ask(Orders.Spent), CultureInfo.InvariantCulture));

    public string Ask(string order)
    {
        process.StandardInput.WriteLine(order);
        process.StandardInput.Flush();
        return Hear();
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(20)))
        {
            process.Kill();
        }
        process.Dispose();
    }

    private string Hear() => process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("A process of the bench has ended before its time.");
}
