namespace GoldenSignals.Engine.Notifications;

/// <summary>Where a notice stands on its way over one channel.</summary>
public enum DeliveryState
{
    /// <summary>For its first try or another, for quiet hours or a digest to end.</summary>
    Waiting,

    Sending,
    Sent,

    /// <summary>Given up, for the cause that is told. It can be sent again.</summary>
    Dead,

    /// <summary>Its time was over before it could be sent.</summary>
    Expired,

    /// <summary>Sent, and nobody knows whether it came. It can be sent again.</summary>
    Unknown,
}

/// <summary>A notice on its way over one channel.</summary>
/// <param name="Message">Name of the message it went in; several of a digest share one. Null while there is none.</param>
/// <param name="Due">When it is tried next; null when it is not.</param>
/// <param name="Cause">Why it is not sent; null when it is, or nothing went wrong.</param>
/// <param name="Tried">When it was tried last, UTC.</param>
/// <param name="Answer">What the channel answered then.</param>
/// <param name="Receipt">The id the channel gave it.</param>
public sealed record Delivery(
    long Id, string Channel, string Key, string Title, Urgency Urgency, DeliveryState State, string? Message, int Tries, DateTime? Expires, DateTime? Due,
    string? Cause, DateTime? Tried, string? Answer, string? Receipt);

/// <summary>One try of a message.</summary>
public sealed record Attempt(long Id, string Channel, string Message, DateTime Began, DateTime Ended, OutcomeKind Outcome, string Answer, string? Receipt);

/// <summary>A message for the page.</summary>
/// <param name="Sequence">Grows with each; a page asks for what came after the last it has.</param>
public sealed record Shown(long Sequence, string Message, string Title, string Text, Urgency Urgency, DateTime Time, DateTime? Expires, IReadOnlyList<Notice> Notices);

/// <summary>How many notices stand where on a channel.</summary>
public sealed record ChannelCount(string Channel, int Waiting, int Sent, int Dead, int Expired, int Unknown);
