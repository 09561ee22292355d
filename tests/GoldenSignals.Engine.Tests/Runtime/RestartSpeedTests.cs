using System.Diagnostics;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using GoldenSignals.Engine.Tests.Store;

namespace GoldenSignals.Engine.Tests.Runtime;

public sealed class RestartSpeedTests
{
    private const int Symbols = 20, BarsEach = 10_000;

    [Fact, Trait("Speed", "slow")]
    public async Task A_start_serves_at_once_and_rebuilds_every_symbol()
    {
        using var store = new StoreFixture();
        List<Series> series = [];
        for (int i = 0; i < Symbols; i++)
        {
            series.Add(new Series(new Symbol($"C{i}", AssetClass.Crypto, "TEST"), Interval.Minute5));
            await store.Bars.WriteAsync(series[i], "csv:big", Walk(i), [], StoreFixture.Stop);
        }
        long begun = Stopwatch.GetTimestamp();
        await using var runtime = new LocalRuntime(store.Database, SessionSettings.Default, TimeProvider.System, _ => { });
        await runtime.WatchAsync(series);
        TimeSpan served = Stopwatch.GetElapsedTime(begun);
        await runtime.ReadyAsync();
        TimeSpan rebuilt = Stopwatch.GetElapsedTime(begun);

        Assert.All(runtime.Statuses(), status => Assert.Equal((SessionState.Live, BarsEach), (status.State, status.Bars)));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"served after {served.TotalSeconds:0.00} s, {Symbols * BarsEach:N0} bars rebuilt after {rebuilt.TotalSeconds:0.00} s");
    }

    private static List<Bar> Walk(int seed)
    {
        var random = new Random(seed);
        var start = new DateTime(2023, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        double price = 1e11;
        var bars = new List<Bar>(BarsEach);
        for (int i = 0; i < BarsEach; i++)
        {
            double open = price;
            price *= Math.Exp(0.002 * (random.NextDouble() + random.NextDouble() - 1));
            bars.Add(new Bar(
                start.AddMinutes(5 * (i + 1)), (long)open, (long)(Math.Max(open, price) * 1.0005), (long)(Math.Min(open, price) * 0.9995), (long)price,
                random.Next(1, 1000)));
        }
        return bars;
    }
}
