using System.Diagnostics;
using System.Globalization;
using GoldenSignals.Bench.Measuring;
using GoldenSignals.Bench.Serving;
using GoldenSignals.Core.Claims;
using GoldenSignals.Signals;

namespace GoldenSignals.Bench.Intraday;

/// <summary>From the close of a minute to its claims in a listener's hands, at two hundred symbols: feed, store, sessions, ledger, hub, stream and reading it.</summary>
internal sealed class IntradayCase : IBenchCase
{
    private const int Symbols = 200, Days = 22, Warming = 5, Minutes = 40, Silent = 3;

    private const double MillisecondsMax = 1_000;

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(0.5), LongestWait = TimeSpan.FromMinutes(2);

    public string Name => "intraday";

    public string Title => $"the close of a minute to its claims on a listener's side, {Symbols} symbols";

    public void Run(Section section)
    {
        using var folder = new TempFolder();
        using var server = new BenchProcess("minutes", folder.Path, Symbols.ToString(CultureInfo.InvariantCulture), Days.ToString(CultureInfo.InvariantCulture));
        using var stopping = new CancellationTokenSource();
        var listener = new MinuteListener(new Uri(server.Greeting), stopping.Token);
        Minute(server, listener, 0, Warming);
        (List<double> all, double microseconds) = Minute(server, listener, 0, Minutes);
        (List<double> some, _) = Minute(server, listener, Silent, Minutes);
        stopping.Cancel();
        section.Remark($"A minute of {Symbols} symbols closes at once, {Minutes} times, {Days} days of history behind each, so that every target is claimed. Counted from the close "
            + "until the product's own client has read the signal; a source's own delay is not in it. "
            + string.Create(CultureInfo.InvariantCulture, $"While it ran, {Load()} processes were waiting for or using this machine's two cores on average."));
        section.Table(["close → read", "p50 ms", "p99 ms", "worst ms", "signals"], [Row("every symbol traded", all), Row($"{Silent} symbols did not trade", some)]);
        section.Remark($"The server's processor time is {Section.Number(microseconds)} µs a signal, saving and ledger included; its memory is "
            + $"{Section.Number(double.Parse(server.Ask(MinuteServer.Memory), CultureInfo.InvariantCulture) / 1024 / 1024)} MB.");
        Goal(section, "every symbol traded", all);
        Goal(section, $"{Silent} symbols did not trade", some);
    }

    private static (List<double> Milliseconds, double Microseconds) Minute(BenchProcess server, MinuteListener listener, int silent, int count)
    {
        List<double> late = [];
        TimeSpan before = server.Spent;
        for (int i = 0; i < count; i++)
        {
            long closed = long.Parse(server.Ask(string.Create(CultureInfo.InvariantCulture, $"{MinuteServer.Minute} {silent}")), CultureInfo.InvariantCulture);
            foreach (long read in listener.Take(Symbols - silent, LongestWait))
            {
                late.Add(Stopwatch.GetElapsedTime(closed, read).TotalMilliseconds);
            }
            Thread.Sleep(Between);
        }
        return (late, (server.Spent - before).TotalMicroseconds / late.Count);
    }

    private static string[] Row(string name, List<double> late)
    {
        late.Sort();
        return [name, Section.Number(At(late, 0.5)), Section.Number(At(late, 0.99)), Section.Number(late[^1]), late.Count.ToString("#,0", CultureInfo.InvariantCulture)];
    }

    private static void Goal(Section section, string name, List<double> late) =>
        section.Goal($"p99 from the close ≤ {MillisecondsMax:0} ms: {name}", $"{Section.Number(At(late, 0.99))} ms, worst {Section.Number(late[^1])} ms", At(late, 0.99) <= MillisecondsMax);

    private static double At(List<double> sorted, double share) => sorted[(int)(share * (sorted.Count - 1))];

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "an unknown number of";
}

/// <summary>Listens with the product's own client and notes when each signal had been read.</summary>
internal sealed class MinuteListener
{
    private readonly System.Collections.Concurrent.BlockingCollection<long> read = [];

    public MinuteListener(Uri server, CancellationToken stop)
    {
        var connected = new ManualResetEventSlim();
        _ = Task.Run(async () =>
        {
            var client = new StreamClient(server, ["*"], TimeProvider.System, _ => { });
            await foreach (Signal _ in client.FollowAsync(stop))
            {
                long now = Stopwatch.GetTimestamp();
                if (connected.IsSet) read.Add(now, CancellationToken.None);
            }
        }, stop);
        Thread.Sleep(TimeSpan.FromSeconds(5)); // what was said last comes first and is not counted
        connected.Set();
    }

    /// <summary>When the next signals had been read.</summary>
    public IEnumerable<long> Take(int count, TimeSpan longest)
    {
        for (int i = 0; i < count; i++)
        {
            yield return read.TryTake(out long moment, longest)
                ? moment
                : throw new InvalidOperationException($"Only {i} of {count} signals came.");
        }
    }
}
