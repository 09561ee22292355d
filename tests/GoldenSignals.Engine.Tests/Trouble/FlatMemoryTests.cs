using System.Globalization;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Tests.Trouble;

/// <summary>Two hours of a market of minutes, played at speed in a process of their own: memory and handles stay where they were.</summary>
public sealed class FlatMemoryTests
{
    /// <summary>Until the ring of the hub, which keeps a bounded number of signals, has been filled.</summary>
    private const int WarmMinutes = 380;

    private const int Minutes = 120, Looks = 5;

    private const double MegabytesMax = 12, HandlesMax = 10;

    [Fact, Trait("Speed", "slow")]
    public void A_market_of_two_hours_leaves_memory_and_handles_flat()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs the machine part: /proc, to count handles");
        using var folder = new TempFolder();
        List<string> said = Child.RunAndKill(nameof(FlatMemoryTests), folder.Path, Looks, TimeSpan.Zero);
        double[][] looks = [.. said.Select(line => line.Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray())];
        Assert.Equal(Looks, looks.Length);
        string all = string.Join("; ", said);
        Assert.True(looks[^1][0] - looks[0][0] <= MegabytesMax, $"MB and handles after each half hour: {all}");
        Assert.True(looks[^1][1] - looks[0][1] <= HandlesMax, $"MB and handles after each half hour: {all}");
    }

    /// <summary>The child: says managed megabytes and open handles after the warm-up and after each half hour.</summary>
    internal static async Task PlayAsync(string folder)
    {
        using Database database = Database.Open(folder);
        var market = new SyntheticMarket(SyntheticMarket.UsualSeed, TimeProvider.System, TimeSpan.Zero);
        Series[] series = [.. new[] { "SYN-BROAD", "SYN-BYTE", "SYN-PIXEL" }.Select(ticker => new Series(Listed(market, ticker), Interval.Minute1))];
        var bars = new BarStore(database);
        foreach (Series one in series)
        {
            SourceBars past = await market.FetchAsync(one, CancellationToken.None);
            await bars.WriteAsync(one, market.Name, past.Bars, past.Actions, CancellationToken.None, market.Label);
        }
        await using var runtime = new LocalRuntime(database, SessionSettings.Default, TimeProvider.System, _ => { });
        await runtime.WatchAsync(series);
        await runtime.ReadyAsync();
        var signals = new SignalStore(database);
        int closes = 0;
        DateTime last = default;
        var feed = new BarFeed(new Watched(market, LookAsync), bars, runtime, TimeProvider.System, _ => { });
        await feed.RunAsync(series, CancellationToken.None);

        async Task LookAsync(DateTime close)
        {
            const int half = Minutes / (Looks - 1), warm = WarmMinutes * 4;
            bool isTime = close != last && ++closes >= warm && (closes - warm) % half == 0;
            if (!isTime)
            {
                last = close;
                return;
            }
            while (signals.Latest(series[0].Symbol.Ticker, series[0].Interval)?.Time < last || runtime.Hub.Last < signals.Last())
            {
                await Task.Yield(); // what was sent is spoken of
            }
            last = close;
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{GC.GetTotalMemory(forceFullCollection: true) / 1e6:0.##} {Directory.GetFiles("/proc/self/fd").Length}"));
            Console.Out.Flush();
        }
    }

    private static Symbol Listed(SyntheticMarket market, string ticker) => market.List().First(series => series.Symbol.Ticker == ticker).Symbol;

    /// <summary>A market whose every close is looked at before it is sent.</summary>
    private sealed class Watched(SyntheticMarket market, Func<DateTime, Task> look) : IListedBars
    {
        public string Name => market.Name;

        public DataLabel Label => market.Label;

        public IReadOnlyList<Series> List() => market.List();

        public Task<SourceBars> FetchAsync(Series series, CancellationToken stop) => market.FetchAsync(series, stop);

        public async IAsyncEnumerable<Arrival> FollowAsync(
            IReadOnlyList<Series> series, DateTime after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
        {
            await foreach (Arrival arrival in market.FollowAsync(series, after, stop))
            {
                await look(arrival.Bar.Time);
                yield return arrival;
            }
        }
    }
}
