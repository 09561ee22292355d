using GoldenSignals.Engine.Store;
using static GoldenSignals.Engine.Tests.Store.StoreFixture;

namespace GoldenSignals.Engine.Tests.Store;

public sealed class SmallStoreTests
{
    [Fact]
    public async Task The_watchlist_keeps_its_order_and_holds_a_ticker_once()
    {
        using var store = new StoreFixture();
        var watch = new WatchStore(store.Database);
        Assert.Equal(["SPY", "AAPL", "QQQ"], await watch.AddAsync(["spy", " AAPL ", "QQQ", "SPY", ""], Stop));
        Assert.Equal(["AAPL"], await watch.RemoveAsync(["aapl", "none"], Stop));
        Assert.Equal(["AAPL"], await watch.AddAsync(["AAPL", "qqq"], Stop));
        Assert.Equal(["SPY", "QQQ", "AAPL"], watch.List());
    }

    [Fact]
    public async Task A_result_is_kept_under_its_key()
    {
        using var store = new StoreFixture();
        var results = new ResultStore(store.Database);
        Assert.Null(results.TryGet("k"));
        await results.PutAsync("k", "analyze", "{\"a\":1}", Stop);
        await results.PutAsync("k", "analyze", "{\"a\":2}", Stop);
        Assert.Equal("{\"a\":1}", results.TryGet("k"));
    }

    [Fact]
    public async Task The_journal_is_read_in_the_order_it_was_written()
    {
        using var store = new StoreFixture();
        var journal = new JournalStore(store.Database);
        long first = await journal.AddAsync(Spy, "context", Day(2020), "a", Stop);
        await journal.AddAsync(Qqq, "context", Day(2020), "b", Stop);
        long last = await journal.AddAsync(Spy, "correction", Day(2019), "c", Stop);
        store.Reopen();
        Assert.Equal(
            [new JournalEntry(first, "context", Day(2020), "a"), new JournalEntry(last, "correction", Day(2019), "c")], Reopened().Read(Spy));
        Assert.Equal("c", Assert.Single(Reopened().Read(Spy, after: first)).Payload);

        JournalStore Reopened() => new(store.Database);
    }
}
