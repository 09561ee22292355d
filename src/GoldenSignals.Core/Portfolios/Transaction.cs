using System.Globalization;

namespace GoldenSignals.Core.Portfolios;

/// <summary>What a transaction does.</summary>
public enum TransactionKind
{
    Buy,
    Sell,

    /// <summary>Sells what is not held.</summary>
    Short,

    /// <summary>Buys back what was sold short.</summary>
    Cover,

    /// <summary>Brings a holding in from outside, with what it cost; no cash moves.</summary>
    Bring,

    Deposit,
    Withdraw,

    /// <summary>Cash a holding pays; without a symbol, interest on cash.</summary>
    Dividend,

    /// <summary>New shares for old ones.</summary>
    Split,

    /// <summary>A cost that belongs to no trade.</summary>
    Fee,

    /// <summary>Cash of one currency into cash of another.</summary>
    Convert,
}

/// <summary>One line of a portfolio's books. Money is in units of currency with two decimals, a quantity has eight at most.</summary>
/// <param name="Time">When it happened, UTC; a date alone is its start. At one moment what is listed first comes first.</param>
/// <param name="Currency">Three letters; of a conversion the currency given away.</param>
public sealed record Transaction(DateTime Time, TransactionKind Kind, string Currency)
{
    /// <summary>Ticker; empty where none is concerned.</summary>
    public string Symbol { get; init; } = "";

    /// <summary>Shares, coins or units, above zero; of a split the new shares for one old.</summary>
    public decimal Quantity { get; init; }

    /// <summary>Of one unit; of a dividend what each unit is paid, where <see cref="Amount"/> is not given.</summary>
    public decimal Price { get; init; }

    /// <summary>Cash of a deposit, withdrawal, dividend, fee or conversion.</summary>
    public decimal Amount { get; init; }

    /// <summary>Costs, in the same currency; tax withheld from a dividend.</summary>
    public decimal Fee { get; init; }

    /// <summary>What a conversion gives.</summary>
    public decimal ToAmount { get; init; }

    public string ToCurrency { get; init; } = "";

    /// <summary>Where it stands, for whoever has to find it: "line 7", "transaction 12". Empty for what was made from stored actions.</summary>
    public string Place { get; init; } = "";

    /// <summary>In a few words, such as "sell of 3 AAPL on 2024-05-02".</summary>
    public override string ToString()
    {
        string what = Kind switch
        {
            TransactionKind.Split => string.Create(CultureInfo.InvariantCulture, $"split of {Symbol} by {Quantity:0.########}"),
            TransactionKind.Convert => string.Create(CultureInfo.InvariantCulture, $"conversion of {Amount:0.00} {Currency} to {ToCurrency}"),
            TransactionKind.Dividend when Symbol.Length > 0 => $"dividend of {Symbol}",
            TransactionKind.Deposit or TransactionKind.Withdraw or TransactionKind.Fee or TransactionKind.Dividend =>
                string.Create(CultureInfo.InvariantCulture, $"{Kind.ToString().ToLowerInvariant()} of {Amount:0.00} {Currency}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{Kind.ToString().ToLowerInvariant()} of {Quantity:0.########} {Symbol}"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{what} on {Time:yyyy-MM-dd}");
    }
}

/// <summary>A transaction the books cannot take.</summary>
/// <param name="why">What is wrong, in words that follow the transaction's own.</param>
public sealed class BookException(Transaction transaction, string why)
    : Exception((transaction.Place.Length > 0 ? transaction.Place + ": " : "") + $"{transaction}: {why}")
{
    public Transaction Transaction { get; } = transaction;

    public string Why { get; } = why;
}
