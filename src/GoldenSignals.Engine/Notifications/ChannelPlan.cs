namespace GoldenSignals.Engine.Notifications;

/// <summary>A configured channel: how someone is reached, in which words, and when not.</summary>
public sealed record ChannelPlan(string Name, ChannelKind Kind, IChannel Channel)
{
    /// <summary>Most notices of one digest; the rest goes with the next.</summary>
    public const int DigestNoticesMax = 20;

    public required Template Title { get; init; }

    public required Template Text { get; init; }

    /// <summary>Null for none.</summary>
    public QuietHours? Quiet { get; init; }

    /// <summary>How long notices are gathered into one message; zero for not at all. Urgent ones do not wait.</summary>
    public TimeSpan Digest { get; init; }

    public int PerMinuteMax { get; init; }

    public int TriesMax { get; init; }

    /// <summary>How long a message is tried.</summary>
    public TimeSpan TriedMax { get; init; }

    /// <summary>What one try may take.</summary>
    public TimeSpan Timeout { get; init; }

    /// <summary>Whether a message whose fate is unknown is sent again under its name, rather than left and shown as unknown.</summary>
    public bool ResendsUnsure { get; init; }
}
