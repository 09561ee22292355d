using GoldenSignals.Core.Backtests;
using static GoldenSignals.Core.Tests.Backtests.Book;

namespace GoldenSignals.Core.Tests.Backtests;

/// <summary>What may be opened, and what happens when the account holds too little for it. Each starts with 100.</summary>
public sealed class MarginBooks
{
    /// <summary>Ten short at 10 use up the 100. At 16 there are 200 − 160 = 40, below 30 % of 160; bought back at 15: 200 − 150.</summary>
    [Fact]
    public void A_short_that_runs_away_is_called()
    {
        BacktestResult result = new Book { Account = With(100) }
            .Add("A", "10 10 10 10 | 10 10 10 10 | 15 16 15 16 | 15 15 14 14", "S . . .").Holds("100 100 40 50", "A-10@10 A+10@15");
        Assert.Equal(FillReason.MarginCall, result.Trades.Single().Reason);
    }

    /// <summary>At 15.38 there are 46.2, and 30 % of 153.8 are 46.14: just enough.</summary>
    [Fact]
    public void A_short_just_above_the_line_is_left_alone() =>
        new Book { Account = With(100) }
            .Add("A", "10 10 10 10 | 10 10 10 10 | 15 15.38 15 15.38 | 15 15 15 15", "S . . .").Holds("100 100 46.2 50", "A-10@10");

    /// <summary>Twenty short at 10 are worth 200; only 100 may be: ten.</summary>
    [Fact]
    public void A_short_sale_may_be_worth_no_more_than_the_account() =>
        new Book { Account = With(100, Units(20)) }.Add("A", "10 10 10 10 | 10 10 10 10", "S .").Holds("100 100", "A-10@10", "Cut:1");

    /// <summary>What a short sale brought in buys nothing: 200 in cash, 100 owed, nothing left to spend.</summary>
    [Fact]
    public void The_proceeds_of_a_short_sale_are_no_money_to_spend() =>
        new Book { Account = With(100) }
            .Add("A", "10 10 10 10 | 10 10 10 10 | 10 10 10 10", "S . .").Add("B", "10 10 10 10 | 10 10 10 10 | 10 10 10 10", "F L .")
            .Holds("100 100 100", "A-10@10", "NoMoney:1");

    /// <summary>At 25 there are −50; bought back at 24: −40. What is wanted later is dropped.</summary>
    [Fact]
    public void A_ruined_account_trades_no_more() =>
        new Book { Account = With(100) }
            .Add("A", "10 10 10 10 | 10 10 10 10 | 25 25 25 25 | 24 24 24 24 | 24 24 24 24", "S . . L .")
            .Holds("100 100 -50 -40 -40", "A-10@10 A+10@24", "Ruined:1");

    /// <summary>Twenty at 10 with 100 borrowed. At 7 there are 140 − 100 = 40, below 42; sold at 7.5: 150 − 100.</summary>
    [Fact]
    public void A_purchase_on_borrowed_money_is_called_too() =>
        new Book { Account = With(100, Units(20)) with { ExposurePercentMax = 200 } }
            .Add("A", "10 10 10 10 | 10 10 10 10 | 8 8 7 7 | 7.5 8 7 8", "L . . .").Holds("100 100 40 50", "A+20@10 A-20@7.5");

    /// <summary>Four short at 10 and at 31: 140 − 124 = 16, below 37.2. Bought back at 10; let go, then four bought at 10.</summary>
    [Fact]
    public void After_a_call_the_rule_may_enter_again_once_it_has_let_go() =>
        new Book { Account = With(100, Units(4)) }
            .Add("A", "10 10 10 10 | 10 10 10 10 | 31 31 31 31 | 10 10 10 10 | 10 10 10 10 | 10 11 10 11", "S . . F L .")
            .Holds("100 100 16 100 100 104", "A-4@10 A+4@10 A+4@10");
}
