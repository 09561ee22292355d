using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Status;

/// <summary>Whether the server can do its work.</summary>
/// <param name="Status">ok or not ready.</param>
/// <param name="Waiting">What it waits for; empty when ok.</param>
/// <param name="Degraded">What is not as it should be and does not stop it from answering; a sentence each with what to do.</param>
public sealed record HealthView(string Status, IReadOnlyList<string> Waiting, IReadOnlyList<string> Degraded);

/// <summary>Three questions a supervisor asks: is it running, may it be sent requests, has it finished starting.</summary>
internal static class HealthApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder health = routes.MapGroup("/health").WithTags("Status");
        health.MapGet("/live", () => Answer([], [])).WithName("getLiveness").WithSummary("Whether the program runs").Produces<HealthView>();
        health.MapGet("/ready", (BarStore bars, DeskHost host, Desk desk) => Answer([.. Store(bars), .. Sessions(host)], desk.Troubles())).WithName("getReadiness")
            .WithSummary("Whether the store can be read and the sessions have been rebuilt").Produces<HealthView>().Produces<HealthView>(503);
        health.MapGet("/startup", (DeskHost host) => Answer([.. Sessions(host)], [])).WithName("getStartup")
            .WithSummary("Whether the sessions watched at the start have been rebuilt").Produces<HealthView>().Produces<HealthView>(503);
    }

    private static IResult Answer(IReadOnlyList<string> waiting, IReadOnlyList<string> degraded) => TypedResults.Json(
        new HealthView(waiting.Count == 0 ? "ok" : "not ready", waiting, degraded), StatusShapes.Default.HealthView,
        statusCode: waiting.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);

    private static IEnumerable<string> Store(BarStore bars)
    {
        string? fault = null;
        try
        {
            bars.Find("", Core.Market.Interval.Day1);
        }
        catch (Exception caught)
        {
            fault = $"the store cannot be read: {caught.Message}";
        }
        return fault is null ? [] : [fault];
    }

    private static IEnumerable<string> Sessions(DeskHost desk) => desk.Ready switch
    {
        { IsCompletedSuccessfully: true } => [],
        { IsFaulted: true, Exception: var fault } => [$"the watchlist could not be started: {fault!.InnerException!.Message}"],
        _ => ["sessions are being rebuilt"],
    };
}
