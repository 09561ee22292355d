using System.Collections.Concurrent;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Sources.Synthetic;

namespace GoldenSignals.Engine.Tests.Sources;

public class SyntheticMarketTests : BarSourceContract
{
    private static readonly ulong[] Seeds = [1, 2, 3, 4, 5, 6, 7, 8];
    private static readonly string[] Shares =
        ["SYN-BYTE", "SYN-LASER", "SYN-PIXEL", "SYN-EMBER", "SYN-GALE", "SYN-TIDE", "SYN-FERN", "SYN-HONEY", "SYN-LINEN"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected override IListedBars Open() => new SyntheticMarket(7, TimeProvider.System, TimeSpan.Zero);

    [Fact]
    public async Task Twelve_symbols_have_ten_years_and_none_can_be_taken_for_real()
    {
        var market = new SyntheticMarket(7, TimeProvider.System);
        Symbol[] symbols = [.. market.List().Select(series => series.Symbol).Distinct()];
        Assert.Equal(12, symbols.Length);
        Assert.All(symbols, symbol => Assert.True(symbol.Ticker.StartsWith("SYN-", StringComparison.Ordinal) && symbol.Venue == "SYNTHETIC"));
        Assert.Equal(DataLabel.Synthetic, market.Label);
        foreach (Symbol symbol in symbols)
        {
            TradingCalendar calendar = TradingCalendar.For(symbol);
            IReadOnlyList<Bar> bars = (await market.FetchAsync(new Series(symbol, Interval.Day1), Stop)).Bars;
            Assert.Equal(calendar.CloseOf(new(2014, 1, 2)), bars[0].Time);
            Assert.Equal(calendar.CloseOf(new(2023, 12, 29)), bars[^1].Time);
            Assert.Equal(calendar.TradingDaysBetween(new(2014, 1, 1), new(2023, 12, 29)), bars.Count);
        }
    }

    [Fact]
    public async Task Every_interval_is_the_sum_of_its_minutes()
    {
        IListedBars market = Open();
        foreach (Series minutes in market.List().Where(series => series.Interval == Interval.Minute1))
        {
            IReadOnlyList<Bar> small = (await market.FetchAsync(minutes, Stop)).Bars;
            Assert.True(small.Count >= 10 * 390);
            foreach (Interval interval in market.List().Select(series => series.Interval).Distinct())
            {
                var aggregator = new BarAggregator(TradingCalendar.For(minutes.Symbol), interval);
                var made = new List<Bar>();
                foreach (Bar bar in small)
                {
                    aggregator.Add(bar);
                    while (aggregator.TryTake(out Bar closed))
                    {
                        made.Add(closed);
                    }
                }
                IReadOnlyList<Bar> offered = (await market.FetchAsync(new Series(minutes.Symbol, interval), Stop)).Bars;
                Assert.Equal(offered.Where(bar => bar.Time >= small[0].Time), made);
            }
        }
    }

    [Fact]
    public async Task Prices_move_in_steps_of_the_quote_and_shares_open_with_a_gap()
    {
        IListedBars market = Open();
        foreach (Series series in market.List())
        {
            long step = series.Symbol.TicksPerUnit / (series.Symbol.AssetClass == AssetClass.Forex ? 100_000 : 100);
            IReadOnlyList<Bar> bars = (await market.FetchAsync(series, Stop)).Bars;
            Assert.True(bars.All(bar => bar.Open % step == 0 && bar.High % step == 0 && bar.Low % step == 0 && bar.Close % step == 0));
            Assert.True(bars.All(bar => bar.Volume > 0 && bar.Volume == Math.Floor(bar.Volume)));
            bool gaps = series.Interval == Interval.Day1 && series.Symbol.AssetClass is AssetClass.Equity or AssetClass.Etf;
            int gapped = bars.Zip(bars.Skip(1)).Count(pair => pair.First.Close != pair.Second.Open);
            Assert.True(!gaps || gapped > bars.Count / 2);
            Assert.True(series.Symbol.AssetClass is not (AssetClass.Crypto or AssetClass.Forex) || gapped == 0);
        }
    }

    [Fact]
    public async Task Another_seed_is_another_market()
    {
        var series = Open().List()[0];
        Assert.NotEqual(
            (await new SyntheticMarket(1, TimeProvider.System).FetchAsync(series, Stop)).Bars,
            (await new SyntheticMarket(2, TimeProvider.System).FetchAsync(series, Stop)).Bars);
    }

    [Fact]
    public async Task Followed_it_goes_on_where_the_past_ended_with_all_symbols_of_a_close_together()
    {
        IListedBars market = Open();
        Series[] daily = [.. market.List().Where(series => series.Interval == Interval.Day1)];
        DateTime after = TradingCalendar.Crypto.CloseOf(SyntheticMarket.LastPastDay);
        List<Arrival> arrivals = await market.FollowAsync(daily, after, Stop).Take(600).ToListAsync(Stop);

        foreach (Series series in daily)
        {
            TradingCalendar calendar = TradingCalendar.For(series.Symbol);
            DateOnly day = SyntheticMarket.LastPastDay;
            foreach (Arrival arrival in arrivals.Where(arrival => arrival.Series == series))
            {
                day = calendar.NextDay(day);
                Assert.Equal(calendar.CloseOf(day), arrival.Bar.Time);
            }
            Assert.True(day > new DateOnly(2024, 2, 1));
        }
        DateTime firstClose = TradingCalendar.NewYork.CloseOf(new(2024, 1, 2));
        Assert.Equal(10, arrivals.FindLastIndex(arrival => arrival.Bar.Time == firstClose) - arrivals.FindIndex(arrival => arrival.Bar.Time == firstClose) + 1);

        List<Arrival> alone = await market.FollowAsync([daily[3]], after, Stop).Take(20).ToListAsync(Stop);
        Assert.Equal(arrivals.Where(arrival => arrival.Series == daily[3]).Take(20), alone);
    }

    [Fact]
    public async Task A_day_lasts_the_chosen_time_and_never_runs_ahead_of_the_real_one()
    {
        DateTime last = TradingCalendar.NewYork.CloseOf(SyntheticMarket.LastPastDay);
        var clock = new ManualClock(new DateTimeOffset(TradingCalendar.NewYork.CloseOf(new(2024, 1, 3))).AddHours(1));
        var market = new SyntheticMarket(7, clock, TimeSpan.FromSeconds(2));
        await using IAsyncEnumerator<Arrival> living = market.FollowAsync([market.List()[0]], last, Stop).GetAsyncEnumerator(Stop);
        foreach (TimeSpan wait in new[] { TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2), TimeSpan.FromHours(23) - TimeSpan.FromSeconds(4) })
        {
            ValueTask<bool> next = living.MoveNextAsync();
            clock.Advance(wait - TimeSpan.FromTicks(1));
            Assert.False(next.IsCompleted);
            clock.Advance(TimeSpan.FromTicks(1));
            Assert.True(await next);
        }
        Assert.Equal(TradingCalendar.NewYork.CloseOf(new(2024, 1, 4)), living.Current.Bar.Time);
    }

    [Fact]
    public void Its_truth_has_regimes_that_last_and_variances_that_follow_them()
    {
        SyntheticTruth[] rows = [.. Seeds.SelectMany(seed => new SyntheticMarket(seed, TimeProvider.System).Truth()).Where(row => row.Symbol == "SYN-BROAD")];
        double Mean(SyntheticRegime regime) => rows.Where(row => row.Regime == regime).Average(row => row.Variance);
        Assert.True(Mean(SyntheticRegime.Calm) * 1.5 < Mean(SyntheticRegime.Restless) && Mean(SyntheticRegime.Restless) * 1.5 < Mean(SyntheticRegime.Crisis));
        int changes = rows.Zip(rows.Skip(1)).Count(pair => pair.First.Regime != pair.Second.Regime);
        Assert.InRange(rows.Length / (double)changes, 30, 200);
        Assert.InRange(rows.Count(row => row.Jump != 0) / (double)rows.Length * 252, 0.2, 1.0);
    }

    [Fact]
    public async Task The_variance_it_knows_is_the_variance_its_bars_have()
    {
        var market = new SyntheticMarket(7, TimeProvider.System);
        foreach (Series series in market.List().Where(series => series.Interval == Interval.Day1))
        {
            SyntheticTruth[] truth = [.. market.Truth().Where(row => row.Symbol == series.Symbol.Ticker).Skip(1)];
            double[] returns = Returns((await market.FetchAsync(series, Stop)).Bars);
            double real = returns.Zip(truth, (r, row) => (r - row.Jump) * (r - row.Jump)).Sum();
            Assert.InRange(real / truth.Sum(row => row.Variance), 0.8, 1.25);
        }
    }

    [Fact]
    public async Task Returns_have_fat_tails()
    {
        foreach (ulong seed in Seeds)
        {
            foreach ((string ticker, IReadOnlyList<Bar> bars) in await DailyAsync(seed))
            {
                double[] r = Returns(bars);
                double mean = r.Average(), variance = r.Average(x => (x - mean) * (x - mean));
                double excess = r.Average(x => Math.Pow(x - mean, 4)) / (variance * variance) - 3;
                Assert.True(excess > 1, $"{ticker} of seed {seed}: excess kurtosis {excess:0.00}");
            }
        }
    }

    [Fact]
    public async Task Volatility_clusters_and_direction_does_not()
    {
        foreach (ulong seed in Seeds)
        {
            var near = new List<double>();
            var far = new List<double>();
            foreach ((string ticker, IReadOnlyList<Bar> bars) in await DailyAsync(seed))
            {
                double[] r = Returns(bars), size = [.. r.Select(Math.Abs)];
                near.Add(Lagged(size, size, 1));
                far.Add(Enumerable.Range(6, 20).Average(lag => Lagged(size, size, lag)));
                Assert.True(Math.Abs(Lagged(r, r, 1)) < 0.15, $"{ticker} of seed {seed} trends from day to day");
            }
            Assert.True(near.Average() > 0.10 && far.Average() > 0.05, $"seed {seed}: {near.Average():0.00} near, {far.Average():0.00} far");
            Assert.True(near[0] > 0.15, $"the market of seed {seed}: {near[0]:0.00}");
        }
    }

    [Fact]
    public async Task Volatility_rises_after_a_fall()
    {
        foreach (ulong seed in Seeds)
        {
            double[] r = Returns((await DailyAsync(seed))["SYN-BROAD"]), size = [.. r.Select(Math.Abs)];
            double leverage = Enumerable.Range(1, 10).Average(lag => Lagged(r, size, lag));
            Assert.True(leverage < -0.02, $"seed {seed}: {leverage:0.000}");
        }
    }

    [Fact]
    public async Task Volume_follows_volatility_and_knows_its_weekdays()
    {
        foreach (ulong seed in Seeds)
        {
            foreach ((string ticker, IReadOnlyList<Bar> bars) in await DailyAsync(seed))
            {
                double[] volume = [.. bars.Skip(1).Select(bar => Math.Log(bar.Volume))];
                double link = Lagged(volume, [.. Returns(bars).Select(Math.Abs)], 0);
                Assert.True(link > 0.3, $"{ticker} of seed {seed}: {link:0.00}");
            }
        }
        IReadOnlyList<Bar> broad = (await DailyAsync(7))["SYN-BROAD"];
        double On(DayOfWeek weekday) => broad.Where(bar => bar.Time.DayOfWeek == weekday).Average(bar => Math.Log(bar.Volume));
        Assert.True(On(DayOfWeek.Monday) < On(DayOfWeek.Wednesday));
    }

    [Fact]
    public async Task Shares_move_together_and_those_of_a_sector_more_so()
    {
        foreach (ulong seed in Seeds)
        {
            IReadOnlyDictionary<string, IReadOnlyList<Bar>> daily = await DailyAsync(seed);
            double[][] r = [.. Shares.Select(ticker => Returns(daily[ticker]))];
            var same = new List<double>();
            var other = new List<double>();
            for (int i = 0; i < r.Length; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    (i / 3 == j / 3 ? same : other).Add(Lagged(r[i], r[j], 0));
                }
            }
            Assert.True(other.Min() > 0.03 && same.Average() > other.Average() + 0.1,
                $"seed {seed}: same {same.Average():0.00}, other {other.Average():0.00}, least {other.Min():0.00}");
        }
    }

    private static readonly ConcurrentDictionary<ulong, Task<IReadOnlyDictionary<string, IReadOnlyList<Bar>>>> Made = new();

    private static Task<IReadOnlyDictionary<string, IReadOnlyList<Bar>>> DailyAsync(ulong seed) => Made.GetOrAdd(seed, MakeAsync);

    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<Bar>>> MakeAsync(ulong seed)
    {
        var market = new SyntheticMarket(seed, TimeProvider.System);
        var daily = new Dictionary<string, IReadOnlyList<Bar>>();
        foreach (Series series in market.List().Where(series => series.Interval == Interval.Day1))
        {
            daily[series.Symbol.Ticker] = (await market.FetchAsync(series, Stop)).Bars;
        }
        return daily;
    }

    private static double[] Returns(IReadOnlyList<Bar> bars) =>
        [.. bars.Zip(bars.Skip(1), (before, now) => Math.Log((double)now.Close / before.Close))];

    /// <summary>Correlation of x with y a number of days later.</summary>
    private static double Lagged(double[] x, double[] y, int lag)
    {
        int n = x.Length - lag;
        double meanX = x.Take(n).Average(), meanY = y.Skip(lag).Average(), xy = 0, xx = 0, yy = 0;
        for (int i = 0; i < n; i++)
        {
            double a = x[i] - meanX, b = y[i + lag] - meanY;
            (xy, xx, yy) = (xy + a * b, xx + a * a, yy + b * b);
        }
        return xy / Math.Sqrt(xx * yy);
    }
}
