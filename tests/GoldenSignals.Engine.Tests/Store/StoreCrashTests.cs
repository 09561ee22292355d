using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using static GoldenSignals.Engine.Tests.Store.StoreFixture;

namespace GoldenSignals.Engine.Tests.Store;

/// <summary>A process that writes is killed at any moment: of each write all is there or nothing, and nothing acknowledged is lost.</summary>
public sealed class StoreCrashTests
{
    private const int Moments = 50;
    private const int BarsPerWrite = 800; // three calendar years

    [Fact, Trait("Speed", "slow")]
    public void A_killed_write_leaves_all_of_it_or_nothing()
    {
        using var folder = new TempFolder();
        var random = new Random(1);
        long acknowledged = 0;
        for (int moment = 0; moment < Moments; moment++)
        {
            List<string> said = Child.RunAndKill(
                nameof(StoreCrashTests), folder.Path, random.Next(1, 5), TimeSpan.FromMicroseconds(random.Next(10_000)));
            acknowledged = said.Select(long.Parse).Append(acknowledged).Max();
            Check(folder.Path, acknowledged);
        }
    }

    /// <summary>The child: writes every bar of a series with the number of the write as its price, and an arrival of another in the same spirit.</summary>
    internal static async Task WriteUntilKilledAsync(string folder)
    {
        using Database database = Database.Open(folder);
        var store = new BarStore(database);
        for (long number = (LastClose(store, Spy) ?? 0) + 1; ; number++)
        {
            List<Bar> bars = Daily(BarsPerWrite, Day(2019, 6)).Select(bar => bar with { Close = number }).ToList();
            Task first = store.WriteAsync(Spy, "csv:etf", bars, [], CancellationToken.None);
            Task second = store.AppendAsync(
                Enumerable.Range(0, 7).Select(i => new Arrival(Qqq, new Bar(Day(2020).AddMinutes(number * 7 + i), 1, 1, 1, number, 1))).ToList(),
                "live:x", DataLabel.Live, CancellationToken.None);
            await Task.WhenAll(first, second);
            Console.Out.WriteLine(number);
            Console.Out.Flush();
        }
    }

    private static void Check(string folder, long acknowledged)
    {
        using Database database = Database.Open(folder);
        var store = new BarStore(database);
        long[] closes = store.Load(Spy)!.Bars.Closes;
        Assert.Equal(BarsPerWrite, closes.Length);
        Assert.Single(closes.Distinct());
        Assert.InRange(closes[0], acknowledged, acknowledged + 1);
        Assert.All(store.Load(Qqq)!.Bars.Closes.CountBy(close => close), write => Assert.Equal(7, write.Value));
        Assert.InRange(LastClose(store, Qqq)!.Value, acknowledged, acknowledged + 1);
    }

    private static long? LastClose(BarStore store, Series series) => store.Load(series)?.Bars.Closes[^1];
}
