using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Sources.Vendors;

namespace GoldenSignals.Engine.Tests.Sources.Vendors;

/// <summary>Every vendor in every kind of trouble: what comes out in the end is right, or a fault that says who, what, why and what to do.</summary>
public sealed class VendorTroubleTests
{
    public static TheoryData<string> Vendors => [.. VendorCatalog.All.Select(entry => entry.Terms.Name)];

    public static TheoryData<string> Polled => [.. VendorCatalog.All.Where(entry => entry.Terms.Socket is null).Select(entry => entry.Terms.Name)];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Vendors))]
    public async Task A_429_is_waited_out_as_long_as_it_asks(string vendor)
    {
        await using var fixture = new VendorFixture(vendor);
        fixture.Spoil(count => count == 1 ? new StandInAnswer(429, "slow down", "Retry-After: 37") : null);
        Assert.Equal(fixture.Expected, await FetchAsync(fixture));
        Assert.Contains(TimeSpan.FromSeconds(37), fixture.Clock.Waits);
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public async Task A_429_that_asks_for_too_long_is_left_to_the_next_source(string vendor)
    {
        await using var fixture = new VendorFixture(vendor);
        fixture.Spoil(_ => new StandInAnswer(429, "", "Retry-After: 3600"));
        SourceException fault = await Assert.ThrowsAsync<SourceException>(() => FetchAsync(fixture));
        Assert.Contains("asked too often", fault.Message);
        Assert.Single(fixture.StandIn.Asked);
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public async Task A_fault_of_the_vendor_is_tried_again_after_a_pause_that_grows_and_is_never_quite_the_same(string vendor)
    {
        await using var fixture = new VendorFixture(vendor);
        fixture.Spoil(count => count <= 3 ? new StandInAnswer(503, "") : null);
        Assert.Equal(fixture.Expected, await FetchAsync(fixture));
        TimeSpan[] waits = [.. fixture.Clock.Waits];
        Assert.Equal(3, waits.Length);
        Assert.All(waits.Index(), wait => Assert.InRange(wait.Item.TotalMilliseconds, 250 * Math.Pow(2, wait.Index), 500 * Math.Pow(2, wait.Index)));
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public async Task An_answer_that_is_cut_short_is_asked_for_again(string vendor)
    {
        await using var fixture = new VendorFixture(vendor);
        var paths = new List<string>();
        fixture.StandIn.Answer = path =>
        {
            StandInAnswer honest = fixture.Honest(path);
            paths.Add(path);
            // Cut on the wire, then cut by the vendor itself: whole to HTTP, and half of a text.
            return paths.Count == 1 ? honest with { IsCut = true } : paths.Count == 2 ? honest with { Body = honest.Body[..(honest.Body.Length - 9)] } : honest;
        };
        Assert.Equal(fixture.Expected, await FetchAsync(fixture));
        Assert.Equal(paths[0], paths[1]);
        Assert.Equal(paths[0], paths[2]);
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public async Task A_vendor_that_says_nothing_is_asked_again(string vendor)
    {
        await using var fixture = new VendorFixture(vendor);
        var asked = new TaskCompletionSource();
        fixture.Spoil(count =>
        {
            asked.TrySetResult();
            return count == 1 ? new StandInAnswer(200, "") { IsSilent = true } : null;
        });
        Task<IReadOnlyList<Bar>> fetching = FetchAsync(fixture);
        await asked.Task.WaitAsync(Stop);
        fixture.Clock.EndPatience();
        Assert.Equal(fixture.Expected, await fetching);
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public async Task One_that_fails_on_and_on_is_named_with_its_cause_and_then_left_alone(string vendor)
    {
        await using var fixture = new VendorFixture(vendor);
        fixture.Spoil(_ => new StandInAnswer(500, ""));
        for (int i = 0; i < Breaker.FaultsMax; i++)
        {
            SourceException fault = await Assert.ThrowsAsync<SourceException>(() => FetchAsync(fixture));
            Assert.Contains(vendor, fault.Message);
            Assert.Contains(fixture.Dialect.Tickers[0], fault.Message);
            Assert.Contains("500 after 4 tries", fault.Message);
            Assert.Contains("golden doctor --sources", fault.Message);
        }
        int asked = fixture.StandIn.Asked.Count;
        Assert.Contains("left alone until", (await Assert.ThrowsAsync<SourceException>(() => FetchAsync(fixture))).Message);
        Assert.Equal(asked, fixture.StandIn.Asked.Count);
        Assert.NotNull(fixture.Source.Link.Health().PausedUntil);

        fixture.Clock.MoveTo(fixture.Clock.Now.AddMinutes(1));
        fixture.Spoil(_ => null);
        Assert.Equal(fixture.Expected, await FetchAsync(fixture));
        Assert.Null(fixture.Source.Link.Health().Fault);
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public async Task A_symbol_it_does_not_know_is_no_fault_of_the_vendor(string vendor)
    {
        await using var fixture = new VendorFixture(vendor);
        Series stranger = new(fixture.Series[0].Symbol with { Ticker = fixture.Dialect.AssetClass == AssetClass.Crypto ? "NOSUCH-USDT" : "NOSUCH" }, Interval.Day1);
        for (int i = 0; i <= Breaker.FaultsMax; i++)
        {
            SourceException fault = await Assert.ThrowsAsync<SourceException>(() => fixture.Source.FetchAsync(stranger, Stop));
            Assert.True(fault.SaysThereIsNone, fault.Message);
            Assert.Contains("does not know this symbol", fault.Message);
        }
        Assert.Equal(fixture.Expected, await FetchAsync(fixture));
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public async Task Candles_that_come_twice_or_mixed_up_make_the_same_bars(string vendor)
    {
        await using var fixture = new VendorFixture(vendor);
        List<Bar> expected = fixture.Expected;
        fixture.Market.Spoil = candles => [candles[2], .. candles, candles[^3], candles[1]];
        Assert.Equal(expected, await FetchAsync(fixture));
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public async Task A_gap_stays_a_gap_and_is_reported(string vendor)
    {
        await using var fixture = new VendorFixture(vendor);
        List<Bar> expected = fixture.Expected;
        expected.RemoveRange(10, 2);
        fixture.Market.Spoil = candles => [.. candles[..10], .. candles[12..]];
        SourceBars got = await fixture.Source.FetchAsync(fixture.Series[0], Stop);
        Assert.Equal(expected, got.Bars);
        Assert.Contains(got.Findings, finding => finding.Rule == BarRules.Gap);
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public async Task An_impossible_candle_is_refused_and_its_neighbours_stay(string vendor)
    {
        await using var fixture = new VendorFixture(vendor);
        List<Bar> expected = fixture.Expected;
        expected.RemoveAt(5);
        fixture.Market.Spoil = candles => [.. candles[..5], candles[5] with { High = candles[5].Low - 1 }, .. candles[6..]];
        SourceBars got = await fixture.Source.FetchAsync(fixture.Series[0], Stop);
        Assert.Equal(expected, got.Bars);
        Assert.Equal(1, got.Refused);
    }

    [Theory]
    [MemberData(nameof(Polled))]
    public async Task A_corrected_bar_and_a_late_one_come_out_when_they_are_there(string vendor)
    {
        await using var fixture = new VendorFixture(vendor);
        List<Bar> past = fixture.Expected;
        DateTime changed = default, late = past[^2].Time;
        // The last but one is missing at first; the last is corrected once another has come.
        fixture.Market.Spoil = candles => changed == default
            ? [.. candles.Where(candle => candle.Close != late)]
            : [.. candles.Select(candle => candle.Close == past[^1].Time ? candle with { Last = candle.High } : candle)];
        var arrivals = new List<Arrival>();
        await foreach (Arrival arrival in fixture.Source.FollowAsync([fixture.Series[0]], past[^4].Time, Stop))
        {
            arrivals.Add(arrival);
            changed = arrivals.Count == 2 ? fixture.Clock.Now : changed;
            if (arrivals.Count == 5)
            {
                break;
            }
        }
        Assert.Equal([past[^3].Time, past[^1].Time, past[^2].Time, past[^1].Time], arrivals.Take(4).Select(arrival => arrival.Bar.Time));
        Assert.Equal(past[^1].High, arrivals[3].Bar.Close);
        Assert.True(arrivals[4].Bar.Time > past[^1].Time);
    }

    [Theory]
    [MemberData(nameof(Polled))]
    public async Task Nothing_is_asked_while_no_bar_is_due(string vendor)
    {
        await using var fixture = new VendorFixture(vendor);
        DateTime after = fixture.Expected[^1].Time;
        await foreach (Arrival arrival in fixture.Source.FollowAsync([fixture.Series[0]], after, Stop))
        {
            DateTime due = arrival.Bar.Time + fixture.Dialect.Entry.Terms.SettlesDaily;
            Assert.InRange(fixture.Clock.Now, due, due + 2 * fixture.Source.Link.Terms.PollPeriod(Interval.Day1));
            break;
        }
        int requests = fixture.StandIn.Asked.Count;
        Assert.InRange(requests, 2, vendor == "alpaca" ? 6 : 3); // the start, and the close; a page and the actions count for Alpaca too
    }

    [Fact]
    public async Task A_key_is_said_to_the_vendor_and_to_nobody_else()
    {
        foreach (Dialect dialect in Dialect.All.Where(dialect => dialect.Entry.Terms.Sign is not null))
        {
            await using var fixture = new VendorFixture(dialect.Entry.Terms.Name, key: "canary-id-7:canary-secret-9");
            Assert.NotEmpty(await FetchAsync(fixture));
            Assert.Contains("canary", Assert.Single(fixture.StandIn.Asked.Take(1)));
            fixture.Spoil(_ => new StandInAnswer(422, "your key canary-id-7:canary-secret-9 and canary-secret-9 are wrong"));
            SourceException fault = await Assert.ThrowsAsync<SourceException>(() => FetchAsync(fixture));
            Assert.DoesNotContain("canary", fault.ToString());
            Assert.Contains("your key", fault.Message);
            Assert.DoesNotContain("canary", fixture.Source.Link.Health().ToString());
        }
    }

    private static async Task<IReadOnlyList<Bar>> FetchAsync(VendorFixture fixture) => (await fixture.Source.FetchAsync(fixture.Series[0], Stop)).Bars;
}
