using System.ComponentModel;
using System.Text.Json;
using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Signals;

/// <summary>A page of signals, newest first.</summary>
/// <param name="Next">Goes into `before` for the page that follows; null on the last.</param>
public sealed record SignalsPage(IReadOnlyList<Signal> Items, string? Next);

/// <summary>Signals: the latest, those of the past, and whether the intervals of a symbol agree.</summary>
public static class SignalsApi
{
    private const int UsualSignals = 20, SignalsMax = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = routes.MapGroup(Server.Api).WithTags("Signals");
        api.MapGet("/symbols/{symbol}/signal", SignalAsync).WithName("getSignal")
            .WithSummary("Everything the consensus says of a symbol at a close, now or as it was at a moment of the past")
            .WithDescription("A watched symbol is answered with the signal stored last; X-Age-Seconds says how old its close is. "
                + "The answer is the same, byte for byte, as that of `golden analyze --json`.")
            .Produces<Signal>().Says(400, 404);
        api.MapGet("/signals", PageAsync).WithName("getSignals").WithSummary("Stored signals, newest first, a page at a time")
            .Produces<SignalsPage>().Says(400);
        api.MapGet("/symbols/{symbol}/agreement", AgreementAsync).WithName("getAgreement")
            .WithSummary("Lean, decision and claims of a symbol at each interval that is stored, and in a sentence how they agree").Says(404);
        api.MapGet("/stream", StreamAsync).WithName("openStream").WithSummary("The live stream, over a WebSocket")
            .WithDescription("Say {\"subscribe\":[\"*\"],\"since\":null} once: tickers or * for all, and the id seen last, or null for the latest of each series. "
                + "Then come {\"id\":7,\"signal\":{…}} in the order of their ids, {\"batch\":[…]} of several such, and {\"heartbeat\":true} when it is quiet. "
                + $"After a drop say the last id as since: nothing is lost, nothing comes twice. A client more than {SignalsStream.BehindSignalsMax} signals "
                + "behind is sent the latest of each series only. Closed with 4008: too slow; 4000: not understood.")
            .Produces(StatusCodes.Status101SwitchingProtocols).Says(400, 403, 503);
    }

    private static async Task<IResult> SignalAsync(
        HttpContext context, Analyst analyst, TimeProvider clock,
        [Description("Ticker, such as SPY.")] string symbol,
        [Description("1m 5m 15m 30m 1h 4h 1d or 1w; 1d when left out.")] string? interval = null,
        [Description("As it was then: a day, its close included, or a moment.")] string? at = null)
    {
        Signal signal = await analyst.SayAsync(symbol, Asked.Interval(interval), at, context.RequestAborted);
        double age = Math.Max(0, (clock.GetUtcNow().UtcDateTime - signal.AsOf).TotalSeconds);
        context.Response.Headers["X-Age-Seconds"] = ((long)age).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Results.Text(SignalJson.Write(signal, indented: true) + "\n", "application/json");
    }

    private static async Task<IResult> PageAsync(
        SignalPages pages,
        [Description("Only of this ticker.")] string? symbol = null,
        [Description("The `next` of the page before.")] string? before = null,
        [Description("Most signals to answer with, 1 to 200; 20 when left out.")] int? limit = null)
    {
        int most = Asked.Limit(limit, UsualSignals, SignalsMax);
        long until = long.MaxValue;
        if (before is not (null or "") && !long.TryParse(before, out until))
        {
            throw Fault.Parameter("before", $"\"{before}\" is no place in the list", "Take `next` of the page before.");
        }
        return Results.Bytes(await pages.OfAsync(until, most, symbol?.ToUpperInvariant()), "application/json");
    }

    private static async Task<AgreementView> AgreementAsync(
        [Description("Ticker, such as SPY.")] string symbol, BarStore bars, Analyst analyst, Settings settings, CancellationToken stop) =>
        await Agreement.OfAsync(symbol, bars, analyst, settings, stop);

    private static async Task StreamAsync(HttpContext context, SignalsStream stream, IHostApplicationLifetime life)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            throw Fault.Usage("The stream speaks over a WebSocket.", "Connect with ws://, or poll GET /api/v1/signals.");
        }
        if (stream.Clients >= SignalsStream.ClientsMax)
        {
            throw new Fault("busy", $"{SignalsStream.ClientsMax} clients are connected already.", "Try again later.");
        }
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
        await stream.RunAsync(socket, ending.Token);
    }
}
