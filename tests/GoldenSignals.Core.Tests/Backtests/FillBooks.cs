using GoldenSignals.Core.Backtests;
using GoldenSignals.Core.Market;
using static GoldenSignals.Core.Tests.Backtests.Book;

namespace GoldenSignals.Core.Tests.Backtests;

/// <summary>When orders are filled, at what price, and what is left when money is short. Every account starts with 1000 unless it says otherwise.</summary>
public sealed class FillBooks
{
    /// <summary>Wanted at the close of 10, bought at the open of 11: 1000 − 110 = 890. Then 890 + 120 and 890 + 130.</summary>
    [Fact]
    public void A_purchase_is_filled_at_the_next_open() =>
        new Book().Add("A", "10 10 10 10 | 11 12 11 12 | 13 13 13 13", "L . .").Holds("1000 1010 1020", "A+10@11");

    /// <summary>890 + 10 × 13 = 1020, whatever the close of 15 says.</summary>
    [Fact]
    public void A_sale_is_filled_at_the_next_open() =>
        new Book().Add("A", "10 10 10 10 | 11 12 11 12 | 13 15 13 15", "L F .").Holds("1000 1010 1020", "A+10@11 A-10@13");

    /// <summary>Sold at 11: cash 1110, owing 120, then 130; bought back at 9: 1110 − 90.</summary>
    [Fact]
    public void A_short_sale_gains_when_the_price_falls() =>
        new Book().Add("A", "10 10 10 10 | 11 12 11 12 | 13 13 13 13 | 9 9 8 8", "S . F .").Holds("1000 990 980 1020", "A-10@11 A+10@9");

    /// <summary>Bought for 100, sold for 120, sold short for 120: cash 1140, owing 110.</summary>
    [Fact]
    public void A_turn_is_a_sale_and_a_short_sale_at_one_open() =>
        new Book().Add("A", "10 10 10 10 | 10 12 10 12 | 12 12 11 11", "L S .").Holds("1000 1020 1030", "A+10@10 A-10@12 A-10@12");

    /// <summary>Ten at 12 need 120; 10 × 100 / 120 = 8.33, so 8 for 96.</summary>
    [Fact]
    public void An_order_larger_than_the_cash_is_cut_and_counted() =>
        new Book { Account = With(100) }.Add("A", "9 9 9 9 | 12 12 12 12 | 13 13 13 13", "L . .").Holds("100 100 108", "A+8@12", "Cut:1");

    [Fact]
    public void An_order_without_money_for_one_share_is_dropped_and_counted() =>
        new Book { Account = With(10) }.Add("A", "9 9 9 9 | 12 12 12 12 | 13 13 13 13", "L . .").Holds("10 10 10", "", "NoMoney:1");

    /// <summary>A tenth of 100 buys no share of 12.</summary>
    [Fact]
    public void A_size_below_one_share_is_dropped_and_counted() =>
        new Book { Account = With(100, new Sizing(SizingKind.Share, 100_000)) }.Add("A", "12 12 12 12 | 12 12 12 12", "L .").Holds("100 100", "", "BelowOneLot:1");

    /// <summary>Ten of each at 10 need 200 of 100: half of each. At 11 and 9 the five gain and lose 5.</summary>
    [Fact]
    public void Two_orders_that_need_more_than_there_is_are_cut_alike() =>
        new Book { Account = With(100) }
            .Add("B", "10 10 10 10 | 10 10 10 10 | 9 9 9 9", "L . .").Add("A", "10 10 10 10 | 10 10 10 10 | 11 11 11 11", "L . .")
            .Holds("100 100 100", "A+5@10 B+5@10", "Cut:2");

    /// <summary>A is sold for 110, and that buys ten of B at 11: nothing is cut.</summary>
    [Fact]
    public void What_is_sold_at_an_open_pays_for_what_is_bought_at_it() =>
        new Book { Account = With(100) }
            .Add("A", "10 10 10 10 | 10 10 10 10 | 11 11 11 11", "L F .").Add("B", "10 10 10 10 | 11 11 11 11 | 11 12 11 12", "F L .")
            .Holds("100 100 120", "A+10@10 A-10@11 B+10@11");

    /// <summary>0.1 % of 110 is 0.11, of 130 is 0.13: 1000 − 110.11 + 130 − 0.13.</summary>
    [Fact]
    public void A_fee_is_a_share_of_the_value_of_each_fill() =>
        new Book { Account = With(1000, costs: new Costs(1_000, 0, 0, 0)) }
            .Add("A", "10 10 10 10 | 11 12 11 12 | 13 13 13 13", "L F .").Holds("1000 1009.89 1019.76", "A+10@11 A-10@13");

    /// <summary>1 instead of 0.11 and 0.13.</summary>
    [Fact]
    public void A_fill_costs_the_least_fee_at_least() =>
        new Book { Account = With(1000, costs: new Costs(1_000, 1_000_000, 0, 0)) }
            .Add("A", "10 10 10 10 | 11 12 11 12 | 13 13 13 13", "L F .").Holds("1000 1009 1018", "A+10@11 A-10@13");

    /// <summary>The cost of 120.12 does not fit into 120; 10 × 120 / 120.12 = 9.99, so 9 for 108 and 0.108.</summary>
    [Fact]
    public void A_fee_must_fit_into_the_cash_too() =>
        new Book { Account = With(120, costs: new Costs(1_000, 0, 0, 0)) }
            .Add("A", "12 12 12 12 | 12 12 12 12", "L .").Holds("120 119.892", "A+9@12", "Cut:1");

    /// <summary>1 % above 10 is 10.10, and the day went to 11: 1000 − 101 + 100.</summary>
    [Fact]
    public void Slippage_makes_a_purchase_dearer() =>
        new Book { Account = With(1000, costs: new Costs(0, 0, 10_000, 0)) }.Add("A", "10 10 10 10 | 10 11 10 10", "L .").Holds("1000 999", "A+10@10.1");

    /// <summary>Nobody sold above 10.05 that day.</summary>
    [Fact]
    public void Slippage_stays_inside_the_bar() =>
        new Book { Account = With(1000, costs: new Costs(0, 0, 10_000, 0)) }.Add("A", "10 10 10 10 | 10 10.05 10 10", "L .").Holds("1000 999.5", "A+10@10.05");

    /// <summary>Bought at 10.10, sold at 9.90: twice 1.</summary>
    [Fact]
    public void Slippage_makes_a_sale_cheaper() =>
        new Book { Account = With(1000, costs: new Costs(0, 0, 10_000, 0)) }
            .Add("A", "10 10 10 10 | 10 11 9 10 | 10 11 9 10", "L F .").Holds("1000 999 998", "A+10@10.1 A-10@9.9");

    /// <summary>B opens on its own next day, the third; A is marked at 11 on the day it has no bar.</summary>
    [Fact]
    public void An_order_waits_for_the_next_bar_of_its_symbol() =>
        new Book().Add("A", "10 10 10 10 | 10 11 10 11 | | 12 12 12 12", "L . .").Add("B", "20 20 20 20 | | 21 21 21 21 | 22 22 22 22", "L . .")
            .Holds("1000 1010 1010 1030", "A+10@10 B+10@21");

    [Fact]
    public void An_order_of_the_last_close_is_never_filled_and_said() =>
        new Book().Add("A", "10 10 10 10 | 11 11 11 11", "F L").Holds("1000 1000", "", "NoLaterBar:1");

    /// <summary>49 % of 1000 at 10 is 49 shares each: 1000 + 49 × 1 − 49 × 2.</summary>
    [Fact]
    public void An_equal_share_leaves_two_percent_aside() =>
        new Book { Account = With(1000, Sizing.Default) }
            .Add("A", "10 10 10 10 | 10 11 10 11", "L .").Add("B", "10 10 10 10 | 10 10 8 8", "L .").Holds("1000 951", "A+49@10 B+49@10");

    /// <summary>One place, and B is wanted more: 10 × 1.</summary>
    [Fact]
    public void The_stronger_wish_takes_the_only_place() =>
        new Book { Account = With(1000) with { PositionsMax = 1 } }
            .Add(new("A", AssetClass.Equity, "US"), "10 10 10 10 | 10 10 10 10", "L .", [0.2f, 0])
            .Add(new("B", AssetClass.Equity, "US"), "10 10 10 10 | 10 11 10 11", "L .", [0.9f, 0])
            .Holds("1000 1010", "B+10@10", "NoPlace:1");

    [Fact]
    public void Where_shorts_are_off_a_wish_for_one_only_sells() =>
        new Book { Account = With(1000) with { LongOnly = true } }
            .Add("A", "10 10 10 10 | 10 11 10 11 | 12 12 9 9", "L S .").Holds("1000 1010 1020", "A+10@10 A-10@12", "ShortsOff:1");

    /// <summary>Half a coin bought at 20000.12345678: 1000000 − 10000.06172839 + 10500, in millionths.</summary>
    [Fact]
    public void A_coin_is_traded_in_millionths() =>
        new Book { Account = With(1_000_000, Units(0.5m)) }
            .Add(new Symbol("C", AssetClass.Crypto, "X"), "20000 20000 20000 20000 | 20000.12345678 21000 20000 21000", "L .")
            .Holds("1000000 1000499.938272", "C+0.5@20000.12345678");

    /// <summary>A thousand euro at 1.234567: 1000 × (1.25 − 1.234567).</summary>
    [Fact]
    public void A_currency_is_traded_in_whole_units() =>
        new Book { Account = With(2_000, Units(1000)) }
            .Add(new Symbol("EURUSD", AssetClass.Forex, "X"), "1.2 1.2 1.2 1.2 | 1.234567 1.25 1.23 1.25", "L .")
            .Holds("2000 2015.433", "EURUSD+1000@1.234567");
}
