using System.Globalization;
using GoldenSignals.Core.Backtests;
using GoldenSignals.Core.Portfolios;
using GoldenSignals.Engine.Portfolios;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Parity;

/// <summary>Carries every paper order that was filled through the stored bars again, and holds the books against what the simulated broker says.</summary>
/// <remarks>How many units were filled followed from the cash of that day, so the size is taken as it was; price, time and fee are compared.</remarks>
public sealed class FillParity(Database database)
{
    private const long CashEnough = long.MaxValue / 1000;
    private const decimal Money = LotValue.Money;

    /// <param name="from">First fill compared; <paramref name="until"/> the last, inclusive.</param>
    public ParityFills Of(Series series, DateTime from, DateTime until) => database.Read(connection =>
    {
        int compared = 0;
        List<ParityDifference> differences = [];
        if (BarStore.Load(connection, series, null, database.Hours) is { } stored)
        {
            foreach (Portfolio portfolio in PortfolioStore.List(connection).Where(one => one.IsPaper))
            {
                Dictionary<string, Transaction> books = TransactionRows.Load(connection, portfolio.Id)
                    .Where(one => one.Replaces is null).GroupBy(one => one.Origin).ToDictionary(one => one.Key, one => one.First().Transaction);
                foreach (Order order in OrdersOf(connection, portfolio, series))
                {
                    compared += Compare(order, books, stored, from, until, differences);
                }
            }
        }
        return new ParityFills(series.Symbol.Ticker, compared, differences);
    });

    private static IEnumerable<Order> OrdersOf(SqliteConnection connection, Portfolio portfolio, Series series) => OrderRows.Of(connection, portfolio.Id).Where(order =>
        order.Symbol.Equals(series.Symbol.Ticker, StringComparison.OrdinalIgnoreCase) && order.Interval == series.Interval.Name);

    private static int Compare(
        Order order, Dictionary<string, Transaction> books, StoredBars stored, DateTime from, DateTime until, List<ParityDifference> differences)
    {
        if (!books.TryGetValue(OrderFilling.OriginOf(order, "entry"), out Transaction? entry))
        {
            return 0;
        }
        long lots = (long)(entry.Quantity * new LotValue(stored.Series.Symbol).LotsPerUnit) * Math.Sign(order.Lots);
        long? leave = order.LeaveAfter is { } after ? Moment.ToMicroseconds(after) : null;
        PaperOutcome again = PaperBroker.Carry(
            OrderFilling.After(stored, order.Asked), new PaperOrder(lots, order.Stop, order.Target, CashEnough, leave), order.Costs);
        int compared = 0;
        foreach ((string which, Transaction? filled, Fill? fill) in new[]
        {
            ("entry", entry, again.Entry), ("exit", books.GetValueOrDefault(OrderFilling.OriginOf(order, "exit")), again.Exit),
        })
        {
            if (filled is null || filled.Time < from || filled.Time > until)
            {
                continue;
            }
            compared++;
            if (Difference(filled, fill, stored, compareFee: which == "entry") is { } what)
            {
                differences.Add(new ParityDifference(ParityCause.Fill, "paper", filled.Time, 1, 1, $"{which} of order {order.Id}: {what}"));
            }
        }
        return compared;
    }

    /// <param name="compareFee">A fee on the way out is on the units that splits have made, which are the books' own.</param>
    private static string? Difference(Transaction filled, Fill? again, StoredBars stored, bool compareFee)
    {
        if (again is not { } fill)
        {
            return "on the stored bars it would not be filled";
        }
        DateTime time = Moment.FromMicroseconds(fill.Time);
        decimal price = (decimal)fill.Price / stored.Series.Symbol.TicksPerUnit, fee = Cents.Round(fill.Fee / Money);
        List<string> parts = [];
        if (filled.Time != time) parts.Add(Words($"filled at {filled.Time:yyyy-MM-dd HH:mm}, the stored bars say {time:yyyy-MM-dd HH:mm}"));
        if (filled.Price != price) parts.Add(Words($"price {filled.Price:0.########}, the stored bars say {price:0.########}"));
        if (compareFee && filled.Fee != fee) parts.Add(Words($"fee {filled.Fee:0.00}, the order's costs say {fee:0.00}"));
        return parts.Count > 0 ? string.Join("; ", parts) : null;
    }

    private static string Words(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
