using System.Globalization;

namespace GoldenSignals.Engine.Notifications;

/// <summary>A part of the day in which a channel keeps still. What comes then waits until it ends, or expires.</summary>
/// <param name="From">First quiet moment, on the clocks of <paramref name="Zone"/>.</param>
/// <param name="Until">First moment that is not; before <paramref name="From"/> it is on the next day.</param>
/// <param name="Lets">The least urgency that comes through.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly Until, TimeZoneInfo Zone, Urgency Lets)
{
    /// <summary>Whether a moment is quiet. Clocks put forward or back shorten or lengthen the quiet as they do the night.</summary>
    public bool Covers(DateTime utc)
    {
        var time = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, Zone));
        return From <= Until ? time >= From && time < Until : time >= From || time < Until;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:HH:mm} to {Until:HH:mm} {Zone.Id}");
}
