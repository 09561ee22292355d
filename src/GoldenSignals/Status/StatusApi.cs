using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Sources.Vendors;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Status;

/// <summary>How the server stands.</summary>
/// <param name="Degraded">What is not as it should be, a sentence each; empty when all is well.</param>
public sealed record StatusView(
    string Version, DateTime StartedAt, double UptimeSeconds, string DataFolder, IReadOnlyList<SessionRow> Sessions,
    IReadOnlyList<SourceRow> Sources, IReadOnlyList<string> Degraded, string Disclosure);

/// <summary>How the session of a watched symbol stands.</summary>
/// <param name="State">live, rebuilding or faulted.</param>
/// <param name="AgeSeconds">Since the close of its last bar.</param>
/// <param name="HeardSeconds">Since the vendor last said how it stands; null where none is asked, or it was not heard since the start.</param>
/// <param name="Late">Why newer bars should be here and are not; null while all is fresh.</param>
public sealed record SessionRow(
    string Symbol, string Interval, string State, int Bars, DateTime? LastBar, double? AgeSeconds, double? HeardSeconds, string? Late);

/// <summary>Where bars come from.</summary>
/// <param name="State">following, stored for one that has only a past, late when it owes a bar, paused when it failed and is left alone.</param>
/// <param name="LastArrival">Close of its newest bar.</param>
/// <param name="HeardSeconds">Since it last said anything; null where it was not heard since the start.</param>
/// <param name="Quota">What is used of each allowance, in words such as "3 of 8 requests in 60 s".</param>
public sealed record SourceRow(string Name, string Label, string State, DateTime? LastArrival, double? HeardSeconds, IReadOnlyList<string> Quota);

/// <summary>Whether the server is well, for people and for whoever watches it.</summary>
public static class StatusApi
{
    public static readonly Slice Slice = new(StatusShapes.Default, Map) { Add = services => services.AddSingleton<Uptime>() };

    public static string Version { get; } = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3);

    private static void Map(IEndpointRouteBuilder routes)
    {
        routes.ServiceProvider.GetRequiredService<Uptime>();
        routes.MapGroup(Server.Api).MapGet("/status", View).WithName("getStatus").WithTags("Status")
            .WithSummary("How the sessions, the sources and the store stand").Says();
        HealthApi.Map(routes);
    }

    private static StatusView View(Desk desk, BarStore bars, SourceChain chain, Settings settings, Uptime uptime, TimeProvider clock)
    {
        DateTime now = clock.GetUtcNow().UtcDateTime;
        Dictionary<Series, Freshness> fresh = [];
        foreach (SeriesInfo info in bars.List())
        {
            if (Freshness.Of(info, chain, now) is { } found)
            {
                fresh[info.Series] = found;
            }
        }
        IReadOnlyList<SessionStatus> sessions = desk.Runtime.Statuses();
        return new StatusView(
            Version, uptime.Since, (now - uptime.Since).TotalSeconds, Path.GetFullPath(settings.Data),
            [.. sessions.Select(session => Row(session, fresh.GetValueOrDefault(session.Series), now))], SourceRows.Of(desk, bars, chain, fresh, now),
            [.. Faults(desk, sessions, fresh)], settings.Disclosure);
    }

    private static SessionRow Row(SessionStatus session, Freshness? fresh, DateTime now) => new(
        session.Series.Symbol.Ticker, session.Series.Interval.Name, session.State.ToString().ToLowerInvariant(), session.Bars, session.LastBar,
        session.LastBar is { } last ? Math.Max(0, (now - last).TotalSeconds) : null, fresh?.Heard is { } heard ? (now - heard).TotalSeconds : null, fresh?.Late);

    private static IEnumerable<string> Faults(Desk desk, IReadOnlyList<SessionStatus> sessions, Dictionary<Series, Freshness> fresh)
    {
        foreach (string late in sessions.Select(session => fresh.GetValueOrDefault(session.Series)?.Late).OfType<string>())
        {
            yield return late;
        }
        foreach (FetchProgress failed in desk.Fetches.Where(fetch => fetch.State == FetchState.Failed))
        {
            yield return $"The history of {failed.Why}. {failed.Next}";
        }

        foreach (SessionStatus session in sessions.Where(session => session.State == SessionState.Faulted))
        {
            yield return $"{session.Series} stopped and will be rebuilt: {session.Why}";
        }
        foreach (string trouble in desk.Troubles())
        {
            yield return trouble;
        }
        if (desk.Hub.Failed is { } fault)
        {
            yield return $"Signals cannot be read from the store: {fault.Message}";
        }
    }
}

/// <summary>When this server was started.</summary>
public sealed class Uptime(TimeProvider clock)
{
    public DateTime Since { get; } = clock.GetUtcNow().UtcDateTime;
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(StatusView))]
[JsonSerializable(typeof(HealthView))]
internal sealed partial class StatusShapes : JsonSerializerContext;
