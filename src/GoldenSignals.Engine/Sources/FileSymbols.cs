using System.Diagnostics.CodeAnalysis;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Sources;

/// <summary>
/// Which symbol a file's bars belong to. The asset class, and with it the price grid, comes from what a person said or from where the file
/// lies, never from the prices in it.
/// </summary>
/// <remarks>
/// The class is the one asked for; else the nearest folder above the file with a word for one (etf, stocks, index, forex, crypto, cfd; a
/// forex folder counts for tickers of six letters); else equity.
/// </remarks>
public static class FileSymbols
{
    public const int TickerCharactersMax = 32;

    /// <exception cref="SourceException">There is no ticker in it.</exception>
    public static Symbol Of(string ticker, string path, AssetClass? asked) => TryFind(ticker, path, asked, out Symbol? symbol)
        ? symbol
        : throw new SourceException(
            $"'{ticker}' is no symbol: up to {TickerCharactersMax} letters, digits and . _ - ^ = &; say it with --symbol");

    public static bool TryFind(string ticker, string path, AssetClass? asked, [NotNullWhen(true)] out Symbol? symbol)
    {
        symbol = null;
        string text = ticker.Trim().ToUpperInvariant();
        bool american = text.EndsWith(".US", StringComparison.Ordinal);
        text = american ? text[..^3] : text;
        if (text.Length is 0 or > TickerCharactersMax || !text.All(static c => char.IsAsciiLetterOrDigit(c) || "._-^=&".Contains(c)))
        {
            return false;
        }
        AssetClass assetClass = asked ?? NearestFolder(path, text) ?? AssetClass.Equity;
        symbol = new Symbol(text, assetClass, VenueOf(assetClass));
        return true;
    }

    /// <summary>The ticker a file is named after: "ivv.us.csv" is IVV.</summary>
    public static string TickerOf(string fileName)
    {
        string name = Path.GetFileName(fileName);
        int dot = name.LastIndexOf('.');
        return dot > 0 ? name[..dot] : name;
    }

    /// <summary>Where a symbol of this class is traded, where nobody says it.</summary>
    internal static string VenueOf(AssetClass assetClass) => assetClass switch
    {
        AssetClass.Forex or AssetClass.Cfd => "OTC",
        AssetClass.Crypto => "CRYPTO",
        _ => "US",
    };

    private static AssetClass? NearestFolder(string path, string ticker)
    {
        for (string? folder = Path.GetDirectoryName(Path.GetFullPath(path)); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            foreach (string word in Path.GetFileName(folder).ToLowerInvariant().Split(' ', '-', '_'))
            {
                if (ClassOf(word, ticker) is AssetClass found)
                {
                    return found;
                }
            }
        }
        return null;
    }

    private static AssetClass? ClassOf(string word, string ticker) => word switch
    {
        "etf" or "etfs" => AssetClass.Etf,
        "stock" or "stocks" or "equity" or "equities" => AssetClass.Equity,
        "index" or "indices" or "indexes" => AssetClass.Index,
        "crypto" or "cryptocurrency" or "cryptocurrencies" => AssetClass.Crypto,
        "cfd" or "cfds" => AssetClass.Cfd,
        "forex" or "fx" or "currencies" when ticker.Length == 6 && ticker.All(char.IsAsciiLetterUpper) => AssetClass.Forex,
        _ => null,
    };
}
