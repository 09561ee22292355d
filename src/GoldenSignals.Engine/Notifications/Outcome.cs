namespace GoldenSignals.Engine.Notifications;

/// <summary>What came of a try.</summary>
public enum OutcomeKind
{
    /// <summary>The channel has it.</summary>
    Accepted,

    /// <summary>It certainly does not, and may take it later.</summary>
    Busy,

    /// <summary>It does not, and never will.</summary>
    Refused,

    /// <summary>It was sent whole, and no answer says whether it was taken.</summary>
    Unsure,
}

/// <param name="Answer">What the channel said, or what went wrong, in a line.</param>
/// <param name="Receipt">The id the channel gave the message, where it gives one.</param>
/// <param name="RetryAfter">How long the channel asks to be left alone.</param>
public sealed record Outcome(OutcomeKind Kind, string Answer, string? Receipt = null, TimeSpan? RetryAfter = null);
