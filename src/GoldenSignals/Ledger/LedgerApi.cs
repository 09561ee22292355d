using System.ComponentModel;
using System.Text.Json.Serialization;
using GoldenSignals.Core.Claims;
using GoldenSignals.Engine.Ledger;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Ledger;

/// <summary>Claim cards of one kind of run.</summary>
/// <param name="Cards">Of each interval those over all symbols, then of each symbol.</param>
public sealed record TrackRecordView(string Ran, IReadOnlyList<ClaimCard> Cards, string Disclosure);

/// <summary>The ledger: what was said, before it could be known, and the proof that it was.</summary>
public static class LedgerApi
{
    public static readonly Slice Slice = new(LedgerShapes.Default, Map)
    {
        Tools = LedgerTools.All, Add = services => services.AddSingleton<LedgerStore>(),
    };

    private static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = routes.MapGroup(Server.Api).WithTags("Ledger");
        api.MapGet("/ledger", (LedgerStore store, Settings settings) => LedgerAnswers.View(store, settings)).WithName("getLedger")
            .WithSummary("Every chain of the ledger, its last signed head, and what was refused last").Says();
        api.MapGet("/ledger/proof/{signalId}", Prove).WithName("getLedgerProof")
            .WithSummary("What leads from the bytes of a signal's entry to the signature over all chains")
            .WithDescription("Entry → hash → root of its chain → root over all chains → ECDSA P-256 signature. docs/reference/ledger says how to follow it.")
            .Says(404);
        api.MapGet("/parity", ParityAsync).WithName("getParity")
            .WithSummary("Whether live, paper and replay gave the signals that a backtest over the stored bars gives, and the cause of every difference")
            .WithDescription("Causes: data, timing, fill, settings, code. docs/concepts/parity.md says what each means.").Says(400, 404);
        api.MapGet("/track-record", TrackRecord).WithName("getTrackRecord")
            .WithSummary("Claim cards of the consensus from what the ledger holds: what was said before it could be known, and what came of it")
            .WithDescription("Kinds of runs are never added together, and made-up bars have no card. Evaluations have their own addresses.").Says(400);
    }

    private static TrackRecordView TrackRecord(
        LedgerStore store, Settings settings, [Description("Where it ran: replay, paper or live.")] string ran = "live")
    {
        Ran where = ran switch
        {
            LedgerWords.Replay => Ran.Replay,
            LedgerWords.Paper => Ran.Paper,
            LedgerWords.Live => Ran.Live,
            _ => throw Fault.Parameter("ran", $"\"{ran}\" is no kind of run that has a record", "It is one of replay, paper, live."),
        };
        return new TrackRecordView(ran, LedgerCards.Of(store, where), settings.Disclosure);
    }

    private static Task<ParityView> ParityAsync(
        Database database, Settings settings, [Description("Tickers parted by commas, @watchlist or @all.")] string symbols,
        [Description("Bar length: 1m 5m 15m 30m 1h 4h 1d or 1w.")] string interval = "1d",
        [Description("First day or moment compared.")] string? from = null, [Description("Last day or moment compared, inclusive.")] string? to = null,
        CancellationToken stop = default) => Task.Run(() => ParityAnswers.Of(database, settings, [symbols], interval, from, to, stop), stop);

    private static LedgerProof Prove(LedgerStore store, [Description("Id of a signal.")] string signalId) => LedgerAnswers.Prove(store, signalId);
}

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(LedgerView))]
[JsonSerializable(typeof(LedgerProof))]
[JsonSerializable(typeof(TrackRecordView))]
[JsonSerializable(typeof(ParityView))]
internal sealed partial class LedgerShapes : JsonSerializerContext;
