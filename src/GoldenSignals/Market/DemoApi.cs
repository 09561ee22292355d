using System.ComponentModel;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Market;

/// <summary>Something to look at without data of one's own.</summary>
/// <param name="Label">SYNTHETIC or REPLAY, as everything made from it is labelled.</param>
/// <param name="Source">Where its bars come from.</param>
/// <param name="Active">Whether its symbols are watched.</param>
public sealed record DemoView(string Id, string Title, string Label, string Source, string Description, bool Active);

/// <summary>The demos, for those who have no data yet.</summary>
public static class DemoApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = routes.MapGroup(Server.Api).WithTags("Market");
        api.MapGet("/demo", List).WithName("getDemos").WithSummary("What can be looked at without data of one's own").Says();
        api.MapPost("/demo/{id}", StartAsync).WithName("startDemo")
            .WithSummary("Stores the past of a demo, watches its symbols and follows it").Says(403, 404);
        api.MapDelete("/demo/{id}", LeaveAsync).WithName("leaveDemo")
            .WithSummary("Stops watching the symbols of a demo; what is stored of them stays, and it does not start by itself again").Says(403, 404);
    }

    private static DemoView[] List(Demos demos, WatchStore watchlist)
    {
        HashSet<string> watched = [.. watchlist.List()];
        return [.. demos.All.Select(demo => View(demo, watched))];
    }

    private static async Task<DemoView> StartAsync(
        [Description("As the list of demos names it.")] string id, Demos demos, Desk desk, WatchStore watchlist, CancellationToken stop)
    {
        Demo demo = Find(demos, id);
        await desk.WatchAsync(demo.Tickers, stop);
        return View(demo, [.. watchlist.List()]);
    }

    private static async Task<DemoView> LeaveAsync(
        [Description("As the list of demos names it.")] string id, Demos demos, Desk desk, WatchStore watchlist, CancellationToken stop)
    {
        Demo demo = Find(demos, id);
        await desk.UnwatchAsync(demo.Tickers, stop);
        return View(demo, [.. watchlist.List()]);
    }

    private static Demo Find(Demos demos, string id) => demos.All.FirstOrDefault(demo => demo.Id == id) ?? throw Fault.NotFound(
        $"There is no demo \"{id}\" here.",
        id == Demos.Sp500 ? "Install its data with `npm ci` in the folder web, then start again." : "GET /api/v1/demo lists those there are.");

    private static DemoView View(Demo demo, HashSet<string> watched) => new(
        demo.Id, demo.Title, demo.Source.Label.Text(), demo.Provenance, demo.Description, demo.Tickers.Any(watched.Contains));
}
