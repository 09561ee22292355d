using System.Text.Json;
using System.Text.Json.Serialization;
using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Targets;
using GoldenSignals.Web;

namespace GoldenSignals.Agents;

/// <summary>Who is asked, and about what.</summary>
public static class AgentsApi
{
    public static readonly Slice Slice = new(AgentsShapes.Default, Map) { Tools = AgentsTools.All };

    private static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = routes.MapGroup(Server.Api).WithTags("Agents");
        api.MapGet("/agents", () => AgentCatalog.All.Select(AgentsCommand.Row).ToArray()).WithName("getAgents")
            .WithSummary("The agents, those not yet installed included, and the targets each speaks on").Says();
        api.MapGet("/targets", () => TargetCatalog.All.Select(TargetsCommand.Row).ToArray()).WithName("getTargets")
            .WithSummary("The questions claims are about, how each is measured and over how many bars").Says();
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(AgentRow[]))]
[JsonSerializable(typeof(TargetRow[]))]
internal sealed partial class AgentsShapes : JsonSerializerContext;
