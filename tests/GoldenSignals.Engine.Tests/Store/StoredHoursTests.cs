using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Tests.Store;

/// <summary>What trades before the open and after the close is kept, and stepped only where that is wished.</summary>
public sealed class StoredHoursTests
{
    private static readonly Series Half = new(new Symbol("ABC", AssetClass.Equity, "NYSE"), Interval.Minute30);
    private static readonly Series Coin = new(new Symbol("BTCUSD", AssetClass.Crypto, "TEST"), Interval.Minute30);

    [Theory, InlineData(TradingHours.Regular, 5 * 13), InlineData(TradingHours.Extended, 5 * 32 - 2)]
    public async Task The_hours_say_which_bars_are_read_and_none_is_lost(TradingHours hours, int bars)
    {
        using var folder = new TempFolder();
        using Database database = Database.Open(folder.Path, hours);
        var store = new BarStore(database);
        await store.WriteAsync(Half, "test", AroundTheClock(), [], StoreFixture.Stop);
        await store.WriteAsync(Coin, "test", AroundTheClock(), [], StoreFixture.Stop);
        Assert.Equal(bars, store.Load(Half)!.Bars.Count);
        Assert.Equal(5 * 48, store.Load(Coin)!.Bars.Count);
        Assert.Equal(5 * 48, store.Find("ABC", Interval.Minute30)!.Bars);
        Assert.Equal(bars, StoredInputs.Step(store.Load(Half)!, SessionSettings.Default with { Hours = hours }).Session.Bars);
        Assert.Equal(hours == TradingHours.Extended, store.Reads(Half, new DateTime(2024, 3, 4, 12, 0, 0, DateTimeKind.Utc)));
        Assert.True(store.Reads(Half, new DateTime(2024, 3, 4, 15, 0, 0, DateTimeKind.Utc)));
    }

    [Theory, InlineData(TradingHours.Regular, 15), InlineData(TradingHours.Extended, 10)]
    public async Task Longer_bars_are_made_of_the_hours_that_are_read(TradingHours hours, int firstHour)
    {
        using var folder = new TempFolder();
        using Database database = Database.Open(folder.Path, hours);
        await new BarStore(database).WriteAsync(Half, "test", AroundTheClock(), [], StoreFixture.Stop);
        var history = new BarHistory(new BarStore(database));
        Bar first = history.Load("ABC", Interval.Hour1)!.Bars[0], day = history.Load("ABC", Interval.Day1)!.Bars[0];
        Assert.Equal((firstHour, hours == TradingHours.Regular ? 30 : 0), (first.Time.Hour, first.Time.Minute));
        Assert.Equal((21, 13.0), (day.Time.Hour, day.Volume)); // a day is the regular session, whatever the hours
    }

    /// <summary>Monday to Friday of a week in winter time, every half hour.</summary>
    private static Bar[] AroundTheClock() =>
        [.. Enumerable.Range(1, 5 * 48).Select(i => new Bar(new DateTime(2024, 3, 4, 0, 0, 0, DateTimeKind.Utc).AddMinutes(30 * i), 10_000, 10_010, 9_990, 10_000, 1))];
}
