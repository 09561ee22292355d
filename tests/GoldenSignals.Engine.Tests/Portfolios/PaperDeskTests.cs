using GoldenSignals.Core.Backtests;
using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Portfolios;
using GoldenSignals.Engine.Portfolios;
using GoldenSignals.Engine.Store;
using GoldenSignals.Engine.Tests.Store;

namespace GoldenSignals.Engine.Tests.Portfolios;

/// <summary>What paper portfolios ask for and what the bars make of it.</summary>
public sealed class PaperDeskTests : IDisposable
{
    private readonly StoreFixture store = new();

    private PaperFixture Paper => new(store.Database);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static DateTime Day(int day) => PaperFixture.First.AddDays(day);

    [Fact]
    public async Task An_order_waits_for_the_next_open_and_is_filled_there_with_costs()
    {
        Portfolio paper = await Paper.OpenAsync();
        await Paper.BarAsync(0, 100);
        Order asked = await Paper.Orders.AskAsync(paper, Paper.Series, 10, null, null, "USD", "k", Stop);
        await Paper.Desk().LookAsync(Stop);
        Assert.Equal(OrderState.Waiting, Paper.Orders.List(paper)[0].State);

        await Paper.BarAsync(1, 101.5, 103, 101, 102);
        await Paper.Desk().LookAsync(Stop);

        StoredTransaction fill = Paper.Portfolios.Transactions(paper)[^1];
        Assert.Equal((TransactionKind.Buy, 10m, 101.5m, 0.51m), (fill.Transaction.Kind, fill.Transaction.Quantity, fill.Transaction.Price, fill.Transaction.Fee));
        Assert.Equal(("SYNTHETIC", $"order {asked.Id} entry"), (fill.Label, fill.Origin));
        Assert.Equal(100_000m - 1015 - 0.51m, Paper.Portfolios.BookOf(paper).Cash["USD"]);
    }

    [Fact]
    public async Task The_fills_are_those_of_a_backtest_over_the_same_bars()
    {
        Portfolio paper = await Paper.OpenAsync();
        double[] closes = [100, 102, 104, 101, 97, 99, 103, 108, 111, 90];
        await Paper.BarAsync(0, 100);
        await Paper.Orders.AskAsync(paper, Paper.Series, 50, 95.5m, 110m, "USD", "k", Stop);
        for (int day = 1; day < closes.Length; day++)
        {
            await Paper.BarAsync(day, closes[day - 1] + 0.25, Math.Max(closes[day - 1] + 0.25, closes[day]) + 0.5, Math.Min(closes[day - 1] + 0.25, closes[day]) - 0.5, closes[day]);
            await Paper.Desk().LookAsync(Stop);
        }
        StoredBars stored = Paper.Bars.Load(PaperFixture.Xyz)!;
        var series = new PriceSeries(PaperFixture.Xyz.Symbol, Interval.Day1, stored.Bars.Times, stored.Bars.Opens, stored.Bars.Highs, stored.Bars.Lows, stored.Bars.Closes, []);
        var wishes = new Wishes([1, .. new sbyte[series.Count - 1].Select(_ => Wishes.Keep)])
        {
            Stops = [.. Enumerable.Repeat(955_000L, series.Count)], Targets = [.. Enumerable.Repeat(1_100_000L, series.Count)],
        };
        BacktestResult backtest = Backtest.Run(
            [new Decided(series, wishes)], new BacktestSettings { Costs = PaperFixture.Terms.Costs, Sizing = new Sizing(SizingKind.Units, 50_000_000) })!;

        Assert.Equal(
            backtest.Fills.Select(fill => ((decimal)Math.Abs(fill.Lots), fill.Price / 10_000m, Moment.FromMicroseconds(fill.Time))),
            Paper.Fills(paper).Select(fill => (fill.Quantity, fill.Price, fill.Time)));
        Assert.Equal(2, Paper.Fills(paper).Count);
        Assert.Equal("its target was reached", Paper.Orders.List(paper)[0].Has(OrderEvent.Left)!.Why);
    }

    [Fact]
    public async Task Looking_again_from_anywhere_fills_nothing_twice()
    {
        Portfolio paper = await Paper.OpenAsync();
        await Paper.BarAsync(0, 100);
        for (int i = 0; i < 3; i++) await Paper.Orders.AskAsync(paper, Paper.Series, 10, null, null, "USD", "the same", Stop);
        await Paper.BarAsync(1, 101);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Paper.Desk().LookAsync(Stop))));
        store.Reopen();
        await Paper.Desk().LookAsync(Stop);
        Assert.Single(Paper.Fills(paper));
        Assert.Single(Paper.Orders.List(paper));
    }

    [Fact]
    public async Task What_the_cash_cannot_pay_is_cut_and_without_cash_refused()
    {
        Portfolio paper = await Paper.OpenAsync(cash: 1_000);
        await Paper.BarAsync(0, 100);
        await Paper.Orders.AskAsync(paper, Paper.Series, 50, null, null, "USD", "large", Stop);
        await Paper.BarAsync(1, 100);
        await Paper.Desk().LookAsync(Stop);
        Assert.Equal(9m, Assert.Single(Paper.Fills(paper)).Quantity);
        await Paper.Orders.AskAsync(paper, Paper.Series, 50, null, null, "USD", "second", Stop);
        await Paper.BarAsync(2, 100);
        await Paper.Desk().LookAsync(Stop);
        Order refused = Assert.Single(Paper.Orders.List(paper), order => order.State == OrderState.Refused);
        Assert.Equal("there was no money for it", refused.Has(OrderEvent.Refused)!.Why);
    }

    [Fact]
    public async Task A_position_is_left_at_the_open_after_it_was_asked_and_a_waiting_order_is_cancelled()
    {
        Portfolio paper = await Paper.OpenAsync();
        await Paper.BarAsync(0, 100);
        Order held = await Paper.Orders.AskAsync(paper, Paper.Series, 10, null, null, "USD", "a", Stop);
        await Paper.BarAsync(1, 101);
        await Paper.Desk().LookAsync(Stop);
        Order waiting = await Paper.Orders.AskAsync(paper, Paper.Series, 10, null, null, "USD", "b", Stop);
        Assert.Equal(OrderState.Cancelled, (await Paper.Orders.EndAsync(paper, waiting.Id, Stop))!.State);
        await Paper.Orders.EndAsync(paper, held.Id, Stop);
        await Paper.BarAsync(2, 105);
        await Paper.Desk().LookAsync(Stop);
        Assert.Equal([(TransactionKind.Buy, 101m), (TransactionKind.Sell, 105m)], Paper.Fills(paper).Select(fill => (fill.Kind, fill.Price)));
    }

    [Fact]
    public async Task A_split_while_it_is_held_is_sold_whole()
    {
        Portfolio paper = await Paper.OpenAsync();
        await Paper.BarAsync(0, 100);
        Order held = await Paper.Orders.AskAsync(paper, Paper.Series, 5, null, null, "USD", "a", Stop);
        await Paper.BarAsync(1, 100);
        await Paper.Desk().LookAsync(Stop);
        await Paper.Bars.WriteAsync(PaperFixture.Xyz, "made", [], [new CorporateAction(Day(2).Date, 1.5, 0)], Stop, DataLabel.Synthetic);
        await Paper.BarAsync(2, 66);
        await Paper.Orders.EndAsync(paper, held.Id, Stop);
        await Paper.BarAsync(3, 70);
        await Paper.Desk().LookAsync(Stop);
        Assert.Equal(7.5m, Paper.Fills(paper)[^1].Quantity);
        Assert.Equal(0m, Paper.Portfolios.BookOf(paper).Find("XYZ")!.Quantity);
    }

    [Fact]
    public async Task A_follower_takes_decisions_and_sizes_them_by_the_risk_settings()
    {
        Portfolio paper = await Paper.OpenAsync();
        await Paper.BarAsync(0, 100);
        await Paper.Orders.FollowAsync(paper, Paper.Series, lean: false, barriers: true, Stop);
        await Paper.SignalAsync(0, 100, "buy", plan: new TradePlan("test", "buy", 100, 95, 115, Day(30), 0, 0));
        await Paper.Desk().LookAsync(Stop);
        Order order = Assert.Single(Paper.Orders.List(paper));
        // One percent of 100,000 may be lost over 5 a share, 20 % of it held at 100 a share: 200 either way.
        Assert.Equal((200L, 950_000L, 1_150_000L, "xyz-0"), (order.Lots, order.Stop, order.Target, order.SignalId));

        await Paper.BarAsync(1, 101);
        await Paper.SignalAsync(1, 101, "hold");
        await Paper.Desk().LookAsync(Stop);
        await Paper.BarAsync(2, 102);
        await Paper.SignalAsync(2, 102, "sell");
        await Paper.Desk().LookAsync(Stop);
        await Paper.BarAsync(3, 103);
        await Paper.Desk().LookAsync(Stop);
        Assert.Equal([101m, 103m], Paper.Fills(paper).Select(fill => fill.Price));
        Assert.All(Paper.Portfolios.Transactions(paper).Skip(1), one => Assert.Equal("xyz-0", one.SignalId));
    }

    [Fact]
    public async Task A_signal_whose_next_bar_is_there_was_missed_and_is_not_taken()
    {
        Portfolio paper = await Paper.OpenAsync();
        await Paper.BarAsync(0, 100);
        await Paper.Orders.FollowAsync(paper, Paper.Series, lean: true, barriers: false, Stop);
        await Paper.SignalAsync(0, 100, "hold", lean: 0.5);
        await Paper.BarAsync(1, 101);
        await Paper.Desk().LookAsync(Stop);
        Assert.Empty(Paper.Orders.List(paper));
    }

    [Fact]
    public async Task A_corrected_line_of_cash_cannot_pull_the_money_from_under_a_fill()
    {
        Portfolio paper = await Paper.OpenAsync(cash: 1_100);
        await Paper.BarAsync(0, 100);
        await Paper.Orders.AskAsync(paper, Paper.Series, 10, null, null, "USD", "a", Stop);
        await Paper.BarAsync(1, 100);
        await Paper.Desk().LookAsync(Stop);
        StoredTransaction deposit = Paper.Portfolios.Transactions(paper)[0];
        await Assert.ThrowsAsync<BookException>(() => Paper.Portfolios.AddAsync(
            paper, [new NewTransaction("fix", deposit.Transaction with { Amount = 500 }, "typed") { Replaces = deposit.Id }], Stop));
        Assert.Equal(2, Paper.Portfolios.Transactions(paper).Count);
    }

    [Fact]
    public async Task An_order_of_the_day_is_never_filled_at_an_open_that_has_passed()
    {
        await Paper.Bars.AppendAsync([new(StoreFixture.Spy, new Bar(new DateTime(2024, 3, 4, 21, 0, 0, DateTimeKind.Utc), 1, 1, 1, 1, 1))], "made", DataLabel.Live, Stop);
        SeriesInfo spy = Paper.Bars.Find("SPY", Interval.Day1)!;
        var close = new DateTime(2024, 3, 5, 21, 0, 0, DateTimeKind.Utc);
        // Tuesday 5 March 2024 in New York: open 14:30, close 21:00 UTC.
        Assert.Equal(close.AddHours(-7), OrderMoment.Of(spy, close.AddHours(-7)));
        Assert.Equal(close, OrderMoment.Of(spy, close.AddHours(-1)));
        Assert.Equal(close.AddHours(1), OrderMoment.Of(spy, close.AddHours(1)));
    }

    public void Dispose() => store.Dispose();
}
