using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Keys;

namespace GoldenSignals.Engine.Sources.Vendors;

/// <summary>So many requests in each window of so long; windows are counted from midnight UTC.</summary>
public readonly record struct Allowance(int Requests, TimeSpan Window);

/// <summary>What is known of a vendor before it is called, from its public documentation.</summary>
/// <param name="Name">As settings, stored bars and faults name it.</param>
/// <param name="Address">Where its requests go.</param>
/// <param name="Allowances">What it allows a key, or this machine where there is none; where it documents nothing, our own restraint.</param>
public sealed record VendorTerms(string Name, Uri Address, IReadOnlyList<Allowance> Allowances)
{
    /// <summary>Where its live stream is; null when it has to be asked again and again.</summary>
    public Uri? Socket { get; init; }

    /// <summary>Name of its key, as in <see cref="KeyRing"/>.</summary>
    public string KeyName => $"sources.{Name}";

    /// <summary>Says nothing without a key.</summary>
    public bool NeedsKey { get; init; }

    /// <summary>Puts the key into a request; null where it knows no keys.</summary>
    public Action<HttpRequestMessage, Secret>? Sign { get; init; }

    /// <summary>Whether the body of a refusal says that there is no such symbol.</summary>
    public Func<string, bool> SaysUnknown { get; init; } = _ => false;

    /// <summary>How long after its close a bar of a day, and a shorter one, is taken to be final.</summary>
    public TimeSpan SettlesDaily { get; init; }

    public TimeSpan SettlesIntraday { get; init; }

    /// <summary>What stands where its answers are documented.</summary>
    public required string Document { get; init; }

    public TimeSpan SettlesAfter(Interval interval) => interval.IsIntraday ? SettlesIntraday : SettlesDaily;

    /// <summary>
    /// How often it is asked while a bar is due; nothing is asked while none is. What is heard of a series is at most twice this old. A
    /// stream is heard all the time, and its bars are late after five seconds.
    /// </summary>
    public TimeSpan PollPeriod(Interval interval) =>
        Socket is not null ? TimeSpan.FromSeconds(2.5) : interval.IsIntraday ? TimeSpan.FromMinutes(1) : TimeSpan.FromMinutes(15);
}
