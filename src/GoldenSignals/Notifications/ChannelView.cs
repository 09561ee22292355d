using GoldenSignals.Engine.Notifications;

namespace GoldenSignals.Notifications;

/// <summary>A configured channel, with no secret in it.</summary>
/// <param name="Kind">browser, email, telegram, discord, slack, ntfy or webhook.</param>
/// <param name="Where">Where it sends to.</param>
/// <param name="Quiet">Its quiet hours in words; null for none.</param>
/// <param name="IsQuiet">Whether they are now.</param>
/// <param name="WhenUnsure">What becomes of a message that was sent while no answer came: resent, or recorded as unknown.</param>
/// <param name="Last">The last try; null when there was none.</param>
public sealed record ChannelView(
    string Name, string Kind, string Where, string? Quiet, bool IsQuiet, double DigestMinutes, int PerMinuteMax, string WhenUnsure, int Waiting, int Sent,
    int Dead, int Expired, int Unknown, AttemptView? Last)
{
    /// <summary>All channels with how things stand on them.</summary>
    public static ChannelView[] All(IReadOnlyList<ChannelPlan> plans, Deliveries deliveries, DateTime now)
    {
        Dictionary<string, ChannelCount> counts = deliveries.Counts().ToDictionary(count => count.Channel);
        return [.. plans.Select(plan => Of(plan, counts.GetValueOrDefault(plan.Name) ?? new ChannelCount(plan.Name, 0, 0, 0, 0, 0), deliveries, now))];
    }

    private static ChannelView Of(ChannelPlan plan, ChannelCount count, Deliveries deliveries, DateTime now) => new(
        plan.Name, plan.Kind.Name, plan.Channel.Where, plan.Quiet?.ToString(), plan.Quiet?.Covers(now) ?? false, plan.Digest.TotalMinutes,
        plan.PerMinuteMax, plan.ResendsUnsure ? "resent" : "recorded", count.Waiting, count.Sent, count.Dead, count.Expired, count.Unknown,
        deliveries.Last(plan.Name) is { } last ? AttemptView.Of(last) : null);
}

/// <summary>One try, and what the channel answered.</summary>
/// <param name="Outcome">accepted, busy, refused or unsure.</param>
/// <param name="Receipt">The id the channel gave the message; null where it gives none.</param>
public sealed record AttemptView(DateTime Began, DateTime Ended, string Outcome, string Answer, string? Receipt)
{
    public static AttemptView Of(Attempt attempt) =>
        new(attempt.Began, attempt.Ended, attempt.Outcome.ToString().ToLowerInvariant(), attempt.Answer, attempt.Receipt);
}
