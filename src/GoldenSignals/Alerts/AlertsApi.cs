using System.ComponentModel;
using System.Globalization;
using GoldenSignals.Core.Alerts;
using GoldenSignals.Engine.Alerts;
using GoldenSignals.Web;
using Microsoft.AspNetCore.Mvc;

namespace GoldenSignals.Alerts;

/// <summary>Alerts over the network: rules made, changed, tried and deleted, and what they have told.</summary>
internal static class AlertsApi
{
    private const int UsualFirings = 50, FiringsMax = 500;

    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = routes.MapGroup(Server.Api).WithTags("Alerts");
        api.MapGet("/alerts", List).WithName("getAlerts").WithSummary("Every alert rule, in the order they were made").Says();
        api.MapPost("/alerts", AddAsync).WithName("addAlert").WithSummary("Makes a rule of a sentence; it is at work from the next close on")
            .WithDescription($"For example: {AlertWords.Example}. A rule fires where its condition becomes so, once for each close.")
            .Produces<AlertView>(StatusCodes.Status201Created).Says(400, 403);
        api.MapPatch("/alerts/{id}", ChangeAsync).WithName("changeAlert").WithSummary("Changes what a rule says, or whether it is at work").Says(400, 403, 404);
        api.MapDelete("/alerts/{id}", RemoveAsync).WithName("removeAlert").WithSummary("Deletes a rule; its history stays, and it can be restored")
            .Produces(StatusCodes.Status204NoContent).Says(403, 404);
        api.MapPost("/alerts/{id}/restore", RestoreAsync).WithName("restoreAlert").WithSummary("Brings back a rule that was deleted").Says(403, 404);
        api.MapPost("/alerts/check", (AlertRequest asked, AlertRules rules) => rules.Check(asked.Sentence)).WithName("checkAlert")
            .WithSummary("Whether a sentence is understood, and which word is not").Says(400, 403);
        api.MapPost("/alerts/test", (AlertTrialRequest asked, AlertRules rules, CancellationToken stop) => rules.Try(asked.Sentence, asked.Years, stop)).WithName("testAlert")
            .WithSummary("How often a rule would have fired over the last years of stored bars, and how often the claims it told of were right")
            .WithDescription("A dry run: nothing is sent and nothing is kept. Accuracy comes as a claim card of a backtest, with its baseline; on synthetic data there is none.")
            .Says(400, 403);
        api.MapGet("/alerts/words", (AlertRules rules) => rules.Words()).WithName("getAlertWords").WithSummary("The words a sentence can be made of").Says();
        api.MapGet("/alerts/history", History).WithName("getAlertHistory").WithSummary("What has fired, newest first, with receipts of its delivery and what came of the claim")
            .WithDescription("With `after`, what has fired since, oldest first: an open page asks so for what it is to show.").Says(400);
    }

    private static AlertsView List(AlertStore store, AlertRules rules, Settings settings) =>
        new([.. store.List().Select(AlertView.Of)], rules.Channels, settings.Disclosure);

    private static async Task<IResult> AddAsync([FromBody] AlertRequest asked, AlertStore store, AlertRules rules, CancellationToken stop)
    {
        StoredAlert made = await store.AddAsync(rules.Read(asked.Sentence), stop);
        return Results.Created($"{Server.Api}/alerts/{made.Id}", AlertView.Of(made));
    }

    private static async Task<AlertView> ChangeAsync(long id, [FromBody] AlertChange asked, AlertStore store, AlertRules rules, CancellationToken stop) =>
        AlertView.Of(await store.ChangeAsync(id, asked.Sentence is null ? null : rules.Read(asked.Sentence), asked.Enabled, stop) ?? throw None(id));

    private static async Task<IResult> RemoveAsync(long id, AlertStore store, CancellationToken stop) =>
        await store.RemoveAsync(id, stop) ? Results.NoContent() : throw None(id);

    private static async Task<AlertView> RestoreAsync(long id, AlertStore store, CancellationToken stop) =>
        AlertView.Of(await store.RestoreAsync(id, stop) ?? throw None(id));

    private static AlertHistoryView History(
        AlertHistory history,
        [Description("Only of this rule.")] long? rule = null,
        [Description("The `next` of the page before.")] long? before = null,
        [Description("Only what has fired after this place, oldest first.")] long? after = null,
        [Description("Most firings to answer with, 1 to 500; 50 when left out.")] int? limit = null)
    {
        int most = Asked.Limit(limit, UsualFirings, FiringsMax);
        return after is { } place ? history.After(place, most) : history.Page(most, before, rule);
    }

    internal static Fault None(long id) =>
        Fault.NotFound($"there is no alert {id.ToString(CultureInfo.InvariantCulture)}", "GET /api/v1/alerts or `golden alerts list` shows them.");
}
