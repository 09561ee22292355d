using GoldenSignals.Bench.Measuring;

namespace GoldenSignals.Bench.Serving;

/// <summary>The list of twenty signals as the server answers it, against the same bytes made beforehand on the same framework.</summary>
internal sealed class RestCase : IBenchCase
{
    private const int Rounds = 7, Seconds = 3, Few = 64, Many = 1_000;
    private const string List = "/api/v1/signals?limit=20";

    private const double ShareMin = 0.7, MillisecondsMax = 100, SlowerMax = 2;

    public string Name => "rest";

    public string Title => "GET " + List;

    public void Run(Section section)
    {
        using var folder = new TempFolder();
        string data = Path.Combine(folder.Path, "product"), plainData = Path.Combine(folder.Path, "plain");
        Sample.Fill(data);
        Directory.CreateDirectory(plainData);
        using var product = new BenchProcess("serve", Servers.Product, data);
        using var http = new HttpClient();
        byte[] body = http.GetByteArrayAsync(product.Greeting + List).GetAwaiter().GetResult();
        File.WriteAllBytes(Path.Combine(plainData, "list.json"), body);
        using var plain = new BenchProcess("serve", Servers.Plain, plainData);
        section.Remark($"20 signals are {body.Length / 1000.0:0} KB. `wrk` with one thread on the same cores, {Rounds} rounds of {Seconds} s in turn.");

        (string Address, BenchProcess Server)[] servers = [(plain.Greeting + "/list", plain), (product.Greeting + List, product)];
        foreach (int connections in new[] { Few, Many })
        {
            List<Load>[] loads = [[], []];
            for (int round = -1; round < Rounds; round++)
            {
                for (int i = 0; i < servers.Length; i++)
                {
                    Load load = Load.Of(servers[i].Address, servers[i].Server, connections, Seconds);
                    if (round >= 0)
                    {
                        loads[i].Add(load);
                    }
                }
            }
            Write(section, connections, loads[0], loads[1]);
        }
    }

    private static void Write(Section section, int connections, List<Load> plain, List<Load> product)
    {
        section.Table(
            [$"{connections} connections", "requests/s", "× baseline", "p50 ms", "p99 ms", "CPU µs a request", "× baseline"],
            [Row("the same bytes made beforehand", plain, plain), Row("the server", product, plain)]);
        double share = Ratio(product, plain, load => load.Seen.PerSecond), late = Median(product, load => load.Seen.Percentile99);
        if (connections == Few)
        {
            section.Goal($"≥ {ShareMin:P0} of the requests of bytes made beforehand", $"{share:P0}", share >= ShareMin);
            return;
        }
        double slower = Ratio(product, plain, load => load.Seen.Percentile99);
        section.Goal($"p99 at {connections} connections ≤ {MillisecondsMax} ms", $"{Section.Number(late)} ms", late <= MillisecondsMax);
        section.Goal($"p99 at {connections} connections ≤ {SlowerMax} × that of bytes made beforehand", $"{Section.Number(slower)} ×", slower <= SlowerMax);
    }

    private static string[] Row(string name, List<Load> loads, List<Load> baseline)
    {
        bool isBaseline = ReferenceEquals(loads, baseline);
        string Over(Func<Load, double> figure) => isBaseline ? "baseline" : Section.Number(Ratio(loads, baseline, figure));
        return
        [
            name, Section.Number(Median(loads, load => load.Seen.PerSecond)), Over(load => load.Seen.PerSecond),
            Section.Number(Median(loads, load => load.Seen.Median)), Section.Number(Median(loads, load => load.Seen.Percentile99)),
            Section.Number(Median(loads, load => load.Microseconds)), Over(load => load.Microseconds),
        ];
    }

    private static double Median(List<Load> loads, Func<Load, double> figure) => Middle.Of(loads.Select(figure));

    private static double Ratio(List<Load> loads, List<Load> baseline, Func<Load, double> figure) =>
        Middle.Of(loads.Zip(baseline, (mine, theirs) => figure(mine) / figure(theirs)));

    /// <summary>One round on one server.</summary>
    /// <param name="Microseconds">Processor time of the server a request.</param>
    private sealed record Load(Wrk Seen, double Microseconds)
    {
        public static Load Of(string address, BenchProcess server, int connections, int seconds)
        {
            TimeSpan before = server.Spent;
            Wrk seen = Wrk.Run(address, connections, seconds);
            return new Load(seen, (server.Spent - before).TotalMicroseconds / seen.Requests);
        }
    }
}
