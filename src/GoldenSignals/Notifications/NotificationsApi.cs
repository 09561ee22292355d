using System.ComponentModel;
using System.Globalization;
using GoldenSignals.Engine.Notifications;
using GoldenSignals.Web;

namespace GoldenSignals.Notifications;

/// <summary>Channels, what was sent over them, and what came for the page.</summary>
public static class NotificationsApi
{
    private const int UsualRows = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = routes.MapGroup($"{Server.Api}/notifications").WithTags("Notifications");
        api.MapGet("/channels", (Settings settings, Deliveries deliveries, TimeProvider clock) =>
                ChannelView.All(settings.Channels, deliveries, clock.GetUtcNow().UtcDateTime))
            .WithName("getChannels").WithSummary("The channels that are set up, with how things stand on each; no secret is in it").Says();
        api.MapPost("/channels/{name}/test", TestAsync).WithName("testChannel").WithSummary("Sends a test over a channel, at once and once, whatever the hour")
            .WithDescription("Answers with what the channel said. A busy channel is not asked again.").Says(403, 404);
        api.MapGet("/deliveries", List).WithName("getDeliveries").WithSummary("What became of notices, newest first, a page at a time")
            .WithDescription("Each with its last answer and receipt. Dead letters are those of state dead.").Says(400);
        api.MapPost("/deliveries/{id}/retry", RetryAsync).WithName("retryDelivery")
            .WithSummary("Tries what is dead, or of unknown fate, again as if for the first time").Says(400, 403, 404);
        api.MapGet("/inbox", Inbox).WithName("getInbox").WithSummary("What came over the browser channels, oldest first").Says(400);
    }

    private static async Task<AttemptView> TestAsync(
        [Description("As the list names it.")] string name, Settings settings, Postman postman, Deliveries deliveries, CancellationToken stop)
    {
        await postman.TestAsync(Channels.Find(settings, name).Name, stop);
        return AttemptView.Of(deliveries.Last(name)!);
    }

    private static DeliveriesPage List(
        Settings settings, Deliveries deliveries,
        [Description("Only of this channel.")] string? channel = null,
        [Description("Only in this state: waiting, sending, sent, dead, expired or unknown.")] string? state = null,
        [Description("The `next` of the page before.")] string? before = null,
        [Description("Most rows to answer with, 1 to 500; 50 when left out.")] int? limit = null)
    {
        int most = Asked.Limit(limit, UsualRows, Deliveries.RowsMax);
        IReadOnlyList<Delivery> found = deliveries.List(
            channel is null or "" ? null : channel, Channels.State(state), most, before is null or "" ? long.MaxValue : Channels.Id("before", before));
        return new DeliveriesPage(
            [.. found.Select(DeliveryView.Of)], found.Count == most ? found[^1].Id.ToString(CultureInfo.InvariantCulture) : null);
    }

    private static async Task<DeliveryView> RetryAsync(
        [Description("As the list names it.")] string id, Deliveries deliveries, CancellationToken stop) =>
        DeliveryView.Of(await Channels.RetryAsync(deliveries, Channels.Id("id", id), stop));

    private static InboxPage Inbox(
        Settings settings, Deliveries deliveries,
        [Description("Only what came after this sequence.")] long? after = null,
        [Description("Most items to answer with, 1 to 500; 50 when left out.")] int? limit = null)
    {
        int most = Asked.Limit(limit, UsualRows, Deliveries.RowsMax);
        string[] channels = [.. settings.Channels.Where(plan => plan.Kind.Name == ChannelCatalog.Browser).Select(plan => plan.Name)];
        long last = deliveries.LastForPage(channels);
        return new InboxPage([.. deliveries.ForPage(channels, after ?? 0, most).Select(Item)], last);
    }

    private static InboxItem Item(Shown shown) => new(
        shown.Sequence, shown.Title, shown.Text, shown.Urgency.ToString().ToLowerInvariant(), shown.Time, shown.Expires,
        [.. shown.Notices.Select(notice => new InboxNotice(notice.Key, notice.Title, notice.Fields))]);
}
