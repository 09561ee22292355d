using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;

namespace GoldenSignals.Engine.Tests.Sources;

/// <summary>
/// What every source of bars keeps to. A source's tests inherit this and say how to open it; it must follow without waiting and hold at
/// least one series with three bars.
/// </summary>
public abstract class BarSourceContract
{
    /// <summary>Follows of a source that goes on for ever are cut off after this many bars.</summary>
    protected virtual int ArrivalsMax => 500;

    /// <summary>A fresh source on the same data.</summary>
    protected abstract IBarSource Open();

    /// <summary>Series it has: all of them where it knows them.</summary>
    protected virtual IReadOnlyList<Series> Offered(IBarSource source) => ((IListedBars)source).List();

    /// <summary>False where a vendor's bars close at other moments than the calendar's.</summary>
    protected virtual bool ClosesOnSessions(Series series) => true;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void It_says_the_same_list_every_time_and_names_no_series_twice()
    {
        IBarSource source = Open();
        IReadOnlyList<Series> first = Offered(source);
        Assert.NotEmpty(first);
        Assert.Equal(first, Offered(source));
        Assert.Equal(first, Offered(Open()));
        Assert.All(first, series => Assert.Equal(series, source.Find(series.Symbol.Ticker.ToLowerInvariant(), series.Interval)));
        Assert.Null(source.Find("", Interval.Day1));
        Assert.Equal(first.Count, first.Distinct().Count());
        Assert.NotEmpty(source.Name);
        Assert.Equal(source.Name, Open().Name);
    }

    [Fact]
    public async Task Fetched_bars_are_in_order_and_there_are_no_two_of_one_close()
    {
        IBarSource source = Open();
        foreach (Series series in Offered(source))
        {
            SourceBars got = await source.FetchAsync(series, Stop);
            Assert.Equal(series, got.Series);
            Assert.DoesNotContain(got.Bars.Zip(got.Bars.Skip(1)), pair => pair.First.Time >= pair.Second.Time);
            Assert.DoesNotContain(got.Actions.Zip(got.Actions.Skip(1)), pair => pair.First.ExTime > pair.Second.ExTime);
        }
    }

    [Fact]
    public async Task Fetched_bars_are_possible_prices_at_possible_times()
    {
        IBarSource source = Open();
        foreach (Series series in Offered(source))
        {
            foreach (Bar bar in (await source.FetchAsync(series, Stop)).Bars)
            {
                CheckBar(series, in bar);
            }
        }
    }

    [Fact]
    public async Task Fetching_twice_or_in_another_order_brings_the_same()
    {
        IBarSource source = Open(), other = Open();
        var first = new Dictionary<Series, SourceBars>();
        foreach (Series series in Offered(source))
        {
            first[series] = await source.FetchAsync(series, Stop);
        }
        foreach (Series series in Offered(source).Reverse())
        {
            SourceBars again = await other.FetchAsync(series, Stop);
            Assert.Equal(first[series].Bars, again.Bars);
            Assert.Equal(first[series].Actions, again.Actions);
            Assert.Equal(first[series].Findings, again.Findings);
            Assert.Equal(first[series].Refused, again.Refused);
            Assert.Equal(again.Bars, (await other.FetchAsync(series, Stop)).Bars);
        }
    }

    [Fact]
    public async Task A_series_it_does_not_have_is_a_fault_in_words()
    {
        IBarSource source = Open();
        var stranger = new Series(new Symbol("NO.SUCH.SYMBOL", AssetClass.Equity, "NOWHERE"), Interval.Day1);
        var fault = await Assert.ThrowsAsync<SourceException>(() => source.FetchAsync(stranger, Stop));
        Assert.Contains("NO.SUCH.SYMBOL", fault.Message);
    }

    [Fact]
    public async Task Following_starts_strictly_after_the_moment_and_stays_in_order()
    {
        IBarSource source = Open();
        foreach (Series[] asked in new[] { Offered(source).Take(1), Offered(source) }.Select(some => some.ToArray()))
        {
            IReadOnlyList<Bar> past = (await source.FetchAsync(asked[0], Stop)).Bars;
            foreach (DateTime after in new[] { past[past.Count / 2].Time, past[^1].Time })
            {
                DateTime last = after;
                var seen = new HashSet<(Series, DateTime)>();
                foreach (Arrival arrival in await TakeAsync(source, asked, after))
                {
                    Assert.Contains(arrival.Series, asked);
                    Assert.True(arrival.Bar.Time > after, $"{arrival} closed by {after:u}");
                    Assert.True(arrival.Bar.Time >= last, $"{arrival} came after {last:u}");
                    Assert.True(seen.Add((arrival.Series, arrival.Bar.Time)), $"{arrival} came twice");
                    CheckBar(arrival.Series, arrival.Bar);
                    last = arrival.Bar.Time;
                }
            }
        }
    }

    [Fact]
    public async Task Following_twice_brings_the_same_and_agrees_with_fetching()
    {
        IBarSource source = Open();
        Series[] asked = [Offered(source)[0]];
        IReadOnlyList<Bar> past = (await source.FetchAsync(asked[0], Stop)).Bars;
        DateTime after = past[^3].Time;
        List<Arrival> first = await TakeAsync(source, asked, after);
        Assert.Equal(first, await TakeAsync(Open(), asked, after));
        Dictionary<DateTime, Bar> known = past.ToDictionary(bar => bar.Time);
        Assert.All(first, arrival => Assert.Equal(known.GetValueOrDefault(arrival.Bar.Time, arrival.Bar), arrival.Bar));
    }

    [Fact]
    public async Task It_stops_promptly_when_told()
    {
        IBarSource source = Open();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        DateTime after = (await source.FetchAsync(Offered(source)[0], Stop)).Bars[0].Time;
        int came = 0, cameLate = 0;
        Task listening = Task.Run(async () =>
        {
            await foreach (Arrival _ in source.FollowAsync(Offered(source), after, stop.Token))
            {
                cameLate += stop.IsCancellationRequested ? 1 : 0;
                if (++came == 1)
                {
                    stop.Cancel();
                }
            }
        }, Stop);
        // either end will do: quietly, or as a cancelled task
        await Task.WhenAny(listening, Task.Delay(TimeSpan.FromSeconds(20), Stop));
        Assert.True(listening.IsCompletedSuccessfully || listening.IsCanceled, $"still listening or failed: {listening.Exception}");
        Assert.InRange(cameLate, 0, Offered(source).Count); // what shares the close may still come

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => source.FetchAsync(Offered(source)[0], new CancellationToken(true)));
    }

    private async Task<List<Arrival>> TakeAsync(IBarSource source, IReadOnlyList<Series> series, DateTime after)
    {
        var arrivals = new List<Arrival>();
        await foreach (Arrival arrival in source.FollowAsync(series, after, Stop))
        {
            arrivals.Add(arrival);
            if (arrivals.Count == ArrivalsMax)
            {
                break;
            }
        }
        return arrivals;
    }

    private void CheckBar(Series series, in Bar bar)
    {
        bool possible = bar.Low > 0 && bar.Low <= Math.Min(bar.Open, bar.Close) && bar.High >= Math.Max(bar.Open, bar.Close)
            && double.IsFinite(bar.Volume) && bar.Volume >= 0 && bar.Time.Kind == DateTimeKind.Utc;
        TradingCalendar calendar = TradingCalendar.For(series.Symbol);
        bool timely = !ClosesOnSessions(series)
            || (calendar.IsInSession(bar.Time) && calendar.CloseAtOrAfter(bar.Time, series.Interval) == bar.Time);
        if (!possible || !timely)
        {
            Assert.Fail($"{series} {bar} is {(possible ? "off the calendar" : "impossible")}");
        }
    }
}
