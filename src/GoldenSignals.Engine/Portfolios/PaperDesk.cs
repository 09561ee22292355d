using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Portfolios;
using GoldenSignals.Engine.Ledger;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Portfolios;

/// <summary>
/// Takes what paper portfolios follow and fills what they asked for. It holds nothing between two looks: orders, fills and how far it has looked
/// are in the store, written together, so it may be killed anywhere and asked by several at once.
/// </summary>
public sealed class PaperDesk(Database database, PaperTerms terms, TimeProvider clock)
{
    /// <summary>Signals of one series taken in one transaction.</summary>
    private const int SignalsMax = 200;

    private readonly BarStore bars = new(database);
    private readonly Dictionary<string, (DateTime? Last, long Revision, OrderState State, DateTime? Leave)> seen = [];
    private readonly Dictionary<long, long> settledUpTo = [];

    /// <summary>Looks at everything once. Returns how many orders were asked for, filled or left.</summary>
    /// <param name="log">Told of an order that could not be looked at; the others still are.</param>
    public async Task<int> LookAsync(CancellationToken stop, Action<string, Exception>? log = null)
    {
        int changed = 0;
        foreach (Follow follow in database.Read(FollowRows.All))
        {
            changed += await database.WriteAsync(connection => Take(connection, follow), stop).ConfigureAwait(false);
        }
        foreach (Order order in database.Read(OrderRows.Living).OrderBy(order => order.State == OrderState.Waiting))
        {
            try
            {
                changed += await LookAsync(order, stop).ConfigureAwait(false) ? 1 : 0;
            }
            catch (Exception fault) when (fault is BookException or SourceMixException)
            {
                await RefuseAsync(order, fault is BookException book ? book.Why : fault.Message, stop).ConfigureAwait(false);
                log?.Invoke(order.Id, fault);
            }
        }
        foreach (ChainTail paper in database.Read(PaperRecord.Chains))
        {
            changed += await SettleAsync(paper, stop).ConfigureAwait(false);
        }
        return changed;
    }

    private async Task<bool> LookAsync(Order order, CancellationToken stop)
    {
        if (bars.Find(order.Symbol, Interval.Parse(order.Interval)) is not { } info) return false;
        var now = (info.Last, info.Revision, order.State, order.LeaveAfter);
        lock (seen)
        {
            if (seen.GetValueOrDefault(order.Id) == now) return false;
        }
        bool changed = info.Last > order.Asked && bars.Load(info.Series) is { } stored && await database.WriteAsync(
            connection => OrderRows.Find(connection, order.Id) is { } still && OrderFilling.Look(connection, still, stored, Now), stop).ConfigureAwait(false);
        lock (seen)
        {
            seen[order.Id] = now;
        }
        return changed;
    }

    private Task RefuseAsync(Order order, string why, CancellationToken stop) => database.WriteAsync(
        connection => OrderRows.Add(connection, order.Id, new OrderEvent(OrderEvent.Refused, Now, why, null)), stop);

    private async Task<int> SettleAsync(ChainTail paper, CancellationToken stop)
    {
        long live = database.Read(connection => LedgerStore.Find(connection, paper.Chain with { Ran = LedgerWords.Live }))?.Entries ?? 0;
        lock (seen)
        {
            if (settledUpTo.GetValueOrDefault(paper.Id) == live) return 0;
        }
        int written = await database.WriteAsync(
            connection => PaperRecord.Settle(connection, LedgerStore.Find(connection, paper.Chain)!, Now), stop).ConfigureAwait(false);
        lock (seen)
        {
            settledUpTo[paper.Id] = live;
        }
        return written;
    }

    private int Take(SqliteConnection connection, Follow follow)
    {
        int asked = 0;
        Portfolio portfolio = PortfolioStore.Find(connection, follow.PortfolioId)!;
        if (SeriesTable.Find(connection, follow.Symbol, Interval.Parse(follow.Interval)) is not { } row) return 0;
        foreach (StoredSignal stored in FollowRows.Fresh(connection, follow, SignalsMax))
        {
            FollowRows.LookedAt(connection, follow, stored.Sequence);
            // One whose next bar is there already was missed: its open has passed.
            if (row.LastTime != Moment.ToMicroseconds(stored.Time)) continue;
            Signal signal = stored.Read();
            PaperRecord.Say(connection, row.Series, signal, Now);
            asked += Act(connection, portfolio, follow, row, signal) ? 1 : 0;
        }
        return asked;
    }

    private bool Act(SqliteConnection connection, Portfolio portfolio, Follow follow, SeriesRow row, Signal signal)
    {
        Order? living = OrderRows.Living(connection).LastOrDefault(order => order.PortfolioId == portfolio.Id && order.Symbol == follow.Symbol && order.Lots > 0);
        int wish = follow.Wish(signal);
        if (wish < 0 && living is { State: OrderState.Waiting, SignalId: not null })
        {
            return OrderRows.Add(connection, living.Id, new OrderEvent(OrderEvent.Cancelled, signal.AsOf, "the signal after it no longer asks for it", signal.Id));
        }
        if (wish < 0 && living is { SignalId: not null }) // what a person opened, a person closes
        {
            return OrderRows.Add(connection, living.Id, new OrderEvent(OrderEvent.Leave, signal.AsOf, "the signal asks to leave", signal.Id));
        }
        return wish > 0 && living is null
            && PaperOrders.Add(connection, PaperOrders.Of(connection, portfolio, row, signal, terms, follow.Barriers, signal.AsOf, "follow"), Now);
    }

    private DateTime Now => Moment.FromMicroseconds(Moment.ToMicroseconds(clock.GetUtcNow().UtcDateTime));
}
