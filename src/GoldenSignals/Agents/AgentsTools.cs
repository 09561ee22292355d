using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Targets;
using GoldenSignals.Web;
using ModelContextProtocol.Server;

namespace GoldenSignals.Agents;

/// <summary>Who is asked and about what; no market data stands in it.</summary>
public sealed record AgentsAnswer(
    string DataLabel, DateTime? AsOf, string Disclosure, IReadOnlyList<AgentRow> Agents, IReadOnlyList<TargetRow> Targets);

/// <summary>The agents, for a language model.</summary>
internal static class AgentsTools
{
    public static IEnumerable<McpServerTool> All(IServiceProvider services)
    {
        yield return Tools.Reading(
            "list_agents", "List the agents",
            "Lists the agents whose opinions make a signal, whether each is installed, the targets it speaks on, and what each target asks and is "
            + "measured against.",
            services, List);
    }

    private static AgentsAnswer List(Settings settings) => new(
        "none", null, settings.Disclosure, [.. AgentCatalog.All.Select(AgentsCommand.Row)], [.. TargetCatalog.All.Select(TargetsCommand.Row)]);
}
