using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Targets;

namespace GoldenSignals.Core.Tests.Reference;

internal static class TargetsPage
{
    public static string Write() => new Markdown()
        .Title("Targets")
        .Paragraph("This page is written from `TargetCatalog` by a test. A target is a question about the future with a rule that settles it. The number "
            + "after the colon is the horizon in bars of the session's interval. A claim on a target is measured against a baseline that is fixed here "
            + "and chosen by nobody. On intraday bars a median, a base rate and a baseline is that of the same time of day on the last 60 days: "
            + "see [the time of day](../concepts/time-of-day.md).")
        .Table(["target", "question", "baseline", "bars", "agents"], TargetCatalog.All.Select(entry => new[]
        {
            $"`{entry.Key}`", entry.Question, entry.Baseline, Markdown.Number(entry.Horizon),
            string.Join(" ", AgentCatalog.All.Where(agent => agent.Targets.Contains(entry.Key)).Select(agent => $"[`{agent.Name}`](agents.md)")),
        }))
        .ToString();
}
