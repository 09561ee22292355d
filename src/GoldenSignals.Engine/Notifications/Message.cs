namespace GoldenSignals.Engine.Notifications;

/// <summary>What a channel is to send in one piece: the same words under the same name, however often it is tried.</summary>
/// <param name="Name">Names it towards the channel, made of the channel and the keys in it: letters, digits and an underscore, 43 of them.</param>
/// <param name="Title">One line.</param>
/// <param name="Notices">What is in it, in order; several in a digest.</param>
/// <param name="Made">When it was put together, UTC.</param>
public sealed record Message(
    long Id, string Name, string Title, string Text, Urgency Urgency, DateTime? Expires, IReadOnlyList<Notice> Notices, DateTime Made);
