using System.Diagnostics;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using static GoldenSignals.Engine.Tests.Store.StoreFixture;

namespace GoldenSignals.Engine.Tests.Store;

public sealed class StoreSpeedTests
{
    private const int Count = 1_000_000;

    [Fact, Trait("Speed", "slow")]
    public async Task A_million_minute_bars_are_written_and_loaded()
    {
        using var store = new StoreFixture();
        // A market that never closes: of others, minutes outside their hours are kept and not read.
        var series = new Series(new Symbol("BTCUSD", AssetClass.Crypto, "TEST"), Interval.Minute1);
        var bars = new List<Bar>(Count);
        DateTime start = Day(2018);
        for (int i = 0; i < Count; i++)
        {
            bars.Add(new Bar(start.AddMinutes(i), i, i + 2, i - 2, i + 1, i * 0.5));
        }
        long begun = Stopwatch.GetTimestamp();
        await store.Bars.WriteAsync(series, "csv:big", bars, [], Stop);
        TimeSpan writing = Stopwatch.GetElapsedTime(begun);
        begun = Stopwatch.GetTimestamp();
        StoredBars stored = store.Bars.Load(series)!;
        TimeSpan loading = Stopwatch.GetElapsedTime(begun);

        Assert.Equal(bars, stored.Bars);
        TestContext.Current.TestOutputHelper?.WriteLine($"{Count / writing.TotalSeconds:N0} bars/s written, {Count / loading.TotalSeconds:N0} bars/s loaded");
    }
}
