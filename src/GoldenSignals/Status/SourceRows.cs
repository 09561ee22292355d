using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Sources.Vendors;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Status;

/// <summary>Makes a row of each source that something stored comes from.</summary>
internal static class SourceRows
{
    public static SourceRow[] Of(Desk desk, BarStore bars, SourceChain chain, Dictionary<Series, Freshness> fresh, DateTime now) =>
    [
        .. bars.List().GroupBy(info => (info.Source, info.Label)).OrderBy(group => group.Key.Source, StringComparer.Ordinal)
            .Select(group => Of(
                group.Key.Source, group.Key.Label, desk.Followed.Contains(group.Key.Source), group.Max(info => info.Last),
                chain.Sources.FirstOrDefault(source => source.Name == group.Key.Source)?.Link.Health(),
                group.Any(info => fresh.GetValueOrDefault(info.Series)?.Late is not null), now)),
    ];

    private static SourceRow Of(
        string name, DataLabel label, bool isFollowed, DateTime? last, VendorHealth? health, bool isLate, DateTime now) => new(
        name, label.Text(), State(isFollowed, health, isLate), last, health?.Heard is { } heard ? (now - heard).TotalSeconds : null,
        [.. (health?.Quota ?? []).Select(Words)]);

    private static string State(bool isFollowed, VendorHealth? health, bool isLate) =>
        !isFollowed ? "stored" : health?.PausedUntil is not null ? "paused" : isLate ? "late" : "following";

    private static string Words(QuotaUse use) => FormattableString.Invariant(
        $"{use.Used} of {use.Allowance.Requests} requests in {Span(use.Allowance.Window)}");

    private static string Span(TimeSpan window) => window.TotalDays >= 1 ? "a day" : window.TotalHours >= 1 ? "an hour" : FormattableString.Invariant($"{window.TotalSeconds} s");
}
