using System.Globalization;
using GoldenSignals.Engine.Notifications;

namespace GoldenSignals.Notifications;

/// <summary>A notice on its way over one channel, or at its end.</summary>
/// <param name="Key">Names the event.</param>
/// <param name="Urgency">info, warning or urgent.</param>
/// <param name="State">waiting, sending, sent, dead, expired or unknown.</param>
/// <param name="Message">Name of the message it went in, by which a receiver tells a repetition; null while there is none.</param>
/// <param name="Due">When it is tried next; null when it is not.</param>
/// <param name="Cause">Why it was not sent; null when it was.</param>
/// <param name="Tried">When it was tried last.</param>
/// <param name="Answer">What the channel answered then.</param>
/// <param name="Receipt">The id the channel gave it.</param>
public sealed record DeliveryView(
    string Id, string Channel, string Key, string Title, string Urgency, string State, string? Message, int Tries, DateTime? Expires, DateTime? Due,
    string? Cause, DateTime? Tried, string? Answer, string? Receipt)
{
    public static DeliveryView Of(Delivery delivery) => new(
        delivery.Id.ToString(CultureInfo.InvariantCulture), delivery.Channel, delivery.Key, delivery.Title, Lower(delivery.Urgency), Lower(delivery.State),
        delivery.Message, delivery.Tries, delivery.Expires, delivery.Due, delivery.Cause, delivery.Tried, delivery.Answer, delivery.Receipt);

    private static string Lower(Enum value) => value.ToString().ToLowerInvariant();
}

/// <summary>A page of deliveries, newest first.</summary>
/// <param name="Next">Goes into `before` for the page that follows; null on the last.</param>
public sealed record DeliveriesPage(IReadOnlyList<DeliveryView> Items, string? Next);

/// <summary>A notice that lies ready for the page.</summary>
/// <param name="Sequence">Goes into `after` to ask for what comes behind it.</param>
/// <param name="Urgency">info, warning or urgent.</param>
/// <param name="Time">When it came through.</param>
public sealed record InboxItem(
    long Sequence, string Title, string Text, string Urgency, DateTime Time, DateTime? Expires, IReadOnlyList<InboxNotice> Notices);

/// <summary>One of the notices in an item; a digest has several.</summary>
public sealed record InboxNotice(string Key, string Title, IReadOnlyDictionary<string, string> Fields);

/// <summary>What came for the page.</summary>
/// <param name="Last">The newest sequence there is: a page that has just opened asks for what comes after it.</param>
public sealed record InboxPage(IReadOnlyList<InboxItem> Items, long Last);
