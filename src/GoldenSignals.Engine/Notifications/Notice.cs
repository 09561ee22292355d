namespace GoldenSignals.Engine.Notifications;

/// <summary>How much a notice matters; a channel's quiet hours may let one through.</summary>
public enum Urgency
{
    Info,
    Warning,
    Urgent,
}

/// <summary>Something that is to be said to a person. <see cref="Outbox"/> takes it.</summary>
/// <param name="Key">Names the event: one send for each channel and key, ever. At most <see cref="KeyLettersMax"/> letters.</param>
/// <param name="Title">One line.</param>
/// <param name="Text">
/// What happened, in a sentence or two. Probability, state, horizon, expiry and label stand in <paramref name="Fields"/>, and the channel's
/// template puts them below.
/// </param>
/// <param name="Expires">When it is no longer worth saying, UTC; null for never.</param>
/// <param name="Fields">
/// What templates may name, by the names of <see cref="NoticeFields"/>, each as it is shown ("72 %", "weak", "5 bars"). One that is not known is left out.
/// </param>
public sealed record Notice(string Key, string Title, string Text, DateTime? Expires, IReadOnlyDictionary<string, string> Fields)
{
    public const int KeyLettersMax = 300;
    public const int TitleLettersMax = 300;
    public const int TextLettersMax = 20_000;

    public Urgency Urgency { get; init; } = Urgency.Info;
}
