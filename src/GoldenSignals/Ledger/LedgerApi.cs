using System.ComponentModel;
using System.Text.Json.Serialization;
using GoldenSignals.Engine.Ledger;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Ledger;

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
    }

    private static LedgerProof Prove(LedgerStore store, [Description("Id of a signal.")] string signalId) => LedgerAnswers.Prove(store, signalId);
}

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(LedgerView))]
[JsonSerializable(typeof(LedgerProof))]
internal sealed partial class LedgerShapes : JsonSerializerContext;
