using GoldenSignals.Core;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Web;

/// <summary>What a person may have meant by a ticker that is not stored.</summary>
public static class NearMatches
{
    /// <summary>The nearest tickers there are, or how to get bars.</summary>
    public static string Remedy(BarStore bars, string ticker)
    {
        IReadOnlyList<string> near = Spelling.Near(ticker, bars.List().Select(info => info.Series.Symbol.Ticker));
        string import = $"Bring its bars in with `golden import FILE --symbol {ticker}`, or drop a file on the Market page.";
        return near.Count == 0 ? import : $"Did you mean {string.Join(", ", near)}? {import}";
    }
}
