using System.Globalization;
using GoldenSignals.Bench.Measuring;

namespace GoldenSignals.Bench.Serving;

/// <summary>A signal to a thousand listeners: over the product's stream, over SignalR's JSON hub, and over bare sockets.</summary>
internal sealed class StreamCase : IBenchCase
{
    private const int Listeners = 1_000, Rounds = 7, Signals = 50, PerSecond = 10;

    private const double MillisecondsMax = 200, FloorMax = 1.3;

    private static readonly (string Kind, string Name)[] Kinds =
        [(Servers.Plain, "SignalR, JSON hub"), (Servers.Product, "the stream"), (Servers.Floor, "bare `Socket.Send`, the floor")];

    public string Name => "stream";

    public string Title => $"a signal to {Listeners:#,0} listeners in another process";

    public void Run(Section section)
    {
        using var folder = new TempFolder();
        List<Fan> fans = [];
        try
        {
            foreach ((string kind, string name) in Kinds)
            {
                fans.Add(new Fan(kind, name, Path.Combine(folder.Path, kind)));
            }
            for (int round = -1; round < Rounds; round++)
            {
                foreach (Fan fan in fans)
                {
                    fan.Broadcast(isCounted: round >= 0);
                }
            }
        }
        finally
        {
            fans.ForEach(fan => fan.Dispose());
        }
        Write(section, fans[0], fans[1], fans[2]);
    }

    private static void Write(Section section, Fan signalr, Fan stream, Fan floor)
    {
        section.Remark($"{PerSecond} signals a second, {Rounds} rounds of {Signals} in turn. A signal is on its way from before it is saved to its last byte; "
            + "all three save it first. Memory is that of the server's process, tidied, before and after the listeners came.");
        section.Table(
            ["1,000 listeners", "CPU µs a delivery", "× SignalR", "p50 ms", "p99 ms", "worst ms", "KB a listener"],
            new[] { signalr, stream, floor }.Select<Fan, string[]>(fan =>
            [
                fan.Name, Section.Number(Middle.Of(fan.Microseconds)), fan == signalr ? "baseline" : Section.Number(fan.Over(signalr)),
                Section.Number(Middle.Of(fan.Medians)), Section.Number(Middle.Of(fan.Percentiles99)), Section.Number(fan.Worst), Section.Number(fan.Kilobytes),
            ]));
        double late = Middle.Of(stream.Percentiles99);
        section.Goal("processor time a delivery ≤ 1 × SignalR", $"{Section.Number(stream.Over(signalr))} ×", stream.Over(signalr) <= 1);
        section.Goal($"processor time a delivery ≤ {FloorMax} × a bare send, the far goal", $"{Section.Number(stream.Over(floor))} ×", stream.Over(floor) <= FloorMax);
        section.Goal($"p99 from saving to the listener ≤ {MillisecondsMax} ms", $"{Section.Number(late)} ms", late <= MillisecondsMax);
        section.Goal("memory a listener ≤ SignalR", $"{Section.Number(stream.Kilobytes)} against {Section.Number(signalr.Kilobytes)} KB", stream.Kilobytes <= signalr.Kilobytes);
    }

    /// <summary>A server with its listeners, and what was measured of it.</summary>
    private sealed class Fan : IDisposable
    {
        private const int WarmingListeners = 100;

        private readonly BenchProcess server;
        private readonly BenchProcess listeners;

        public Fan(string kind, string name, string folder)
        {
            Name = name;
            Sample.Fill(folder);
            server = new BenchProcess("serve", kind, folder);
            using (var first = new BenchProcess("listen", kind, server.Greeting, WarmingListeners.ToString(CultureInfo.InvariantCulture)))
            {
                server.Ask($"{Orders.Publish} 5 {PerSecond}");
            }
            double before = Memory();
            listeners = new BenchProcess("listen", kind, server.Greeting, Listeners.ToString(CultureInfo.InvariantCulture));
            server.Ask($"{Orders.Publish} 5 {PerSecond}");
            Kilobytes = (Memory() - before) / 1024 / Listeners;
        }

        public string Name { get; }

        public double Kilobytes { get; }

        public List<double> Microseconds { get; } = [];

        public List<double> Medians { get; } = [];

        public List<double> Percentiles99 { get; } = [];

        public double Worst { get; private set; }

        public double Over(Fan baseline) => Middle.Of(Microseconds.Zip(baseline.Microseconds, (mine, theirs) => mine / theirs));

        public void Broadcast(bool isCounted)
        {
            listeners.Ask(Clients.Report);
            TimeSpan before = server.Spent;
            server.Ask(string.Create(CultureInfo.InvariantCulture, $"{Orders.Publish} {Signals} {PerSecond}"));
            Thread.Sleep(TimeSpan.FromSeconds(1)); // for what is still on its way
            double spent = (server.Spent - before).TotalMicroseconds;
            double[] seen = [.. listeners.Ask(Clients.Report).Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
            if (seen[0] != (double)Listeners * Signals)
            {
                throw new InvalidOperationException($"{Name}: {seen[0]} deliveries came where {Listeners * Signals} were sent.");
            }
            if (!isCounted)
            {
                return;
            }
            Microseconds.Add(spent / seen[0]);
            Medians.Add(seen[1]);
            Percentiles99.Add(seen[2]);
            Worst = Math.Max(Worst, seen[3]);
        }

        public void Dispose()
        {
            listeners.Dispose();
            server.Dispose();
        }

        private double Memory() => double.Parse(server.Ask(Orders.Memory), CultureInfo.InvariantCulture);
    }
}
