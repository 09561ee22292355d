using System.Collections.Concurrent;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources.Vendors;
using GoldenSignals.Engine.Store;
using GoldenSignals.Engine.Tests.Sources.Vendors;
using GoldenSignals.Engine.Tests.Store;
using RealDesk = GoldenSignals.Engine.Runtime.Desk;

namespace GoldenSignals.Engine.Tests.Runtime;

/// <summary>Tickers that are not stored, from being added to being followed.</summary>
public sealed class HistoryFetchTests
{
    private static CancellationToken Stop => StoreFixture.Stop;

    [Fact]
    public async Task A_ticker_that_is_added_is_fetched_stored_with_its_origin_and_followed()
    {
        using var store = new StoreFixture();
        await using var vendor = new VendorFixture("binance");
        var events = new ConcurrentQueue<RuntimeEvent>();
        SourceChain chain = Chain(vendor);
        await using (var desk = Open(store, vendor, chain, events.Enqueue))
        {
            await desk.StartAsync(Stop);
            Assert.Empty(vendor.StandIn.Asked); // nobody is called before a ticker is added
            Assert.Equal(["BTC-USDT"], await desk.WatchAsync(["BTC-USDT"], Stop));
            Assert.Contains("BTC-USDT", desk.Fetches.Select(fetch => fetch.Ticker));
            while (desk.Fetches[0].State != FetchState.Stored || store.Bars.Origins("BTC-USDT", Interval.Day1).All(origin => origin.How != Origin.Live))
            {
                Assert.NotEqual(FetchState.Failed, desk.Fetches[0].State);
                await Task.Yield();
            }
            Assert.Equal("binance", desk.Fetches[0].Source);
            Assert.Contains("binance", desk.Followed);
        }
        SeriesInfo stored = store.Bars.Find("BTC-USDT", Interval.Day1)!;
        Assert.Equal(("binance", DataLabel.Live), (stored.Source, stored.Label));
        IReadOnlyList<Origin> origins = store.Bars.Origins("BTC-USDT", Interval.Day1);
        Origin fetched = origins.Single(origin => origin.How == Origin.Fetched);
        Assert.Equal(("binance", VendorFixture.Start.UtcDateTime.Date), (fetched.Source, fetched.Last));
        Assert.Equal(fetched.FetchedAt, fetched.HeardAt);
        Assert.Equal(stored.Bars, origins.Sum(origin => origin.Bars));
        Assert.Contains(events, e => e.Kind == "fetched");
    }

    [Fact]
    public async Task Of_twenty_that_are_pasted_each_says_how_it_stands_and_the_failed_one_what_to_do()
    {
        using var store = new StoreFixture();
        await using var vendor = new VendorFixture("yahoo", new QuotaStore(store.Database));
        vendor.StandIn.Answer = path => vendor.Honest(path.Contains("T07") ? path : path.Split('?')[0][..^3] + "AAPL?" + path.Split('?')[1]);
        string[] tickers = [.. Enumerable.Range(0, 20).Select(i => $"T{i:00}")];
        var fetch = new HistoryFetch(Chain(vendor), store.Bars, [Interval.Day1], vendor.Clock, _ => { });
        var said = new ConcurrentQueue<FetchProgress>();
        await fetch.FetchAsync(tickers, _ => Task.CompletedTask, Stop, said.Enqueue);

        Assert.Equal(tickers, fetch.Progress.Select(progress => progress.Ticker));
        FetchProgress failed = fetch.Progress.Single(progress => progress.State == FetchState.Failed);
        Assert.Equal(("T07", "T07: yahoo does not know this symbol"), (failed.Ticker, failed.Why));
        Assert.Contains("golden import FILE --symbol T07", failed.Next);
        Assert.All(fetch.Progress.Where(progress => progress != failed), progress => Assert.Equal((FetchState.Stored, vendor.Expected.Count), (progress.State, progress.Bars)));
        Assert.Equal(20, said.Count(progress => progress is { State: FetchState.Fetching, Source: "yahoo" }));
        Assert.Equal(19, store.Bars.List().Count);
        // Twenty requests at the two a second that Yahoo is asked for.
        Assert.True((vendor.Clock.Now - VendorFixture.Start.UtcDateTime).TotalSeconds >= 9);
    }

    [Fact]
    public async Task A_failed_ticker_is_tried_again_when_it_is_added_again_and_one_on_its_way_is_not()
    {
        using var store = new StoreFixture();
        await using var vendor = new VendorFixture("stooq");
        var fetch = new HistoryFetch(Chain(vendor), store.Bars, [Interval.Day1], vendor.Clock, _ => { });
        vendor.Spoil(_ => new StandInAnswer(200, "Exceeded the daily hits limit"));
        await fetch.FetchAsync(["AAPL"], _ => Task.CompletedTask, Stop);
        Assert.Contains("daily limit", fetch.Of("AAPL")!.Why);
        vendor.Spoil(_ => null);
        int before = vendor.StandIn.Asked.Count;
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => fetch.FetchAsync(["AAPL", "aapl"], _ => Task.CompletedTask, Stop)));
        Assert.Equal(FetchState.Stored, fetch.Of("AAPL")!.State);
        Assert.InRange(vendor.StandIn.Asked.Count - before, 1, 5);
    }

    [Fact]
    public async Task A_series_whose_bar_is_owed_for_two_poll_periods_is_late_and_says_why()
    {
        using var store = new StoreFixture();
        await using var vendor = new VendorFixture("stooq");
        SourceChain chain = Chain(vendor);
        await store.Bars.WriteAsync(vendor.Series[0], "stooq", vendor.Expected, [], Stop, DataLabel.Live);
        SeriesInfo info = store.Bars.Find("AAPL", Interval.Day1)!;
        DateTime due = TradingCalendar.NewYork.NextClose(info.Last!.Value, Interval.Day1) + vendor.Dialect.Entry.Terms.SettlesDaily;
        Assert.Null(Freshness.Of(info, chain, due.AddMinutes(29))!.Late);
        Assert.Contains("stooq owes a bar since", Freshness.Of(info, chain, due.AddMinutes(31))!.Late);
        Assert.Null(Freshness.Of(info, SourceChain.Empty, due.AddDays(9)));
    }

    [Fact]
    public async Task What_was_added_and_never_came_is_fetched_at_the_next_start()
    {
        using var store = new StoreFixture();
        await using var vendor = new VendorFixture("binance");
        await new WatchStore(store.Database).AddAsync(["ETH-USDT"], Stop);
        await using var desk = Open(store, vendor, Chain(vendor), _ => { });
        await desk.StartAsync(Stop);
        while (store.Bars.Find("ETH-USDT", Interval.Day1) is null)
        {
            await Task.Yield();
        }
    }

    private static RealDesk Open(StoreFixture store, VendorFixture vendor, SourceChain chain, Action<RuntimeEvent> log) => new(
        store.Database, chain.Sources, SessionSettings.Default, vendor.Clock, log, fetch: new HistoryFetch(chain, store.Bars, [Interval.Day1], vendor.Clock, log));

    private static SourceChain Chain(VendorFixture vendor) => new([vendor.Source], _ => [vendor.Source.Name]);
}
