using GoldenSignals.Core.Backtests;
using static GoldenSignals.Core.Tests.Backtests.Book;

namespace GoldenSignals.Core.Tests.Backtests;

/// <summary>What stop and target do inside a bar. Ten are bought at 10 for 100 out of 1000, with a stop of 9 and a target of 12 unless said otherwise.</summary>
public sealed class BarrierBooks
{
    private const string Before = "10 10 10 10 | 10 10 10 10 | ";

    private static void Long(string bar, string equities, string fills) =>
        new Book().Add("A", Before + bar, "L9/12 . .").Holds(equities, fills);

    private static void Short(string bar, string equities, string fills) =>
        new Book().Add("A", Before + bar, "S11/8 . .").Holds(equities, fills);

    /// <summary>900 + 90.</summary>
    [Fact]
    public void A_stop_inside_the_bar_is_filled_at_its_level() => Long("10 11 8.5 9.5", "1000 1000 990", "A+10@10 A-10@9");

    /// <summary>900 + 80.</summary>
    [Fact]
    public void A_gap_through_the_stop_is_filled_at_the_open() => Long("8 9.5 7 9", "1000 1000 980", "A+10@10 A-10@8");

    /// <summary>900 + 120.</summary>
    [Fact]
    public void A_target_inside_the_bar_is_filled_at_its_level() => Long("10 13 10 11", "1000 1000 1020", "A+10@10 A-10@12");

    /// <summary>900 + 140.</summary>
    [Fact]
    public void A_gap_above_the_target_is_filled_at_the_open() => Long("14 15 13 13", "1000 1000 1040", "A+10@10 A-10@14");

    [Fact]
    public void Where_both_lie_in_the_bar_the_stop_came_first() => Long("10 13 8 12.5", "1000 1000 990", "A+10@10 A-10@9");

    /// <summary>The open is known to come before the low: 900 + 125.</summary>
    [Fact]
    public void An_open_above_the_target_came_before_the_stop() => Long("12.5 13 8 8", "1000 1000 1025", "A+10@10 A-10@12.5");

    [Fact]
    public void A_touch_is_enough() => Long("10 10 9 10", "1000 1000 990", "A+10@10 A-10@9");

    [Fact]
    public void Levels_that_are_not_reached_do_nothing() => Long("10 11.99 9.01 11", "1000 1000 1010", "A+10@10");

    /// <summary>Bought at 10 and sold at 9 in one bar.</summary>
    [Fact]
    public void A_stop_holds_in_the_bar_of_the_entry() =>
        new Book().Add("A", "10 10 10 10 | 10 10 8.9 9.5", "L9 .").Holds("1000 990", "A+10@10 A-10@9");

    [Fact]
    public void An_open_beyond_the_stop_is_no_entry() =>
        new Book().Add("A", "10 10 10 10 | 8.9 9.5 8.5 9", "L9 .").Holds("1000 1000", "", "BeyondStop:1");

    /// <summary>Sold at 10: cash 1100; bought back at 11.</summary>
    [Fact]
    public void A_short_stop_lies_above() => Short("10 11.5 9.5 10", "1000 1000 990", "A-10@10 A+10@11");

    [Fact]
    public void A_gap_above_a_short_stop_is_filled_at_the_open() => Short("12 12 11.5 11.5", "1000 1000 980", "A-10@10 A+10@12");

    [Fact]
    public void A_short_target_lies_below() => Short("10 10 7.5 9", "1000 1000 1020", "A-10@10 A+10@8");

    [Fact]
    public void A_gap_below_a_short_target_is_filled_at_the_open() => Short("7 8 6 8", "1000 1000 1030", "A-10@10 A+10@7");

    /// <summary>A stop is a market order once it is hit: 1 % below 9 is 8.91. A target is a limit and does not slip.</summary>
    [Fact]
    public void A_stop_slips_and_a_target_does_not()
    {
        BacktestSettings account = With(1000, costs: new Costs(0, 0, 10_000, 0));
        new Book { Account = account }.Add("A", "10 10 10 10 | 10 10 10 10 | 10 10 8 9", "L9/12 . .").Holds("1000 1000 989.1", "A+10@10 A-10@8.91");
        new Book { Account = account }.Add("A", "10 10 10 10 | 10 10 10 10 | 10 13 10 11", "L9/12 . .").Holds("1000 1000 1020", "A+10@10 A-10@12");
    }

    /// <summary>Stopped at 9 on the third day; still wanted on the fourth, which is no news; let go and wanted again, it is bought at 10 once more.</summary>
    [Fact]
    public void After_a_stop_the_rule_must_let_go_before_it_enters_again() =>
        new Book().Add("A", Before + "10 10 8 9.5 | 9 9 9 9 | 9 9 9 9 | 9 10 9 10 | 10 11 10 11", "L9 . . L F L .")
            .Holds("1000 1000 990 990 990 990 1000", "A+10@10 A-10@9 A+10@10");

    /// <summary>The exit waits from the close before, so it comes at the open, ahead of any level.</summary>
    [Fact]
    public void A_sale_that_waits_comes_before_the_stop() =>
        new Book().Add("A", Before + "9.5 10 8 8", "L9/12 F .").Holds("1000 1000 995", "A+10@10 A-10@9.5");
}
