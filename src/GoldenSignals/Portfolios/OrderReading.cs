using GoldenSignals.Core.Backtests;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Portfolios;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Portfolios;

/// <summary>Reads an order: an order is filled on stored bars, so its symbol and interval must be stored.</summary>
internal static class OrderReading
{
    public static SeriesInfo Series(BarStore bars, string symbol, string? interval)
    {
        SeriesInfo[] stored = [.. bars.Search(symbol).Where(info => info.Series.Symbol.Ticker.Equals(symbol, StringComparison.OrdinalIgnoreCase))];
        if (stored.Length == 0) throw Fault.NotFound($"no bars of {symbol} are stored", NearMatches.Remedy(bars, symbol));
        if (string.IsNullOrEmpty(interval)) return Desk.Shown(stored)!;
        Interval wanted = Asked.Interval(interval);
        return stored.FirstOrDefault(info => info.Series.Interval == wanted)
            ?? throw Fault.Parameter("interval", $"{symbol} is stored at {string.Join(" and ", stored.Select(info => info.Series.Interval))}", "Orders are filled on stored bars: name one of these.");
    }

    public static Task<Order> AskAsync(PaperOrders orders, Portfolio portfolio, BarStore bars, OrderRequest asked, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(asked.Symbol)) throw Fault.Parameter("symbol", "no symbol is named", "Name a ticker, or a signal with signalId.");
        SeriesInfo series = Series(bars, asked.Symbol.Trim(), asked.Interval);
        decimal perUnit = new LotValue(series.Series.Symbol).LotsPerUnit;
        if (asked.Quantity is not { } quantity || quantity == 0 || Math.Abs(quantity) > 1_000_000_000) throw Fault.Parameter("quantity", "it must be a number other than 0, a thousand million at most", "Say how many units.");
        if (quantity * perUnit != Math.Truncate(quantity * perUnit))
        {
            throw Fault.Parameter("quantity", $"{series.Series.Symbol.Ticker} is traded in parts of {1 / perUnit:0.######}", "Round it.");
        }
        foreach ((string field, decimal? level) in new[] { ("stop", asked.Stop), ("target", asked.Target) })
        {
            if (level is <= 0) throw Fault.Parameter(field, "it must be above 0", "Name a price, or leave it out.");
        }
        if (asked is { Stop: { } low, Target: { } high } && Math.Sign(quantity) * (high - low) <= 0)
        {
            throw Fault.Parameter("target", "stop and target lie the wrong way round", quantity > 0 ? "A long position has its stop below its target." : "A short has its stop above its target.");
        }
        return orders.AskAsync(
            portfolio, series, quantity, asked.Stop, asked.Target, QuoteCurrency.Of(series.Series.Symbol) ?? portfolio.Currency,
            asked.Key is { Length: > 0 } key ? key : Guid.NewGuid().ToString("N"), stop);
    }
}
