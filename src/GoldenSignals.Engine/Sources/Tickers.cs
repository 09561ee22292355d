using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Sources;

/// <summary>
/// What a bare ticker means where no file and no source says it: the one place of these rules. A ticker may be written as brokers or vendors
/// write it; the symbol has one spelling.
/// </summary>
/// <remarks>
/// "BTC-USD", "BTC/USD", "BTCUSDT": a coin in a currency or coin that coins are traded in. "EURUSD", "EUR/USD", "EURUSD=X": two currencies of
/// ISO 4217. "^GSPC": an index. Everything else is a share: nothing in the letters SPY tells a fund from a company, and both have the
/// same price grid and calendar.
/// </remarks>
public static class Tickers
{
    private const int CoinLettersMax = 10;

    /// <summary>What coins are traded in; the stable coins are also known without a dash before them.</summary>
    private static readonly string[] Quotes = ["USD", "EUR", "GBP", "JPY", "BTC", "ETH"], StableCoins = ["USDT", "USDC"];

    private static readonly HashSet<string> Currencies =
    [
        "USD", "EUR", "GBP", "JPY", "CHF", "AUD", "NZD", "CAD", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "TRY", "ZAR", "MXN", "SGD", "HKD",
        "CNH", "CNY", "INR", "KRW", "THB", "ILS", "BRL",
    ];

    /// <summary>The symbol a ticker means; null when it is no ticker at all.</summary>
    public static Symbol? Of(string ticker)
    {
        string text = ticker.Trim().ToUpperInvariant().Replace('/', '-');
        if (Pair(text) is { } pair)
        {
            return pair;
        }
        AssetClass assetClass = text.StartsWith('^') ? AssetClass.Index : AssetClass.Equity;
        return FileSymbols.TryFind(text, "", assetClass, out Symbol? symbol) ? symbol : null;
    }

    /// <summary>The two sides of a pair of coins or currencies: "BTC-USD" and "EURUSD" in half.</summary>
    public static (string Base, string Quote) SidesOf(Symbol symbol)
    {
        int dash = symbol.Ticker.IndexOf('-');
        return dash > 0 ? (symbol.Ticker[..dash], symbol.Ticker[(dash + 1)..]) : (symbol.Ticker[..3], symbol.Ticker[3..]);
    }

    private static Symbol? Pair(string text)
    {
        string bare = text.EndsWith("=X", StringComparison.Ordinal) ? text[..^2] : text;
        string joined = bare.Length == 7 && bare[3] == '-' ? bare.Remove(3, 1) : bare;
        if (joined.Length == 6 && Currencies.Contains(joined[..3]) && Currencies.Contains(joined[3..]))
        {
            return new Symbol(joined, AssetClass.Forex, FileSymbols.VenueOf(AssetClass.Forex));
        }
        foreach (string quote in Quotes.Concat(StableCoins))
        {
            if (text.EndsWith("-" + quote, StringComparison.Ordinal) && IsCoin(text[..^(quote.Length + 1)]))
            {
                return Coin(text);
            }
        }
        foreach (string quote in StableCoins)
        {
            if (text.EndsWith(quote, StringComparison.Ordinal) && IsCoin(text[..^quote.Length]))
            {
                return Coin($"{text[..^quote.Length]}-{quote}");
            }
        }
        return null;
    }

    private static bool IsCoin(string text) => text.Length is >= 2 and <= CoinLettersMax && text.All(char.IsAsciiLetterOrDigit);

    private static Symbol Coin(string ticker) => new(ticker, AssetClass.Crypto, FileSymbols.VenueOf(AssetClass.Crypto));
}
