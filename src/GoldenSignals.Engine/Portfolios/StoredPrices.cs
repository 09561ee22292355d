using GoldenSignals.Core.Market;
using GoldenSignals.Core.Portfolios;
using GoldenSignals.Engine.Store;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Portfolios;

/// <summary>The price a holding is valued at.</summary>
/// <param name="Price">Of one unit, on the scale of the units held at that moment.</param>
/// <param name="Time">When it was a price, UTC.</param>
/// <param name="Label">Of the bars it is from; "typed in" for the price of the holding's own last trade.</param>
public sealed record Mark(decimal Price, DateTime Time, string Label)
{
    public const string TypedIn = "typed in";
}

/// <summary>What the store knows of prices: the days of a symbol where it has them, else its longest interval. Each is read once.</summary>
internal sealed class StoredPrices(SqliteConnection connection)
{
    private readonly Dictionary<string, StoredBars?> read = new(StringComparer.Ordinal);

    /// <summary>The splits and dividends of a symbol effective by a moment; null for one that is not stored.</summary>
    public static SymbolActions? ActionsOf(SqliteConnection connection, string ticker, DateTime until) => RowOf(connection, ticker) is { } row
        ? new SymbolActions(
            row.Series.Symbol.TicksPerUnit, ActionRows.Load(connection, row.SeriesId, until == DateTime.MaxValue ? row.LastTime ?? 0 : Moment.ToMicroseconds(until)))
        : null;

    public StoredBars? BarsOf(string ticker)
    {
        if (!read.TryGetValue(ticker, out StoredBars? bars))
        {
            read[ticker] = bars = RowOf(connection, ticker) is { } row ? BarStore.Load(connection, row.Series, null, TradingHours.Extended) : null;
        }
        return bars;
    }

    /// <summary>The last price known of a holding at a moment: a stored close, or that of its own last trade where this is later. Null where there is neither.</summary>
    public Mark? Of(Holding held, DateTime time)
    {
        Mark? own = held.LastPrice > 0 ? new Mark(held.LastPrice, held.LastPriceTime, Mark.TypedIn) : null;
        if (BarsOf(held.Symbol) is not { } stored || CloseOf(stored, time) is not { } close) return own;
        return own is null || close.Time >= own.Time ? close : own;
    }

    private static Mark? CloseOf(StoredBars stored, DateTime time)
    {
        int count = time == DateTime.MaxValue ? stored.Bars.Count : stored.Bars.CountUntil(Moment.ToMicroseconds(time));
        if (count == 0) return null;
        DateTime at = Moment.FromMicroseconds(stored.Bars.Times[count - 1]);
        decimal price = (decimal)stored.Bars.Closes[count - 1] / stored.Series.Symbol.TicksPerUnit;
        // A split between that close and now has changed what one unit is.
        foreach (CorporateAction action in stored.Actions.Where(action => action.Split != 1 && action.ExTime > at && action.ExTime <= time))
        {
            price /= PortfolioActions.Ratio(action.Split);
        }
        return new Mark(price, at, stored.Label.Text());
    }

    /// <summary>Rates of every stored forex pair between these currencies and the base.</summary>
    public FxRates Rates(IEnumerable<string> currencies, string into)
    {
        var rates = new FxRates();
        HashSet<string> wanted = [.. currencies, into];
        foreach (SeriesRow row in SeriesTable.Search(connection, "", BarStore.SeriesMax).Where(row => row.AssetClass == nameof(AssetClass.Forex)).ToList())
        {
            if (QuoteCurrency.PairOf(row.Series.Symbol) is not { } pair || !wanted.Contains(pair.From) || !wanted.Contains(pair.To)) continue;
            if (BarsOf(row.Ticker) is { } bars) rates.Add(pair.From, pair.To, bars.Bars.Where(bar => bar.Close > 0).Select(bar => (bar.Time, (decimal)bar.Close / row.Series.Symbol.TicksPerUnit)));
        }
        return rates;
    }

    private static SeriesRow? RowOf(SqliteConnection connection, string ticker) =>
        SeriesTable.Find(connection, ticker, Interval.Day1)
        ?? Interval.All.Reverse().Select(interval => SeriesTable.Find(connection, ticker, interval)).FirstOrDefault(row => row is not null);
}
