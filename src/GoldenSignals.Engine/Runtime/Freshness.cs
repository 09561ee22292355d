using System.Globalization;
using GoldenSignals.Engine.Sources.Vendors;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Runtime;

/// <summary>How fresh a series is that a vendor is asked for.</summary>
/// <param name="Heard">When the vendor last said how it stands; null for not since the start.</param>
/// <param name="Due">From when its next bar can be had.</param>
/// <param name="Late">Why it is stale, a sentence; null while it is not.</param>
public sealed record Freshness(DateTime? Heard, DateTime Due, string? Late)
{
    public const int SocketSecondsMax = 5;

    /// <summary>Of a stored series; null when it comes from no vendor that may be called.</summary>
    public static Freshness? Of(SeriesInfo info, SourceChain chain, DateTime now)
    {
        if (info.Last is not { } last || chain.Sources.FirstOrDefault(source => source.Name == info.Source) is not { Link: var link })
        {
            return null;
        }
        DateTime due = Polling.DueAfter(info.Series, last, link.Terms), late = due == DateTime.MaxValue ? due : due + 2 * link.Terms.PollPeriod(info.Series.Interval);
        DateTime? heard = link.HeardOf(info.Series);
        VendorHealth health = link.Health();
        string cause = health.PausedUntil is { } until ? $"it is left alone until {until:HH:mm:ss} UTC, as it {health.Fault}"
            : health.Fault is { } fault ? $"it {fault}"
            : "it has not given it yet";
        bool isDown = link.Terms.Socket is not null && !link.IsConnected && health.Heard is { } said && (now - said).TotalSeconds > SocketSecondsMax;
        string? why = now > late ? string.Create(CultureInfo.InvariantCulture, $"{info.Series}: {info.Source} owes a bar since {due:yyyy-MM-dd HH:mm} UTC; {cause}.")
            : isDown ? $"{info.Series}: the stream of {info.Source} is down; {cause}."
            : null;
        return new Freshness(heard, due, why);
    }
}
