using GoldenSignals.Core.Market;
using GoldenSignals.Core.Portfolios;

namespace GoldenSignals.Core.Tests.Portfolios;

public sealed class ReturnTests
{
    private static DateTime Day(int year, int month, int day) => new(year, month, day, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The example of Microsoft's page on XIRR.</summary>
    [Fact]
    public void The_spreadsheets_example_gives_its_answer()
    {
        InternalRate rate = MoneyWeighted.Rate(
            [(Day(2008, 1, 1), -10_000), (Day(2008, 3, 1), 2_750), (Day(2008, 10, 30), 4_250), (Day(2009, 2, 15), 3_250), (Day(2009, 4, 1), 2_750)]);
        Assert.Equal(0.373362535, rate.Yearly, 1e-8);
    }

    [Fact]
    public void A_year_at_ten_percent_is_ten_percent() =>
        Assert.Equal(0.1, MoneyWeighted.Rate([(Day(2023, 1, 1), -100), (Day(2024, 1, 1), 110)]).Yearly, 1e-12);

    [Theory]
    [InlineData(0.01)]
    [InlineData(1_000_000)]
    [InlineData(99.5)]
    public void Whatever_it_became_the_rate_leads_back_to_it(double end)
    {
        InternalRate rate = MoneyWeighted.Rate([(Day(2020, 1, 1), -100), (Day(2024, 12, 30), (decimal)end)]);
        Assert.Equal(RateFound.One, rate.Found);
        Assert.Equal(end, 100 * Math.Pow(1 + rate.Yearly, (Day(2024, 12, 30) - Day(2020, 1, 1)).TotalDays / 365), end * 1e-9);
    }

    [Fact]
    public void Flows_that_several_rates_explain_have_none()
    {
        InternalRate rate = MoneyWeighted.Rate([(Day(2020, 1, 1), -1_000), (Day(2021, 1, 1), 2_300), (Day(2022, 1, 1), -1_320)]);
        Assert.Equal(RateFound.Several, rate.Found);
        Assert.True(double.IsNaN(rate.Yearly));
    }

    [Fact]
    public void Flows_of_one_sign_have_no_rate() => Assert.Equal(RateFound.None, MoneyWeighted.Rate([(Day(2020, 1, 1), -1), (Day(2021, 1, 1), -1)]).Found);

    [Fact]
    public void Money_of_one_moment_has_no_rate() => Assert.Equal(RateFound.None, MoneyWeighted.Rate([(Day(2020, 1, 1), -1), (Day(2020, 1, 1), 2)]).Found);

    [Fact]
    public void Nothing_left_at_all_has_no_rate() => Assert.Equal(RateFound.None, MoneyWeighted.Rate([(Day(2020, 1, 1), -100), (Day(2021, 1, 1), 0)]).Found);

    /// <summary>100 grows to 110, 90 more come in, 200 fall to 180: 1.1 × 0.9 − 1, however much came in.</summary>
    [Fact]
    public void Paying_in_changes_no_time_weighted_return()
    {
        Valuation[] values = [new(Day(2024, 1, 1), 0, 100), new(Day(2024, 2, 1), 110, 90), new(Day(2024, 3, 1), 180, 0)];
        Assert.Equal(-0.01, TimeWeighted.Return(values), 1e-12);
        Assert.Equal(-0.01, TimeWeighted.Return([values[0], values[1] with { Flow = 890 }, values[2] with { Before = 900 }]), 1e-12);
    }

    [Fact]
    public void The_time_between_two_stretches_counts_for_nothing()
    {
        Valuation[] values = [new(Day(2024, 1, 1), 0, 100), new(Day(2024, 2, 1), 120, -120), new(Day(2024, 3, 1), 0, 50), new(Day(2024, 4, 1), 55, 0)];
        Assert.Equal(0.32, TimeWeighted.Return(values), 1e-12);
    }

    [Fact]
    public void Growth_from_below_nothing_is_unknown() =>
        Assert.True(double.IsNaN(TimeWeighted.Return([new(Day(2024, 1, 1), 0, -100), new(Day(2024, 2, 1), 50, 0)])));

    [Fact]
    public void A_missing_rate_is_unknown_and_an_old_one_too()
    {
        var rates = new FxRates();
        rates.Add("EUR", "USD", [(Day(2024, 1, 2), 1.1m)]);
        Assert.Equal(110m, rates.Convert(100, "EUR", "USD", Day(2024, 1, 9)));
        Assert.Equal(100m, rates.Convert(110, "USD", "EUR", Day(2024, 1, 9)));
        Assert.Null(rates.Convert(100, "EUR", "USD", Day(2024, 1, 10)));
        Assert.Null(rates.Convert(100, "EUR", "USD", Day(2024, 1, 1)));
        Assert.Null(rates.Convert(100, "EUR", "GBP", Day(2024, 1, 2)));
        Assert.Equal(0m, rates.Convert(0, "EUR", "GBP", Day(2024, 1, 2)));
    }

    [Fact]
    public void A_dividend_someone_wrote_is_not_paid_again_from_the_store()
    {
        Transaction[] written =
        [
            new(Day(2024, 1, 2), TransactionKind.Deposit, "USD") { Amount = 1_000 },
            new(Day(2024, 1, 2), TransactionKind.Buy, "USD") { Symbol = "KO", Quantity = 10, Price = 60 },
            new(Day(2024, 4, 1), TransactionKind.Dividend, "USD") { Symbol = "KO", Amount = 4.85m },
        ];
        var stored = new SymbolActions(10_000, [new CorporateAction(Day(2023, 12, 1), 1, 9_999), new CorporateAction(Day(2024, 3, 14), 2, 4_850)]);

        Book book = PortfolioActions.Keep(new BookTerms(CostMethod.Fifo), written, _ => stored);

        Assert.Equal((20m, 4.85m), (book.Find("KO")!.Quantity, book.Find("KO")!.Income));
        Assert.Equal(4.85m, PortfolioActions.Keep(new BookTerms(CostMethod.Fifo), written[..2], _ => stored).Find("KO")!.Income);
    }

    [Theory]
    [InlineData(0.33333333, 3)]
    [InlineData(0.1, 10)]
    [InlineData(0.142857, 7)]
    public void A_factor_with_a_few_digits_is_one_for_so_many(double factor, int old) => Assert.Equal(1m / old, PortfolioActions.Ratio(factor));
}
