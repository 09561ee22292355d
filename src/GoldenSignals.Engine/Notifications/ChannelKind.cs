namespace GoldenSignals.Engine.Notifications;

/// <summary>One setting of a channel, as `channels.phone.chat`.</summary>
/// <param name="Default">What holds when nothing is said; empty for nothing.</param>
/// <param name="IsSecret">It stands among the keys, never in settings.json.</param>
public sealed record ChannelSetting(string Name, string Summary, string Default = "", bool IsRequired = false, bool IsSecret = false);

/// <summary>A kind of channel: what has to be known to reach someone by it.</summary>
/// <param name="PerMinuteMax">Tries a minute when nothing is said; below what the vendor allows.</param>
/// <param name="Open">Makes the channel; what is wrong with its settings is noted in them.</param>
public sealed record ChannelKind(
    string Name, string Summary, int PerMinuteMax, IReadOnlyList<ChannelSetting> Settings, Func<ChannelValues, IChannel> Open);
