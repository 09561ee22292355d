using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using static GoldenSignals.Engine.Tests.Store.StoreFixture;

namespace GoldenSignals.Engine.Tests.Store;

public sealed class BarStoreTests
{
    [Fact]
    public async Task What_is_written_is_loaded_bit_for_bit()
    {
        using var store = new StoreFixture();
        List<Bar> bars = Daily(1000, Day(2019, 6));
        bars[7] = bars[7] with { Volume = 0.1 + 0.2, Close = long.MaxValue };
        CorporateAction[] actions = [new(Day(2020), 4, 0), new(Day(2021), 1, 5700.25)];
        WriteResult result = await store.Bars.WriteAsync(Spy, "csv:etf", bars, actions, Stop, DataLabel.Imported);
        store.Reopen();

        StoredBars stored = store.Bars.Load(Spy)!;
        Assert.Equal(new WriteResult(1000, 0, 0), result);
        Assert.Equal(bars, stored.Bars);
        Assert.Equal(actions, stored.Actions);
        Assert.Equal((Spy, "csv:etf", DataLabel.Imported, 1L), (stored.Series, stored.Source, stored.Label, stored.Revision));
    }

    [Fact]
    public async Task Importing_again_changes_nothing()
    {
        using var store = new StoreFixture();
        List<Bar> bars = Daily(1000, Day(2019, 6));
        CorporateAction[] actions = [new(Day(2020), 4, 0)];
        await store.Bars.WriteAsync(Spy, "csv:etf", bars, actions, Stop);
        Assert.Equal(new WriteResult(0, 0, 1000), await store.Bars.WriteAsync(Spy, "csv:etf", bars, actions, Stop));
        Assert.Equal(1, store.Bars.Find("SPY", Interval.Day1)!.Revision);
    }

    [Fact]
    public async Task A_bar_that_differs_replaces_the_stored_one_and_raises_the_revision()
    {
        using var store = new StoreFixture();
        List<Bar> bars = Daily(1000, Day(2019, 6));
        await store.Bars.WriteAsync(Spy, "csv:etf", bars, [], Stop);
        bars[500] = bars[500] with { Close = 1 };
        Assert.Equal(new WriteResult(0, 1, 2), await store.Bars.WriteAsync(Spy, "csv:etf", bars[499..502], [], Stop));
        StoredBars stored = store.Bars.Load(Spy)!;
        Assert.Equal(bars, stored.Bars);
        Assert.Equal(2, stored.Revision);
    }

    [Fact]
    public async Task Bars_added_at_the_end_keep_the_revision_and_bars_before_it_raise_it()
    {
        using var store = new StoreFixture();
        List<Bar> bars = Daily(100, Day(2019));
        await store.Bars.WriteAsync(Spy, "csv:etf", [.. bars[10..20], .. bars[30..40]], [], Stop);
        await store.Bars.WriteAsync(Spy, "csv:etf", bars[38..60], [], Stop);
        Assert.Equal(1, store.Bars.Load(Spy)!.Revision);
        Assert.Equal(new WriteResult(20, 0, 40), await store.Bars.WriteAsync(Spy, "csv:etf", bars[..60], [], Stop));
        Assert.Equal(2, store.Bars.Load(Spy)!.Revision);
        Assert.Equal(bars[..60], store.Bars.Load(Spy)!.Bars);
    }

    [Fact]
    public async Task An_action_of_the_past_raises_the_revision_and_one_to_come_does_not()
    {
        using var store = new StoreFixture();
        await store.Bars.WriteAsync(Spy, "csv:etf", Daily(100, Day(2019)), [], Stop);
        await store.Bars.WriteAsync(Spy, "csv:etf", [], [new(Day(2020), 2, 0)], Stop);
        Assert.Equal(1, store.Bars.Load(Spy)!.Revision);
        await store.Bars.WriteAsync(Spy, "csv:etf", [], [new(Day(2019, 2), 1, 100), new(Day(2019, 2), 2, 0)], Stop);
        Assert.Equal(2, store.Bars.Load(Spy)!.Revision);
        Assert.Equal(
            [new(Day(2019, 2), 1, 100), new(Day(2019, 2), 2, 0), new(Day(2020), 2, 0)], store.Bars.Load(Spy)!.Actions);
    }

    [Fact]
    public async Task Loading_until_a_moment_equals_a_store_that_ends_there()
    {
        using var store = new StoreFixture();
        List<Bar> bars = Daily(1000, Day(2019, 6));
        CorporateAction[] actions = [new(Day(2020), 4, 0), new(Day(2021), 1, 5700)];
        await store.Bars.WriteAsync(Spy, "csv:etf", bars, actions, Stop);
        foreach (int count in new[] { 0, 1, 213, 214, 215, 700, 1000 })
        {
            DateTime until = count == 0 ? bars[0].Time.AddTicks(-10) : bars[count - 1].Time;
            StoredBars stored = store.Bars.Load(Spy, until)!;
            Assert.Equal(bars[..count], stored.Bars);
            Assert.Equal(actions.Where(action => action.ExTime <= until), stored.Actions);
        }
    }

    [Fact]
    public async Task Bars_of_a_second_source_are_refused_by_both_names()
    {
        using var store = new StoreFixture();
        List<Bar> bars = Daily(10, Day(2019));
        await store.Bars.WriteAsync(Spy, "csv:etf", bars, [], Stop);
        var fault = await Assert.ThrowsAsync<SourceMixException>(() => store.Bars.WriteAsync(Spy, "lean:data", bars, [], Stop));
        Assert.Contains("csv:etf", fault.Message);
        Assert.Contains("lean:data", fault.Message);
        Assert.Contains("--replace", fault.Message);
        await Assert.ThrowsAsync<SourceMixException>(() => store.Bars.AppendAsync([new(Spy, bars[9])], "live:x", DataLabel.Live, Stop));
        Assert.Equal(bars, store.Bars.Load(Spy)!.Bars);
    }

    [Fact]
    public async Task Replacing_the_source_leaves_nothing_of_the_old_one()
    {
        using var store = new StoreFixture();
        await store.Bars.WriteAsync(Spy, "csv:etf", Daily(900, Day(2019)), [new(Day(2020), 2, 0)], Stop);
        await store.Bars.AppendAsync([new(Spy, Daily(1, Day(2022))[0])], "csv:etf", DataLabel.Imported, Stop);
        List<Bar> bars = Daily(10, Day(2020), price: 7);
        await store.Bars.WriteAsync(Spy, "lean:data", bars, [], Stop, replaceSource: true);
        StoredBars stored = store.Bars.Load(Spy)!;
        Assert.Equal(bars, stored.Bars);
        Assert.Empty(stored.Actions);
        Assert.Equal(("lean:data", 2L), (stored.Source, stored.Revision));
    }

    [Fact]
    public async Task A_symbol_is_not_stored_on_two_price_grids()
    {
        using var store = new StoreFixture();
        await store.Bars.WriteAsync(Spy, "csv:etf", Daily(10, Day(2019)), [], Stop);
        var crypto = new Symbol("SPY", AssetClass.Crypto, "");
        foreach (Interval interval in new[] { Interval.Day1, Interval.Hour1 })
        {
            await Assert.ThrowsAsync<SourceMixException>(
                () => store.Bars.WriteAsync(new Series(crypto, interval), "csv:etf", Daily(10, Day(2019)), [], Stop));
        }
        Assert.Single(store.Bars.List());
    }

    [Fact]
    public async Task Bars_out_of_order_are_refused()
    {
        using var store = new StoreFixture();
        List<Bar> bars = Daily(3, Day(2019));
        await Assert.ThrowsAsync<ArgumentException>(() => store.Bars.WriteAsync(Spy, "csv:etf", [bars[1], bars[0]], [], Stop));
        Assert.Null(store.Bars.Load(Spy));
    }

    [Fact]
    public async Task A_ticker_is_found_in_any_case()
    {
        using var store = new StoreFixture();
        await store.Bars.WriteAsync(Spy, "csv:etf", Daily(10, Day(2019)), [], Stop);
        await store.Bars.WriteAsync(new Series(new Symbol("spy", AssetClass.Etf, ""), Interval.Day1), "csv:etf", Daily(12, Day(2019)), [], Stop);
        SeriesInfo info = Assert.Single(store.Bars.List());
        Assert.Equal(new SeriesInfo(Spy, "csv:etf", DataLabel.Imported, 1, 12, Day(2019), Day(2019, 1, 12)), info);
        Assert.Equal(info, store.Bars.Find("sPy", Interval.Day1));
        Assert.Null(store.Bars.Find("SPY", Interval.Hour1));
    }

    [Fact]
    public async Task A_search_puts_what_begins_with_the_text_first()
    {
        using var store = new StoreFixture();
        foreach (string ticker in new[] { "AQQ", "QQQ", "A_B", "SPY" })
        {
            await store.Bars.WriteAsync(new Series(new Symbol(ticker, AssetClass.Etf, ""), Interval.Day1), "csv:etf", Daily(1, Day(2019)), [], Stop);
        }
        Assert.Equal(["QQQ", "AQQ"], store.Bars.Search("qq").Select(info => info.Series.Symbol.Ticker));
        Assert.Equal(["A_B"], store.Bars.Search("_").Select(info => info.Series.Symbol.Ticker));
        Assert.Equal(4, store.Bars.List().Count);
    }

    [Fact]
    public async Task A_deleted_series_is_gone_and_can_come_back_on_another_grid()
    {
        using var store = new StoreFixture();
        await store.Bars.WriteAsync(Spy, "csv:etf", Daily(10, Day(2019)), [new(Day(2019), 2, 0)], Stop);
        Assert.True(await store.Bars.DeleteAsync(Spy, Stop));
        Assert.False(await store.Bars.DeleteAsync(Spy, Stop));
        Assert.Empty(store.Bars.List());
        await store.Bars.WriteAsync(new Series(new Symbol("SPY", AssetClass.Crypto, ""), Interval.Day1), "csv:x", Daily(3, Day(2019)), [], Stop);
        Assert.Equal(3, store.Bars.List()[0].Bars);
    }

    [Fact]
    public async Task Bars_may_lie_at_the_ends_of_time()
    {
        using var store = new StoreFixture();
        List<Bar> bars = [.. Daily(1, Day(1901)), .. Daily(1, Day(1969, 12, 31)), .. Daily(2, new DateTime(9999, 12, 30, 0, 0, 0, DateTimeKind.Utc))];
        await store.Bars.WriteAsync(Spy, "csv:etf", bars, [], Stop);
        Assert.Equal(bars, store.Bars.Load(Spy)!.Bars);
        Assert.Equal(bars[..2], store.Bars.Load(Spy, Day(2000))!.Bars);
    }
}
