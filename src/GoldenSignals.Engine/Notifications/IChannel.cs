namespace GoldenSignals.Engine.Notifications;

/// <summary>A way to a person. It knows how its vendor wants to be spoken to, and nothing of queues and retries.</summary>
public interface IChannel
{
    /// <summary>Where it sends to, with no secret in it, as it may be shown.</summary>
    string Where { get; }

    /// <summary>Whether a message that comes again under its name is shown once. Only then may one whose fate is unknown be sent again.</summary>
    bool KnowsRepeats { get; }

    /// <summary>Tries once, within the wire's time. Throws nothing that can be foreseen: every fault is an outcome.</summary>
    Task<Outcome> SendAsync(Message message, Wire wire);
}
