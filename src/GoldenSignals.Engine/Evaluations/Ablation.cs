using System.Globalization;
using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Evaluations;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Evaluations;

/// <summary>Leaves each agent out in turn and says what is missed.</summary>
internal sealed class Ablation(EvaluationRequest request, EvaluationBook all)
{
    private const int TargetsNamedMax = 3;

    /// <summary>Brier skill below which a difference, however sure, is none to speak of: a tenth of a point.</summary>
    private const double SkillMin = 0.001;

    /// <summary>The agents that sit in these sessions, as the catalog and the settings name them.</summary>
    public static IReadOnlyList<string> AgentsOf(EvaluationRequest request) =>
    [
        .. AgentCatalog.All.Where(agent => agent.Installed).Select(agent => agent.Name)
            .Concat(request.Seated.External.Select(voices => voices.Agent))
            .Where(agent => !request.Settings.Disabled.Contains(agent)),
    ];

    /// <param name="step">Runs everything with other settings.</param>
    /// <param name="bars">On which an agent's cost is measured.</param>
    public IReadOnlyList<AgentAblation> Run(Func<SessionSettings, EvaluationBook> step, StoredBars bars) =>
        [.. AgentsOf(request).Select(agent => Without(agent, step(request.Without(agent)).Margins!, bars))];

    private AgentAblation Without(string agent, MarginBook rest, StoredBars bars)
    {
        TargetMargin[] margins = [.. all.Margins!.TargetsOf(agent).Select(target => new TargetMargin(target, all.Margins.Above(rest, target)))];
        var nearest = all.Margins.Nearest(agent);
        double? cost = AgentCatalog.Find(agent)?.Make is { } make ? AgentCost.NanosecondsPerBar(make, bars.Bars) : null;
        return new AgentAblation(agent, cost, nearest?.Agent, nearest?.Correlation, margins, Sentence(agent, margins));
    }

    internal static string Sentence(string agent, IReadOnlyList<TargetMargin> margins)
    {
        string lost = Named(margins.Where(margin => margin.MarginalBrierSkill is { Low: > 0, Value: >= SkillMin })), gained = Named(margins.Where(margin => margin.MarginalBrierSkill is { High: < 0, Value: <= -SkillMin }));
        string[] parts =
        [
            .. lost.Length > 0 ? [$"Brier skill is lost on {lost}"] : Array.Empty<string>(),
            .. gained.Length > 0 ? [$"skill is gained on {gained}"] : Array.Empty<string>(),
        ];
        return parts.Length == 0 ? $"Without {agent} nothing changes." : $"Without {agent} {string.Join(", and ", parts)}.";
    }

    private static string Named(IEnumerable<TargetMargin> margins) => string.Join(", ", margins
        .OrderByDescending(margin => Math.Abs(margin.MarginalBrierSkill.Value!.Value)).Take(TargetsNamedMax)
        .Select(margin => string.Create(CultureInfo.InvariantCulture, $"{margin.Target} ({100 * Math.Abs(margin.MarginalBrierSkill.Value!.Value):0.0} points)")));
}
