using GoldenSignals.Core.Backtests;
using static GoldenSignals.Core.Tests.Backtests.Book;

namespace GoldenSignals.Core.Tests.Backtests;

/// <summary>Splits, dividends, borrowing and the end of a listing. Ten are bought at 10 for 100 out of 1000 unless said otherwise.</summary>
public sealed class ActionBooks
{
    /// <summary>Twenty at 6: 900 + 120.</summary>
    [Fact]
    public void A_split_makes_two_of_one() =>
        new Book().Add("A", "10 10 10 10 | 10 10 10 10 | 5 6 5 6", "L . .", Split(2, 2)).Holds("1000 1000 1020", "A+10@10");

    /// <summary>Five become 7.5: seven stay, half a share is paid at the open of 7. 950 + 3.5 + 7 × 8.</summary>
    [Fact]
    public void What_is_left_of_a_share_is_paid_at_the_open() =>
        new Book { Account = With(1000, Units(5)) }
            .Add("A", "10 10 10 10 | 10 10 10 10 | 7 8 7 8", "L . .", Split(2, 1.5)).Holds("1000 1000 1009.5", "A+5@10");

    /// <summary>Ten become 2.5: two stay, half a share at 40 is 20. 900 + 20 + 2 × 42.</summary>
    [Fact]
    public void A_reverse_split_makes_one_of_four() =>
        new Book().Add("A", "10 10 10 10 | 10 10 10 10 | 40 42 40 42", "L . .", Split(2, 0.25)).Holds("1000 1000 1004", "A+10@10");

    /// <summary>Three become 0.3 of one at 100: 970 + 30, and the trade is over without an order.</summary>
    [Fact]
    public void A_reverse_split_can_leave_nothing_but_cash()
    {
        BacktestResult result = new Book { Account = With(1000, Units(3)) }
            .Add("A", "10 10 10 10 | 10 10 10 10 | 100 110 100 110", "L . .", Split(2, 0.1)).Holds("1000 1000 1000", "A+3@10");
        Assert.Equal((0, false), (result.Trades.Single().Profit, result.Trades.Single().IsOpen));
    }

    /// <summary>Twenty owed at 6: 1100 − 120.</summary>
    [Fact]
    public void A_split_doubles_what_is_owed_too() =>
        new Book().Add("A", "10 10 10 10 | 10 10 10 10 | 5 6 5 6", "S . .", Split(2, 2)).Holds("1000 1000 980", "A-10@10");

    /// <summary>0.5 on each of ten, at 9.5: 900 + 5 + 95.</summary>
    [Fact]
    public void A_holder_receives_the_dividend() =>
        Assert.Equal(5_000_000, new Book().Add("A", "10 10 10 10 | 10 10 10 10 | 9.5 9.5 9.5 9.5", "L . .", Dividend(2, 0.5m))
            .Holds("1000 1000 1000", "A+10@10").Trades.Single().Dividends);

    /// <summary>1100 − 5 − 95.</summary>
    [Fact]
    public void A_short_seller_pays_the_dividend() =>
        Assert.Equal(-5_000_000, new Book().Add("A", "10 10 10 10 | 10 10 10 10 | 9.5 9.5 9.5 9.5", "S . .", Dividend(2, 0.5m))
            .Holds("1000 1000 1000", "A-10@10").Trades.Single().Dividends);

    /// <summary>Wanted before the ex-day and bought on it: 1000 − 95 + 95.</summary>
    [Fact]
    public void Who_buys_on_the_ex_day_receives_nothing() =>
        new Book().Add("A", "10 10 10 10 | 9.5 9.5 9.5 9.5", "L .", Dividend(1, 0.5m)).Holds("1000 1000", "A+10@9.5");

    /// <summary>Sold at the open of the ex-day, but held the night before: 900 + 5 + 95.</summary>
    [Fact]
    public void Who_sells_on_the_ex_day_still_receives_it() =>
        new Book().Add("A", "10 10 10 10 | 10 10 10 10 | 9.5 9.5 9 9", "L F .", Dividend(2, 0.5m)).Holds("1000 1000 1000", "A+10@10 A-10@9.5");

    /// <summary>0.5 on each of the ten old shares, twenty at 5: 900 + 5 + 100, in whatever order the two are listed.</summary>
    [Fact]
    public void A_dividend_on_the_day_of_a_split_is_paid_on_the_old_shares()
    {
        const string bars = "10 10 10 10 | 10 10 10 10 | 5 5 5 5";
        new Book().Add("A", bars, "L . .", Dividend(2, 0.5m), Split(2, 2)).Holds("1000 1000 1005", "A+10@10");
        new Book().Add("A", bars, "L . .", Split(2, 2), Dividend(2, 0.5m)).Holds("1000 1000 1005", "A+10@10");
    }

    /// <summary>Split two for one while no bar is there, then 0.5 on each of twenty: 900 + 10 + 20 × 5.</summary>
    [Fact]
    public void A_dividend_after_a_split_is_paid_on_the_new_shares() =>
        new Book().Add("A", "10 10 10 10 | 10 10 10 10 | | 5 5 5 5", "L . .", Split(2, 2), Dividend(3, 0.5m)).Holds("1000 1000 1010", "A+10@10");

    /// <summary>The stop of 9 comes down to 8.5; a low of 8.7 is above it. 900 + 5 + 90.</summary>
    [Fact]
    public void A_stop_comes_down_with_the_dividend() =>
        new Book().Add("A", "10 10 10 10 | 10 10 10 10 | 9.5 9.5 8.7 9", "L9 . .", Dividend(2, 0.5m)).Holds("1000 1000 995", "A+10@10");

    /// <summary>The stop of 9 is one of 4.5: twenty at 4.5 are 90.</summary>
    [Fact]
    public void A_stop_splits_with_the_share() =>
        new Book().Add("A", "10 10 10 10 | 10 10 10 10 | 5 5 4 4", "L9 . .", Split(2, 2)).Holds("1000 1000 990", "A+10@10 A-20@4.5");

    /// <summary>Ten were ordered, twenty are bought: 1000 − 100 + 20 × 6.</summary>
    [Fact]
    public void An_order_that_waits_splits_too() =>
        new Book().Add("A", "10 10 10 10 | 5 6 5 6", "L .", Split(1, 2)).Holds("1000 1020", "A+20@5");

    /// <summary>36.5 % a year is 0.1 % a day of the 100 owed. Borrowed over one night, then over three: 0.1 and 0.3.</summary>
    [Fact]
    public void Borrowing_is_paid_for_every_day_that_passes() =>
        new Book { Account = With(1000, costs: new Costs(0, 0, 0, 365_000)) }
            .Add("A", "10 10 10 10 | 10 10 10 10 | 10 10 10 10 | | | 10 10 10 10", "S . . .").Holds("1000 1000 999.9 999.6", "A-10@10");

    /// <summary>One per cent of 100 on the 120 owed since the day before: 0.12.</summary>
    [Fact]
    public void Borrowing_is_reckoned_on_the_last_close() =>
        new Book { Account = With(1000, costs: new Costs(0, 0, 0, 365_000)) }
            .Add("A", "10 10 10 10 | 10 12 10 12 | 12 12 12 12", "S . .").Holds("1000 980 979.88", "A-10@10");

    /// <summary>A's last bar is the third day's; on the fourth it is paid out at that close of 12, with a fee of 0.1 %: 0.1 and 0.12.</summary>
    [Fact]
    public void What_is_no_longer_traded_is_settled_at_its_last_close()
    {
        BacktestResult result = new Book { Account = With(1000, costs: new Costs(1_000, 0, 0, 0)) }
            .Add("A", "10 10 10 10 | 10 10 10 10 | 12 12 12 12", "L . .").Add("B", "5 5 5 5 | 5 5 5 5 | 5 5 5 5 | 5 5 5 5", "F . . .")
            .Holds("1000 999.9 1019.9 1019.78", "A+10@10 A-10@12");
        Assert.Equal(FillReason.Ended, result.Trades.Single().Reason);
    }

    [Fact]
    public void An_order_for_what_is_no_longer_traded_is_dropped_and_said() =>
        new Book().Add("A", "10 10 10 10 | 10 10 10 10", "F L").Add("B", "5 5 5 5 | 5 5 5 5 | 5 5 5 5", "F . .").Holds("1000 1000 1000", "", "NoLaterBar:1");
}
