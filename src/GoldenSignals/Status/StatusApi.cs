using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources;
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
public sealed record SessionRow(string Symbol, string Interval, string State, int Bars, DateTime? LastBar, double? AgeSeconds);

/// <summary>Where bars come from.</summary>
/// <param name="State">following, or stored for one that has only a past.</param>
/// <param name="LastArrival">Close of its newest bar.</param>
public sealed record SourceRow(string Name, string Label, string State, DateTime? LastArrival);

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

    private static StatusView View(Desk desk, BarStore bars, Settings settings, Uptime uptime, TimeProvider clock)
    {
        DateTime now = clock.GetUtcNow().UtcDateTime;
        IReadOnlyList<SessionStatus> sessions = desk.Runtime.Statuses();
        return new StatusView(
            Version, uptime.Since, (now - uptime.Since).TotalSeconds, Path.GetFullPath(settings.Data),
            [.. sessions.Select(session => Row(session, now))], Sources(desk, bars), [.. Faults(desk, sessions)], settings.Disclosure);
    }

    private static SessionRow Row(SessionStatus session, DateTime now) => new(
        session.Series.Symbol.Ticker, session.Series.Interval.Name, session.State.ToString().ToLowerInvariant(), session.Bars, session.LastBar,
        session.LastBar is { } last ? Math.Max(0, (now - last).TotalSeconds) : null);

    private static SourceRow[] Sources(Desk desk, BarStore bars) =>
    [
        .. bars.List().GroupBy(info => (info.Source, info.Label)).OrderBy(group => group.Key.Source, StringComparer.Ordinal)
            .Select(group => new SourceRow(
                group.Key.Source, group.Key.Label.Text(), desk.Followed.Contains(group.Key.Source) ? "following" : "stored", group.Max(info => info.Last))),
    ];

    private static IEnumerable<string> Faults(Desk desk, IReadOnlyList<SessionStatus> sessions)
    {
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
