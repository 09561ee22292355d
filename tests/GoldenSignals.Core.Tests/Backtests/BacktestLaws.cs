using GoldenSignals.Core.Backtests;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Tests.Backtests;

/// <summary>What holds for every run, whatever the market, the rule and the account.</summary>
public sealed class BacktestLaws
{
    public static TheoryData<ulong, bool> Markets
    {
        get
        {
            var data = new TheoryData<ulong, bool>();
            for (ulong seed = 0; seed < 12; seed++)
            {
                data.Add(seed, seed % 2 == 0);
            }
            return data;
        }
    }

    private static BacktestSettings Account(ulong seed) => new()
    {
        Cash = 50_000 * LotValue.Money,
        Costs = new Costs(700, seed % 3 == 0 ? 1_500_000 : 0, 300, 0),
        PositionsMax = seed % 4 == 0 ? 3 : 0,
        ExposurePercentMax = seed % 5 == 0 ? 200 : 100,
    };

    /// <summary>The book kept a second time, from the list of fills alone.</summary>
    [Theory]
    [MemberData(nameof(Markets))]
    public void Cash_and_positions_are_the_equity_at_every_bar(ulong seed, bool _)
    {
        BacktestResult result = Run(RandomMarket.Of(seed), Account(seed));
        var lots = new long[result.Series.Count];
        Int128 cash = result.Start;
        int fill = 0;
        Assert.True(result.Fills.Count > 50, $"{result.Fills.Count} fills are too few to show anything");
        for (int moment = 0; moment < result.Curve.Count; moment++)
        {
            long now = result.Curve.Times[moment];
            // A symbol that ended is settled at the first later moment, at the time of its last close.
            for (; fill < result.Fills.Count && result.Fills[fill].Time <= now; fill++)
            {
                Fill one = result.Fills[fill];
                lots[one.Symbol] += one.Lots;
                cash -= ((Int128)one.Lots * one.Price * 100) + one.Fee;
            }
            Int128 equity = cash;
            for (int symbol = 0; symbol < lots.Length; symbol++)
            {
                equity += (Int128)lots[symbol] * CloseAt(result.Series[symbol], now) * 100;
            }
            // The fee of a settlement is dated at the last close and paid a moment later.
            Assert.Equal(equity, result.Curve.Equities[moment] - EndedLater(result, fill, now));
        }
    }

    [Theory]
    [MemberData(nameof(Markets))]
    public void No_fill_lies_outside_of_its_bar(ulong seed, bool actions)
    {
        BacktestResult result = Run(RandomMarket.Of(seed, actions: actions), Account(seed));
        Assert.All(result.Fills, fill =>
        {
            PriceSeries bars = result.Series[fill.Symbol];
            int place = Array.BinarySearch(bars.Times, fill.Time);
            Assert.InRange(fill.Price, bars.Lows[place], bars.Highs[place]);
        });
    }

    [Theory]
    [MemberData(nameof(Markets))]
    public void The_order_of_symbols_changes_nothing(ulong seed, bool actions)
    {
        List<Decided> market = RandomMarket.Of(seed, actions: actions);
        BacktestResult forth = Run(market, Account(seed));
        market.Reverse();
        BacktestResult back = Run(market, Account(seed));
        Assert.Equal(forth.Curve.Equities, back.Curve.Equities);
        Assert.Equal(forth.Fills, back.Fills);
        Assert.Equal(forth.Dropped, back.Dropped);
    }

    [Theory]
    [MemberData(nameof(Markets))]
    public void What_trades_earned_is_what_the_account_gained(ulong seed, bool actions)
    {
        BacktestResult result = Run(RandomMarket.Of(seed, actions: actions), Account(seed));
        Assert.Equal(result.End - result.Start, result.Trades.Sum(trade => trade.Profit));
    }

    [Theory]
    [MemberData(nameof(Markets))]
    public void Later_bars_change_no_earlier_equity(ulong seed, bool actions)
    {
        List<Decided> whole = RandomMarket.Of(seed, actions: actions), part = [.. whole.Select(one => Until(one, 200))];
        BacktestResult all = Run(whole, Account(seed)), some = Run(part, Account(seed));
        // Where bars end is where a position is settled: up to the earliest of these ends nothing may differ.
        long common = part.Min(one => one.Series.Times[^1]);
        int moments = some.Curve.Times.Count(time => time <= common);
        Assert.True(moments > 50);
        Assert.Equal(some.Curve.Equities.Take(moments), all.Curve.Equities.Take(moments));
    }

    [Fact]
    public void A_decision_is_filled_at_the_next_open_and_not_before()
    {
        List<Decided> market = RandomMarket.Of(3);
        BacktestResult result = Run(market, Account(3) with { Costs = Costs.None });
        foreach (Fill fill in result.Fills.Where(fill => fill.Reason is FillReason.Entry or FillReason.Exit))
        {
            PriceSeries bars = result.Series[fill.Symbol];
            int place = Array.BinarySearch(bars.Times, fill.Time);
            Wishes wishes = market.Single(one => one.Series == bars).Wishes;
            Assert.Equal(bars.Opens[place], fill.Price);
            Assert.NotEqual(Wishes.Keep, wishes.Sides[place - 1]);
        }
    }

    private static BacktestResult Run(IReadOnlyList<Decided> market, BacktestSettings settings) => Backtest.Run(market, settings)!;

    private static long CloseAt(PriceSeries bars, long now)
    {
        int place = Array.BinarySearch(bars.Times, now);
        place = place >= 0 ? place : ~place - 1;
        return place < 0 ? 0 : bars.Closes[place];
    }

    /// <summary>Fees of settlements dated at or before now that the run books at its next moment.</summary>
    private static long EndedLater(BacktestResult result, int fill, long now) => result.Fills.Take(fill)
        .Where(one => one.Reason == FillReason.Ended && one.Time == now).Sum(one => one.Fee);

    private static Decided Until(Decided one, int count)
    {
        PriceSeries bars = one.Series;
        int n = Math.Min(count, bars.Count);
        return new Decided(
            bars with
            {
                Times = bars.Times[..n], Opens = bars.Opens[..n], Highs = bars.Highs[..n], Lows = bars.Lows[..n], Closes = bars.Closes[..n],
                Actions = [.. bars.Actions.Where(action => action.ExTime <= PriceSeries.ToTime(bars.Times[n - 1]))],
            },
            one.Wishes with { Sides = one.Wishes.Sides[..n] });
    }
}
