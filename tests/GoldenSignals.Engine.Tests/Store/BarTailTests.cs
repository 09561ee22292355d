using Dapper;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using static GoldenSignals.Engine.Tests.Store.StoreFixture;

namespace GoldenSignals.Engine.Tests.Store;

/// <summary>Bars that arrive one by one must be the same to a reader as bars that were written at once.</summary>
public sealed class BarTailTests
{
    private static readonly DateTime Start = new(2019, 12, 31, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Arrivals_are_loaded_like_written_bars_whether_folded_or_not()
    {
        using var store = new StoreFixture();
        List<Bar> bars = Minutes(2000);
        await store.Bars.WriteAsync(Spy, "live:x", bars[..300], [], Stop);
        for (int i = 300; i < bars.Count; i += 100)
        {
            await Append(store, bars[i..(i + 100)]);
            Assert.Equal(bars[..(i + 100)], store.Bars.Load(Spy)!.Bars);
        }
        Assert.Equal(bars[..1234], store.Bars.Load(Spy, bars[1233].Time)!.Bars);
        Assert.Equal((1L, 2000), (store.Bars.Load(Spy)!.Revision, store.Bars.List()[0].Bars));
    }

    [Fact]
    public async Task The_tail_is_folded_when_it_has_grown_and_when_a_year_ends()
    {
        using var store = new StoreFixture();
        List<Bar> bars = Minutes(2000); // 720 of them until the year ends
        await Append(store, bars[..10]);
        Assert.Equal(10, TailRows(store));
        await Append(store, bars[10..600]);
        Assert.Equal(600 - 512, TailRows(store));
        await Append(store, bars[600..730]);
        Assert.Equal(bars[..730].Count(bar => bar.Time.Year == 2020), TailRows(store));
        Assert.Equal(bars[..730], store.Bars.Load(Spy)!.Bars);
    }

    [Fact]
    public async Task A_write_after_arrivals_sees_them()
    {
        using var store = new StoreFixture();
        List<Bar> bars = Minutes(100);
        await Append(store, bars[..60]);
        Assert.Equal(new WriteResult(40, 0, 20), await store.Bars.WriteAsync(Spy, "live:x", bars[40..], [], Stop));
        Assert.Equal(bars, store.Bars.Load(Spy)!.Bars);
        Assert.Equal(1, store.Bars.Load(Spy)!.Revision);
    }

    [Theory]
    [InlineData(5)] // in the blobs
    [InlineData(70)] // in the tail
    public async Task A_late_bar_is_told_from_a_repeat_and_a_correction(int place)
    {
        using var store = new StoreFixture();
        List<Bar> bars = Minutes(100);
        List<Bar> without = bars[..50].Concat(bars[50..]).Where((_, i) => i != place).ToList();
        await store.Bars.WriteAsync(Spy, "live:x", without[..49], [], Stop);
        await Append(store, without[49..]);

        Assert.Equal([Fate.Unchanged], await Append(store, [bars[place + 1]]));
        Assert.Equal(1, store.Bars.Load(Spy)!.Revision);
        Assert.Equal([Fate.Inserted], await Append(store, [bars[place]]));
        Assert.Equal(bars, store.Bars.Load(Spy)!.Bars);
        bars[place] = bars[place] with { Close = 1 };
        Assert.Equal([Fate.Replaced, Fate.Unchanged], await Append(store, [bars[place], bars[place]]));
        Assert.Equal(bars, store.Bars.Load(Spy)!.Bars);
        Assert.Equal((3L, 100), (store.Bars.Load(Spy)!.Revision, store.Bars.List()[0].Bars));
    }

    [Fact]
    public async Task One_call_takes_arrivals_of_many_series()
    {
        using var store = new StoreFixture();
        List<Bar> bars = Minutes(2);
        Arrival[] arrivals = [new(Spy, bars[0]), new(Qqq, bars[0]), new(Spy, bars[1]), new(Qqq, bars[0])];
        Assert.Equal([Fate.Added, Fate.Added, Fate.Added, Fate.Unchanged], await store.Bars.AppendAsync(arrivals, "live:x", DataLabel.Live, Stop));
        Assert.Equal(bars, store.Bars.Load(Spy)!.Bars);
        Assert.Equal(bars[..1], store.Bars.Load(Qqq)!.Bars);
        Assert.Equal(DataLabel.Live, store.Bars.Load(Qqq)!.Label);
    }

    private static List<Bar> Minutes(int count) => Daily(count, Start).Select((bar, i) => bar with { Time = Start.AddMinutes(i + 1) }).ToList();

    private static Task<IReadOnlyList<Fate>> Append(StoreFixture store, List<Bar> bars) =>
        store.Bars.AppendAsync(bars.Select(bar => new Arrival(Spy, bar)).ToList(), "live:x", DataLabel.Live, Stop);

    private static int TailRows(StoreFixture store) =>
        store.Database.Read(connection => connection.ExecuteScalar<int>("SELECT count(*) FROM bar_tail"));
}
