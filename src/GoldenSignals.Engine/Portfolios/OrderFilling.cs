using GoldenSignals.Core.Backtests;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Portfolios;
using GoldenSignals.Engine.Store;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Portfolios;

/// <summary>
/// Fills orders from the bars that are stored. What is written is what the bars say, under keys that are there once: whoever asks again, after a
/// crash or beside another program, finds the fill and writes nothing.
/// </summary>
internal static class OrderFilling
{
    private const decimal Money = LotValue.Money;

    /// <summary>Looks at one order. Returns whether something became of it.</summary>
    public static bool Look(SqliteConnection connection, Order order, StoredBars stored, DateTime now)
    {
        Portfolio portfolio = PortfolioStore.Find(connection, order.PortfolioId)!;
        PriceSeries after = After(stored, order.Asked);
        if (after.Count == 0) return false;
        bool changed = false;
        if (order.State == OrderState.Waiting)
        {
            PaperOutcome first = PaperBroker.Carry(after, Of(order, CashFor(connection, portfolio, order)), order.Costs);
            changed = Enter(connection, portfolio, order, stored, first, now);
            order = OrderRows.Find(connection, order.Id)!;
        }
        if (order.State != OrderState.Open) return changed;
        return Leave(connection, portfolio, order, stored, after, now) || changed;
    }

    /// <summary>The bars that close after an order was asked for.</summary>
    internal static PriceSeries After(StoredBars stored, DateTime asked)
    {
        BarColumns bars = stored.Bars.Slice(stored.Bars.CountUntil(Moment.ToMicroseconds(asked)), stored.Bars.Count);
        return new PriceSeries(
            stored.Series.Symbol, stored.Series.Interval, [.. bars.Times], [.. bars.Opens], [.. bars.Highs], [.. bars.Lows], [.. bars.Closes],
            [.. stored.Actions.Where(action => action.ExTime > asked)]);
    }

    private static PaperOrder Of(Order order, long cash) => new(
        order.Lots, order.Stop, order.Target, cash, order.LeaveAfter is { } leave ? Moment.ToMicroseconds(leave) : null);

    /// <summary>A cent less than there is, because the broker counts finer than the books.</summary>
    private static long CashFor(SqliteConnection connection, Portfolio portfolio, Order order) => portfolio.Borrows
        ? long.MaxValue / 1000
        : (long)Math.Max(0, (PortfolioStore.BookOf(connection, portfolio).Cash.GetValueOrDefault(order.Currency) - 0.01m) * Money);

    private static bool Enter(SqliteConnection connection, Portfolio portfolio, Order order, StoredBars stored, PaperOutcome outcome, DateTime now)
    {
        if (outcome.Entry is not { } fill)
        {
            return outcome.Dropped is { } why && OrderRows.Add(connection, order.Id, new OrderEvent(OrderEvent.Refused, now, Words(why), null));
        }
        DateTime time = Moment.FromMicroseconds(fill.Time);
        var money = new LotValue(stored.Series.Symbol);
        string cut = outcome.Dropped == DropReason.Cut ? Words(DropReason.Cut) : "";
        if (!OrderRows.Add(connection, order.Id, new OrderEvent(OrderEvent.Filled, time, cut, null))) return false;
        TransactionKind kind = fill.Lots > 0 ? TransactionKind.Buy : TransactionKind.Short;
        return Write(connection, portfolio, order, "entry", kind, (decimal)Math.Abs(fill.Lots) / money.LotsPerUnit, stored, fill, now);
    }

    private static bool Leave(SqliteConnection connection, Portfolio portfolio, Order order, StoredBars stored, PriceSeries after, DateTime now)
    {
        PaperOutcome outcome = PaperBroker.Carry(after, Of(order, long.MaxValue / 1000), order.Costs);
        // A bar that was corrected since may say it would not have been opened; it was, so it is only left when that is asked.
        if (outcome.Entry is null) outcome = PaperBroker.Carry(after, Of(order with { Stop = 0, Target = 0 }, long.MaxValue / 1000), order.Costs);
        if (outcome.Exit is not { } fill) return false;
        if (!OrderRows.Add(connection, order.Id, new OrderEvent(OrderEvent.Left, Moment.FromMicroseconds(fill.Time), Words(fill.Reason), null))) return false;
        bool isLong = order.Lots > 0;
        decimal held = PortfolioStore.BookOf(connection, portfolio).Find(order.Symbol)?.Quantity ?? 0;
        decimal quantity = Math.Min(QuantityOf(connection, portfolio, order, stored, fill), isLong ? held : -held);
        return quantity <= 0 || Write(connection, portfolio, order, "exit", isLong ? TransactionKind.Sell : TransactionKind.Cover, quantity, stored, fill, now);
    }

    /// <summary>What was bought, by the splits since: parts of a share stay until they are sold.</summary>
    private static decimal QuantityOf(SqliteConnection connection, Portfolio portfolio, Order order, StoredBars stored, Fill exit)
    {
        DateTime filled = order.Has(OrderEvent.Filled)!.Time;
        decimal quantity = TransactionRows.Load(connection, portfolio.Id).First(one => one.Origin == OriginOf(order, "entry")).Transaction.Quantity;
        return stored.Actions
            .Where(action => action.Split != 1 && action.ExTime > filled && action.ExTime <= Moment.FromMicroseconds(exit.Time))
            .Aggregate(quantity, (units, action) => Cents.RoundQuantity(units * PortfolioActions.Ratio(action.Split)));
    }

    private static bool Write(
        SqliteConnection connection, Portfolio portfolio, Order order, string which, TransactionKind kind, decimal quantity, StoredBars stored, Fill fill, DateTime now)
    {
        var transaction = new Transaction(Moment.FromMicroseconds(fill.Time), kind, order.Currency)
        {
            Symbol = order.Symbol, Quantity = quantity, Price = (decimal)fill.Price / stored.Series.Symbol.TicksPerUnit,
            Fee = Cents.Round(fill.Fee / Money), Place = $"order {order.Id}",
        };
        PortfolioStore.Add(
            connection, portfolio,
            [new NewTransaction($"order:{order.Id}:{which}", transaction, OriginOf(order, which)) { Label = stored.Label.Text(), SignalId = order.SignalId }], now);
        return true;
    }

    /// <summary>How a fill of an order is named in the books.</summary>
    internal static string OriginOf(Order order, string which) => $"order {order.Id} {which}";

    private static string Words(DropReason why) => why switch
    {
        DropReason.Cut => "made smaller: it was larger than the money there was",
        DropReason.NoMoney => "there was no money for it",
        DropReason.BeyondStop => "the market opened beyond its stop",
        _ => "the broker could not carry it out",
    };

    private static string Words(FillReason why) => why switch
    {
        FillReason.Stop => "its stop was reached",
        FillReason.Target => "its target was reached",
        _ => "left at the open",
    };
}
