using GoldenSignals.Core.Backtests;
using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Portfolios;
using GoldenSignals.Engine.Store;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Portfolios;

/// <summary>What a person asks of a paper portfolio. Orders wait for the next open; none is ever filled at a price that has passed.</summary>
public sealed class PaperOrders(Database database, PaperTerms terms, TimeProvider clock)
{
    /// <summary>Newest first.</summary>
    public IReadOnlyList<Order> List(Portfolio portfolio, int limit = int.MaxValue) => database.Read(connection => OrderRows.Of(connection, portfolio.Id, limit));

    public IReadOnlyList<Follow> Follows(Portfolio portfolio) => database.Read(connection => FollowRows.Of(connection, portfolio.Id));

    /// <summary>Asks for a number of units at the next open.</summary>
    /// <param name="quantity">Below zero to sell short.</param>
    /// <param name="stop">In currency, as is target; null for none.</param>
    /// <param name="key">Told apart by it: the same key asks once.</param>
    public Task<Order> AskAsync(
        Portfolio portfolio, SeriesInfo series, decimal quantity, decimal? stop, decimal? target, string currency, string key, CancellationToken stopping)
    {
        Symbol symbol = series.Series.Symbol;
        long Ticks(decimal? price) => price is { } level ? (long)Math.Round(level * symbol.TicksPerUnit) : 0;
        var order = new Order(
            Order.IdOf(portfolio.Id, "asked", key), portfolio.Id, symbol.Ticker, series.Series.Interval.Name,
            (long)(quantity * new LotValue(symbol).LotsPerUnit), Ticks(stop), Ticks(target), currency, terms.Costs, OrderMoment.Of(series, Now), null, null,
            series.Label.Text());
        return WriteAsync(order, stopping);
    }

    /// <summary>Opens a position from a signal, its size by the risk settings; null where that comes to less than one lot.</summary>
    public async Task<Order?> OpenAsync(Portfolio portfolio, SeriesInfo series, Signal signal, bool barriers, CancellationToken stop)
    {
        Order order = database.Read(connection => Of(
            connection, portfolio, SeriesTable.Find(connection, series.Series.Symbol.Ticker, series.Series.Interval)!, signal, terms, barriers,
            OrderMoment.Of(series, Now), "opened"));
        return order.Lots == 0 ? null : await WriteAsync(order, stop).ConfigureAwait(false);
    }

    /// <summary>Cancels an order that waits, or asks to leave its position at the next open. Null where there is no such order.</summary>
    public async Task<Order?> EndAsync(Portfolio portfolio, string id, CancellationToken stop)
    {
        await database.WriteAsync(
            connection =>
            {
                if (OrderRows.Find(connection, id) is not { } order || order.PortfolioId != portfolio.Id) return false;
                if (order.State == OrderState.Waiting) return OrderRows.Add(connection, id, new OrderEvent(OrderEvent.Cancelled, Now, "by hand", null));
                if (order.State != OrderState.Open || SeriesTable.Find(connection, order.Symbol, Interval.Parse(order.Interval)) is not { } row) return false;
                return OrderRows.Add(connection, id, new OrderEvent(OrderEvent.Leave, OrderMoment.Of(row.ToInfo(), Now), "asked by hand", null));
            },
            stop).ConfigureAwait(false);
        return database.Read(connection => OrderRows.Find(connection, id)) is { } now && now.PortfolioId == portfolio.Id ? now : null;
    }

    /// <summary>Follows the signals of a series from now on.</summary>
    public Task<bool> FollowAsync(Portfolio portfolio, SeriesInfo series, bool lean, bool barriers, CancellationToken stop) => database.WriteAsync(
        connection =>
        {
            FollowRows.Set(connection, new Follow(portfolio.Id, series.Series.Symbol.Ticker.ToUpperInvariant(), series.Series.Interval.Name, lean, barriers, 0));
            return true;
        },
        stop);

    public Task<bool> UnfollowAsync(Portfolio portfolio, string symbol, CancellationToken stop) =>
        database.WriteAsync(connection => FollowRows.Remove(connection, portfolio.Id, symbol.ToUpperInvariant()), stop);

    /// <summary>The order a signal gives rise to. The portfolio's worth is what it has in the symbol's currency.</summary>
    internal static Order Of(
        SqliteConnection connection, Portfolio portfolio, SeriesRow row, Signal signal, PaperTerms terms, bool barriers, DateTime asked, string why)
    {
        Symbol symbol = row.Series.Symbol;
        string currency = QuoteCurrency.Of(symbol) ?? portfolio.Currency;
        var (stop, target, distance, expires) = PaperTerms.Levels(signal, symbol);
        long lots = terms.Lots(symbol, WorthIn(connection, portfolio, currency), signal.Close, distance);
        return new Order(
            Order.IdOf(portfolio.Id, why, signal.Id), portfolio.Id, symbol.Ticker, row.Interval, lots, barriers ? stop : 0, barriers ? target : 0, currency,
            terms.Costs, asked, barriers ? expires : null, signal.Id, row.DataLabel.Text());
    }

    internal static bool Add(SqliteConnection connection, Order order, DateTime now) => order.Lots != 0 && OrderRows.Add(connection, order, now);

    private static decimal WorthIn(SqliteConnection connection, Portfolio portfolio, string currency)
    {
        Book book = PortfolioStore.BookOf(connection, portfolio);
        var prices = new StoredPrices(connection);
        return book.Cash.GetValueOrDefault(currency)
            + book.Holdings.Where(held => held.Quantity != 0 && held.Currency == currency)
                .Sum(held => prices.Of(held, DateTime.MaxValue) is { } mark ? Cents.Of(held.Quantity, mark.Price) : held.Cost);
    }

    private async Task<Order> WriteAsync(Order order, CancellationToken stop)
    {
        await database.WriteAsync(connection => OrderRows.Add(connection, order, Now), stop).ConfigureAwait(false);
        return database.Read(connection => OrderRows.Find(connection, order.Id))!;
    }

    private DateTime Now => Moment.FromMicroseconds(Moment.ToMicroseconds(clock.GetUtcNow().UtcDateTime));
}
