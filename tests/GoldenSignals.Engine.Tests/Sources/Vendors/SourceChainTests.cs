using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Keys;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Sources.Vendors;
using GoldenSignals.Engine.Store;
using GoldenSignals.Engine.Tests.Store;

namespace GoldenSignals.Engine.Tests.Sources.Vendors;

public sealed class SourceChainTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_next_source_is_asked_when_one_fails()
    {
        await using VendorFixture yahoo = new("yahoo"), stooq = new("stooq");
        yahoo.Spoil(_ => new StandInAnswer(500, ""));
        List<string> asked = [];
        (IVendorBars source, SourceBars got) = await Chain(yahoo, stooq).FetchAsync("AAPL", Interval.Day1, asked.Add, Stop);
        Assert.Equal(["yahoo", "stooq"], asked);
        Assert.Equal(("stooq", stooq.Expected.Count), (source.Name, got.Bars.Count));
    }

    [Fact]
    public async Task When_none_can_every_cause_is_named()
    {
        await using VendorFixture yahoo = new("yahoo"), stooq = new("stooq");
        yahoo.Spoil(_ => new StandInAnswer(500, ""));
        SourceException fault = await Assert.ThrowsAsync<SourceException>(() => Chain(yahoo, stooq).FetchAsync("NOSUCH", Interval.Day1, _ => { }, Stop));
        Assert.Equal("NOSUCH: yahoo answered 500 after 4 tries; stooq does not know this symbol", fault.Message);
    }

    [Fact]
    public async Task Who_has_no_such_class_or_no_such_interval_is_not_asked()
    {
        await using VendorFixture yahoo = new("yahoo"), stooq = new("stooq"), binance = new("binance");
        SourceChain chain = Chain(binance, stooq, yahoo);
        Assert.Equal(["stooq", "yahoo"], chain.For("AAPL", Interval.Day1).Select(one => one.Source.Name));
        Assert.Equal(["yahoo"], chain.For("AAPL", Interval.Minute5).Select(one => one.Source.Name));
        Assert.Equal(["binance", "yahoo"], chain.For("btcusdt", Interval.Day1).Select(one => one.Source.Name));
        Assert.Equal(["yahoo"], chain.For("BTC-USD", Interval.Day1).Select(one => one.Source.Name)); // Binance has no dollar
        Assert.Empty(chain.For("no ticker", Interval.Day1));
        Assert.Empty(SourceChain.Empty.For("AAPL", Interval.Day1));
    }

    [Theory]
    [InlineData("aapl", "AAPL", AssetClass.Equity)]
    [InlineData("BRK-B", "BRK-B", AssetClass.Equity)]
    [InlineData("^GSPC", "^GSPC", AssetClass.Index)]
    [InlineData("eurusd", "EURUSD", AssetClass.Forex)]
    [InlineData("EUR/USD", "EURUSD", AssetClass.Forex)]
    [InlineData("EURUSD=X", "EURUSD", AssetClass.Forex)]
    [InlineData("BTC-USD", "BTC-USD", AssetClass.Crypto)]
    [InlineData("BTC/EUR", "BTC-EUR", AssetClass.Crypto)]
    [InlineData("ethusdt", "ETH-USDT", AssetClass.Crypto)]
    [InlineData("GOOGLE", "GOOGLE", AssetClass.Equity)]
    public void A_bare_ticker_has_one_meaning(string ticker, string name, AssetClass assetClass)
    {
        Symbol symbol = Tickers.Of(ticker)!;
        Assert.Equal((name, assetClass), (symbol.Ticker, symbol.AssetClass));
    }

    [Fact]
    public async Task A_quota_is_kept_over_a_restart_and_by_each_key_for_itself()
    {
        using var store = new StoreFixture();
        Allowance[] allowances = [new(2, TimeSpan.FromMinutes(1)), new(3, TimeSpan.FromDays(1))];
        DateTime now = new(2024, 6, 14, 12, 0, 20, DateTimeKind.Utc);
        QuotaStore quotas = new(store.Database);
        Assert.Equal(TimeSpan.Zero, await quotas.TakeAsync("a", allowances, now, Stop));
        Assert.Equal(TimeSpan.Zero, await quotas.TakeAsync("a", allowances, now, Stop));
        Assert.Equal(TimeSpan.FromSeconds(40), await quotas.TakeAsync("a", allowances, now, Stop));

        store.Reopen();
        quotas = new QuotaStore(store.Database);
        Assert.Equal(TimeSpan.FromSeconds(30), await quotas.TakeAsync("a", allowances, now.AddSeconds(10), Stop));
        Assert.Equal(TimeSpan.Zero, await quotas.TakeAsync("b", allowances, now, Stop));
        Assert.Equal(TimeSpan.Zero, await quotas.TakeAsync("a", allowances, now.AddMinutes(1), Stop));
        Assert.Equal([1, 3], quotas.Used("a", allowances, now.AddMinutes(1)).Select(use => use.Used));
        Assert.Equal(TimeSpan.FromHours(12) - TimeSpan.FromSeconds(140), await quotas.TakeAsync("a", allowances, now.AddMinutes(2), Stop));
        Assert.Equal(TimeSpan.Zero, await quotas.TakeAsync("a", allowances, now.Date.AddDays(1), Stop));
    }

    [Fact]
    public async Task A_minutes_quota_is_waited_out_and_a_days_is_left_to_the_next_source()
    {
        using var store = new StoreFixture();
        await using VendorFixture fixture = new("twelvedata", new QuotaStore(store.Database));
        for (int i = 0; i < 9; i++)
        {
            await fixture.Source.FetchAsync(fixture.Series[0], Stop);
        }
        Assert.Equal(TimeSpan.FromMinutes(1), Assert.Single(fixture.Clock.Waits)); // eight a minute: the ninth waits for the next
        for (int i = 9; i < 800; i++)
        {
            await new QuotaStore(store.Database).TakeAsync(VendorLink.QuotaKeyOf("twelvedata", new Secret(fixture.Dialect.Key!)), [new(800, TimeSpan.FromDays(1))], fixture.Clock.Now, Stop);
        }
        SourceException fault = await Assert.ThrowsAsync<SourceException>(() => fixture.Source.FetchAsync(fixture.Series[0], Stop));
        Assert.Contains("its quota is used up until 2024-06-15 00:00 UTC", fault.Message);
    }

    private static SourceChain Chain(params VendorFixture[] fixtures) =>
        new([.. fixtures.Select(fixture => fixture.Source)], _ => [.. fixtures.Select(fixture => fixture.Source.Name)]);
}
