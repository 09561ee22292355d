using GoldenSignals.Core.Market;
using GoldenSignals.Core.Portfolios;

namespace GoldenSignals.Engine.Portfolios;

/// <summary>In which currency a symbol is priced, where its name says it.</summary>
public static class QuoteCurrency
{
    private const int PairLetters = 6;

    /// <summary>USD of EURUSD, BTC-USD and BTC/USD; null where the name does not say.</summary>
    public static string? Of(Symbol symbol)
    {
        string ticker = symbol.Ticker.ToUpperInvariant();
        int part = ticker.LastIndexOfAny(['-', '/', '_']);
        string? last = symbol.AssetClass switch
        {
            AssetClass.Forex or AssetClass.Crypto when part > 0 => ticker[(part + 1)..],
            AssetClass.Forex or AssetClass.Crypto when ticker.Length == PairLetters => ticker[3..],
            _ => null,
        };
        return last is not null && TransactionRules.IsCurrency(last) ? last : null;
    }

    /// <summary>Both currencies of a forex pair.</summary>
    public static (string From, string To)? PairOf(Symbol symbol)
    {
        if (symbol.AssetClass != AssetClass.Forex || Of(symbol) is not { } to) return null;
        string from = symbol.Ticker.ToUpperInvariant()[..^to.Length].TrimEnd('-', '/', '_');
        return TransactionRules.IsCurrency(from) ? (from, to) : null;
    }
}
