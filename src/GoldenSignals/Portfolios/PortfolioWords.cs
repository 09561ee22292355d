using System.Globalization;
using GoldenSignals.Core.Backtests;
using GoldenSignals.Core.Portfolios;
using GoldenSignals.Engine.Portfolios;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Portfolios;

/// <summary>Puts portfolios into the shapes and words of answers.</summary>
internal static class PortfolioWords
{
    public const int TransactionsShown = 500, OrdersShown = 200;

    public const string LeanFirst = "Follows the bare lean, which has no proven edge: it is a vote, not a probability.";

    public static string KindOf(Portfolio portfolio) => portfolio.IsPaper ? "paper" : "typed";

    public static string LabelOf(Portfolio portfolio, IEnumerable<string> labels) =>
        string.Join(", ", new[] { portfolio.IsPaper ? "paper" : Mark.TypedIn }.Concat(labels).Distinct());

    public static PortfolioRow Row(PortfolioValue value, IReadOnlyList<Order> orders) => new(
        value.Portfolio.Name, KindOf(value.Portfolio), value.Portfolio.Currency, LabelOf(value.Portfolio, value.Labels), value.Worth, value.Positions.Count,
        orders.Count(order => order.State == OrderState.Waiting));

    public static PositionView Position(PositionValue one, decimal? worth) => new(
        one.Symbol, one.Currency, one.Quantity, Math.Round(one.AverageCost, 6), one.Cost, one.Opened, one.Lots.Count, one.Mark?.Price, one.Mark?.Time,
        one.Mark?.Label, one.IsStale, one.Value, one.ValueInto, worth is > 0 ? Percent(one.ValueInto, worth.Value) : null, one.Gain,
        one.Cost == 0 ? null : Percent(one.Gain, Math.Abs(one.Cost)), one.Income);

    public static IReadOnlyList<EarnedView> Earned(PortfolioValue value) =>
        [.. value.Realised.Keys.Order(StringComparer.Ordinal).Select(currency => new EarnedView(currency, value.Realised[currency], value.Income[currency]))];

    public static OrderView Order(Order order, BarStore bars)
    {
        Core.Market.Symbol? symbol = bars.Find(order.Symbol, Core.Market.Interval.Parse(order.Interval))?.Series.Symbol;
        decimal perUnit = symbol is null ? 1 : new LotValue(symbol).LotsPerUnit, ticks = symbol?.TicksPerUnit ?? 1;
        return new OrderView(
            order.Id, order.State.ToString().ToLowerInvariant(), Says(order), order.Symbol, order.Interval, order.Lots / perUnit,
            order.Stop == 0 ? null : order.Stop / ticks, order.Target == 0 ? null : order.Target / ticks, order.Asked, order.Has(OrderEvent.Filled)?.Time,
            order.Has(OrderEvent.Left)?.Time, order.SignalId, order.Label);
    }

    public static FollowView Follow(Follow follow) => new(
        follow.Symbol, follow.Interval, follow.Lean, follow.Barriers,
        follow.Lean ? LeanFirst : "Takes every decision to buy or sell; where nothing is proven there is none.");

    public static TransactionView Transaction(StoredTransaction stored)
    {
        Transaction one = stored.Transaction;
        return new TransactionView(
            stored.Id, one.Time, one.Kind.ToString().ToLowerInvariant(), one.Symbol, one.Quantity, one.Price, one.Amount, one.Fee, one.Currency, one.ToAmount,
            one.ToCurrency, stored.Origin, stored.Label, stored.SignalId, stored.Replaces, stored.ReplacedBy, stored.IsVoid);
    }

    private static string Says(Order order) => order.State switch
    {
        OrderState.Waiting => "waits for the next open",
        OrderState.Open when order.Has(OrderEvent.Leave) is not null => "is left at the next open",
        OrderState.Open => Note("held", order.Has(OrderEvent.Filled)!.Why),
        OrderState.Closed => Note("left", order.Has(OrderEvent.Left)!.Why),
        OrderState.Cancelled => Note("cancelled", order.Has(OrderEvent.Cancelled)!.Why),
        _ => Note("refused", order.Has(OrderEvent.Refused)!.Why),
    };

    private static string Note(string state, string why) => why.Length == 0 ? state : $"{state}: {why}";

    private static decimal? Percent(decimal? part, decimal whole) => part is { } known ? Math.Round(known / whole * 100, 4) : null;

    public static string Money(decimal? amount, string currency) =>
        amount is { } known ? $"{known.ToString("#,##0.00", CultureInfo.InvariantCulture)} {currency}" : "unknown";
}
