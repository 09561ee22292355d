using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Opinions;

/// <summary>An opinion as it is sent in.</summary>
/// <param name="Agent">Whose it is: lower case letters, digits and underscores.</param>
/// <param name="Symbol">Ticker of a stored series.</param>
/// <param name="Target">Such as direction:5; GET /api/v1/targets lists them.</param>
/// <param name="Score">−1 surely no, to 1 surely yes.</param>
/// <param name="Confidence">How much of the score to believe, 0 to 1; 1 when left out.</param>
/// <param name="Interval">1m … 1w; 1d when left out.</param>
/// <param name="Time">The moment it was formed; now when left out.</param>
public sealed record OpinionSent(
    string Agent, string Symbol, string Target, [property: JsonRequired] double Score, double? Confidence = null, string? Interval = null, DateTimeOffset? Time = null);

/// <summary>What became of an opinion.</summary>
/// <param name="Received">When it was written down, UTC; a running session hears it at the first close from then on.</param>
/// <param name="Counts">live, or backtest where a bar has closed between the moment it names and its coming.</param>
public sealed record OpinionReceived(
    long Sequence, string Agent, string Symbol, string Interval, string Target, double Score, double Confidence, DateTime Time, DateTime Received, string Counts);

/// <summary>Opinions from outside: a model of the user's own takes a place among the agents and is measured as they are.</summary>
public static class OpinionsApi
{
    /// <summary>Most opinions one request may bring.</summary>
    private const int OpinionsMax = 1000;

    private const int UsualListed = 100;

    private static readonly TimeSpan ClockDifferenceMax = TimeSpan.FromMinutes(1);

    public static readonly Slice Slice = new(OpinionsShapes.Default, Map);

    private static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = routes.MapGroup(Server.Api).WithTags("Opinions");
        api.MapPost("/opinions", ReceiveAsync).WithName("sendOpinions")
            .WithSummary("Takes opinions of agents from outside, all or none; each is stamped with the moment it came")
            .WithDescription($"Up to {OpinionsMax} at once. A running session hears an opinion at the first close after it came, and at that close alone. One that names "
                + "a moment since which a bar has closed is kept for `golden evaluate` and counts as backtest, never as live.")
            .Says(400, 403, 404);
        api.MapGet("/opinions", List).WithName("getOpinions").WithSummary("The opinions received for a symbol, newest first").Says(400, 404);
    }

    private static async Task<OpinionReceived[]> ReceiveAsync(OpinionSent[] opinions, BarStore bars, Desk desk, TimeProvider clock, CancellationToken stop)
    {
        if (opinions.Length is 0 or > OpinionsMax)
        {
            throw Fault.Usage($"{opinions.Length} opinions were sent", $"Send 1 to {OpinionsMax} at once, as a JSON array.");
        }
        DateTime now = clock.GetUtcNow().UtcDateTime;
        // Everything is read before anything is written.
        (Series Series, ExternalOpinion Opinion)[] read = [.. opinions.Select((sent, i) => Read(sent, $"opinions[{i}]", bars, now))];
        var answers = new List<OpinionReceived>();
        foreach (IGrouping<Series, ExternalOpinion> one in read.GroupBy(one => one.Series, one => one.Opinion))
        {
            answers.AddRange((await desk.Runtime.ReceiveAsync(one.Key, [.. one], stop)).Select(received => Tell(one.Key, received)));
        }
        return [.. answers];
    }

    private static OpinionReceived[] List(
        BarStore bars, Database database,
        [Description("Ticker, such as SPY.")] string symbol,
        [Description("1m 5m 15m 30m 1h 4h 1d or 1w; 1d when left out.")] string? interval = null,
        [Description("Most opinions to answer with, 1 to 1000; 100 when left out.")] int? limit = null)
    {
        Series series = Stored.Find(bars, symbol, Asked.Interval(interval)).Series;
        int most = Asked.Limit(limit, UsualListed, OpinionsMax);
        return [.. new InputJournal(new JournalStore(database)).Received(series).Reverse().Take(most).Select(received => Tell(series, received))];
    }

    private static (Series, ExternalOpinion) Read(OpinionSent sent, string place, BarStore bars, DateTime now)
    {
        Interval interval = Asked.Field($"{place}.interval", () => Stored.Interval(sent.Interval ?? Interval.Day1.Name));
        SeriesInfo stored = bars.Find(sent.Symbol ?? "", interval)
            ?? throw Fault.NotFound($"{place}.symbol: no {interval} bars of {sent.Symbol} are stored", NearMatches.Remedy(bars, sent.Symbol ?? ""));
        DateTime time = sent.Time?.UtcDateTime ?? now;
        if (time > now + ClockDifferenceMax)
        {
            throw Fault.Parameter($"{place}.time", $"{time:O} has not come yet", "Leave it out, or name the moment the opinion was formed.");
        }
        var opinion = new ExternalOpinion(sent.Agent, sent.Target, time, sent.Score, sent.Confidence ?? 1);
        return opinion.Fault is var (field, fault)
            ? throw Fault.Parameter($"{place}.{field}", fault, "GET /api/v1/targets lists the targets; scores run from -1 to 1, confidence from 0 to 1.")
            : (stored.Series, opinion);
    }

    private static OpinionReceived Tell(Series series, ReceivedOpinion received) => new(
        received.Sequence, received.Opinion.Agent, series.Symbol.Ticker, series.Interval.Name, received.Opinion.Target, received.Opinion.Score,
        received.Opinion.Confidence, received.Opinion.Time, received.Received, received.Late ? "backtest" : "live");
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(OpinionSent[]))]
[JsonSerializable(typeof(OpinionReceived[]))]
internal sealed partial class OpinionsShapes : JsonSerializerContext;
