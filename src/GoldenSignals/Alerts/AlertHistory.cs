using System.Globalization;
using GoldenSignals.Engine.Alerts;

namespace GoldenSignals.Alerts;

/// <summary>What has fired, with what became of it on each channel.</summary>
public sealed class AlertHistory(AlertStore store, AlertReceipts receipts, Settings settings)
{
    /// <summary>Newest first.</summary>
    public AlertHistoryView Page(int limit, long? before, long? rule)
    {
        IReadOnlyList<AlertFiring> firings = store.History(limit + 1, before ?? long.MaxValue, rule);
        string? next = firings.Count > limit ? firings[limit - 1].Id.ToString(CultureInfo.InvariantCulture) : null;
        return View([.. firings.Take(limit)], next);
    }

    /// <summary>Oldest first, those after a place.</summary>
    public AlertHistoryView After(long place, int limit) => View(store.After(place, limit), null);

    private AlertHistoryView View(IReadOnlyList<AlertFiring> firings, string? next)
    {
        ILookup<string, AlertReceipt> found = receipts.Of([.. firings.Select(firing => firing.Event)]);
        return new AlertHistoryView([.. firings.Select(firing => View(firing, [.. found[firing.Event]]))], next, store.Last(), settings.Disclosure);
    }

    private static AlertFiringView View(AlertFiring firing, IReadOnlyList<AlertReceipt> receipts) => new(
        firing.Id, firing.Event, firing.RuleId, firing.Sentence, firing.Severity, firing.Symbol, firing.Interval, firing.Time, firing.Label, firing.FiredAt,
        firing.Title, firing.Text, firing.Channels, firing.Came, firing.FollowUp, receipts);
}
