using GoldenSignals.Core.Alerts;

namespace GoldenSignals.Engine.Alerts;

/// <summary>Where a rule's alerts go.</summary>
public static class AlertChannels
{
    /// <summary>Open pages show a notification; nothing is sent.</summary>
    public const string Browser = "browser";

    /// <summary>The channels a rule names, or else open pages and every channel that is set up.</summary>
    public static IReadOnlyList<string> Of(AlertRule rule, IReadOnlyList<string> configured) => rule.Channels.Count > 0
        ? rule.Channels
        : [.. configured.Prepend(Browser).Distinct()];
}
