using System.Globalization;
using GoldenSignals.Core.Portfolios;

namespace GoldenSignals.Core.Tests.Portfolios;

public sealed class BookTests
{
    public static TheoryData<string> Names => [.. BookCases.All.Select(one => one.Name)];

    [Fact]
    public void There_are_two_hundred_cases() => Assert.True(BookCases.All.Count >= 200, $"{BookCases.All.Count} cases");

    [Theory]
    [MemberData(nameof(Names))]
    public void A_case_comes_out_to_the_cent(string name)
    {
        BookCase asked = BookCases.All.Single(one => one.Name == name);
        var book = new Book(asked.Terms);
        List<Transaction> lines = [.. asked.Lines.Select((line, place) => BookCases.Transaction(line, place + 1))];
        int good = asked.Refusal is null ? lines.Count : lines.Count - 1;
        foreach (Transaction line in lines.Take(good)) book.Add(line);
        if (asked.Refusal is null)
        {
            Assert.Equal(asked.Left, Left(book));
            return;
        }
        List<string> before = Left(book);
        BookException fault = Assert.Throws<BookException>(() => book.Add(lines[^1]));
        Assert.StartsWith($"line {lines.Count}: ", fault.Message);
        Assert.StartsWith(asked.Refusal, fault.Why);
        Assert.Equal(before, Left(book));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Money_is_neither_made_nor_lost(string name)
    {
        BookCase asked = BookCases.All.Single(one => one.Name == name);
        var book = new Book(asked.Terms);
        foreach (string line in asked.Lines.Take(asked.Refusal is null ? asked.Lines.Count : asked.Lines.Count - 1)) book.Add(BookCases.Transaction(line, 0));
        foreach ((string currency, decimal cash) in book.Cash)
        {
            decimal changed = book.Taken.Where(one => one.Kind == TransactionKind.Convert)
                .Sum(one => (one.ToCurrency == currency ? one.ToAmount : 0) - (one.Currency == currency ? one.Amount : 0));
            decimal brought = book.Taken.Where(one => one.Kind == TransactionKind.Bring && one.Currency == currency).Sum(one => one.Fee);
            decimal held = book.Holdings.Where(one => one.Currency == currency).Sum(one => one.Cost - one.Realised - one.Income);
            decimal costs = book.Costs.GetValueOrDefault(currency);
            Assert.Equal(book.Flows.Where(flow => flow.Currency == currency).Sum(flow => flow.Amount) + changed + brought, cash + held + costs);
        }
    }

    [Theory]
    [InlineData("2024-01-02 deposit 0 USD", "amount: it must be above 0")]
    [InlineData("2024-01-02 deposit 1.001 USD", "amount: it has more than 2 decimals")]
    [InlineData("2024-01-02 deposit 1 dollars", "currency: \"dollars\" is no currency; write three capital letters, as USD")]
    [InlineData("2024-01-02 buy 0 AAPL at 1 fee 0 USD", "quantity: it must be above 0")]
    [InlineData("2024-01-02 buy -1 AAPL at 1 fee 0 USD", "quantity: it is below 0")]
    [InlineData("2024-01-02 buy 0.000000001 AAPL at 1 fee 0 USD", "quantity: it has more than 8 decimals")]
    [InlineData("2024-01-02 buy 1 AAPL at -1 fee 0 USD", "price: it is below 0")]
    [InlineData("2024-01-02 buy 1 AAPL at 1 fee -1 USD", "fee: it is below 0")]
    [InlineData("2024-01-02 convert 1 USD to 1 USD", "toCurrency: it is the same currency")]
    [InlineData("2024-01-02 dividend KO each 0 fee 0 USD", "amount: say either all that was paid, or the price a share")]
    public void A_line_that_makes_no_sense_names_its_field(string line, string fault) =>
        Assert.Equal(fault, Assert.Throws<BookException>(() => new Book(new BookTerms(CostMethod.Fifo)).Add(BookCases.Transaction(line, 1))).Why);

    private static List<string> Left(Book book) =>
    [
        .. book.Cash.Select(pair => string.Create(CultureInfo.InvariantCulture, $"= cash {pair.Key} {pair.Value:0.00}")),
        .. book.Holdings.Select(held => string.Create(
            CultureInfo.InvariantCulture,
            $"= {held.Symbol} quantity {held.Quantity:0.########} cost {held.Cost:0.00} lots {held.Lots.Count} realised {held.Realised:0.00} income {held.Income:0.00}")),
    ];
}
