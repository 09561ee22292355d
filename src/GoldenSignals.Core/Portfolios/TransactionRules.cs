using System.Globalization;

namespace GoldenSignals.Core.Portfolios;

/// <summary>What a transaction must be, whatever the books hold.</summary>
public static class TransactionRules
{
    /// <summary>Largest price, quantity and amount: with these a worth still has its cents.</summary>
    public const decimal NumberMax = 1_000_000_000_000m;

    public const int SymbolLettersMax = 32;

    /// <summary>What is wrong with it, naming the field; null when nothing is.</summary>
    public static string? FaultOf(Transaction one) =>
        CurrencyFault("currency", one.Currency) ?? NumbersFault(one) ?? (IsTrade(one.Kind) ? TradeFault(one) : CashFault(one));

    /// <summary>Whether units change hands at a price.</summary>
    public static bool IsTrade(TransactionKind kind) =>
        kind is TransactionKind.Buy or TransactionKind.Sell or TransactionKind.Short or TransactionKind.Cover or TransactionKind.Bring;

    /// <summary>Three capital letters, or up to five of a coin.</summary>
    public static bool IsCurrency(string text) => text.Length is >= 3 and <= 5 && text.All(char.IsAsciiLetterUpper);

    private static string? TradeFault(Transaction one) =>
        one.Symbol.Length is 0 or > SymbolLettersMax ? "symbol: a ticker is needed"
        : one.Quantity <= 0 ? "quantity: it must be above 0"
        : one.Amount != 0 ? "amount: a trade has a quantity and a price instead"
        : null;

    private static string? CashFault(Transaction one) => one.Kind switch
    {
        TransactionKind.Split when one.Symbol.Length == 0 => "symbol: a ticker is needed",
        TransactionKind.Split when one.Quantity is <= 0 or > 10_000 => "quantity: a split has above 0 and at most 10000 new shares for an old one",
        TransactionKind.Split => null,
        TransactionKind.Dividend when one.Symbol.Length > 0 && (one.Amount == 0) == (one.Price == 0) => "amount: say either all that was paid, or the price a share",
        TransactionKind.Dividend when one.Symbol.Length == 0 && one.Amount == 0 => "amount: it must not be 0",
        TransactionKind.Dividend => null,
        _ when one.Amount <= 0 => "amount: it must be above 0",
        TransactionKind.Convert => CurrencyFault("toCurrency", one.ToCurrency)
            ?? (one.ToAmount <= 0 ? "toAmount: it must be above 0" : one.ToCurrency == one.Currency ? "toCurrency: it is the same currency" : null),
        _ => null,
    };

    private static string? NumbersFault(Transaction one)
    {
        (string Name, decimal Value, int Decimals)[] numbers =
        [
            ("quantity", one.Kind == TransactionKind.Split ? 0 : one.Quantity, Cents.QuantityDecimals), ("price", one.Price, Cents.QuantityDecimals),
            ("amount", one.Amount, 2), ("fee", one.Fee, 2), ("toAmount", one.ToAmount, 2),
        ];
        foreach ((string name, decimal value, int decimals) in numbers)
        {
            bool maySink = name == "amount" && one.Kind == TransactionKind.Dividend;
            if (value < 0 && !maySink) return $"{name}: it is below 0";
            if (Math.Abs(value) > NumberMax) return string.Create(CultureInfo.InvariantCulture, $"{name}: it is beyond {NumberMax:0}");
            if (Math.Round(value, decimals) != value) return $"{name}: it has more than {decimals} decimals";
        }
        return null;
    }

    private static string? CurrencyFault(string field, string text) =>
        IsCurrency(text) ? null : $"{field}: \"{text}\" is no currency; write three capital letters, as USD";
}
