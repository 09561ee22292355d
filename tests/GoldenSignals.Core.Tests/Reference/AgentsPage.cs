using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Tests.Laws;

namespace GoldenSignals.Core.Tests.Reference;

internal static class AgentsPage
{
    private const int TrialBars = 1_500;

    public static string Write()
    {
        Markdown page = new Markdown()
            .Title("Agents")
            .Paragraph("This page is written from `AgentCatalog` by a test. An agent watches one symbol at one interval, bar by bar, and says an opinion on each "
                + "of its [targets](targets.md): a score from −1 (surely no) to 1 (surely yes), a confidence from 0 to 1 and a reason; or it abstains and "
                + "says why. An opinion is not a probability: what it is worth is measured from settled claims, and until then it weighs nothing.")
            .Table(["agent", "what it looks at", "targets", "status"], AgentCatalog.All.Select(entry => new[]
            {
                $"`{entry.Name}`", entry.Summary, string.Join(" ", entry.Targets.Select(target => $"`{target}`")),
                entry.Installed ? "installed" : "not yet installed",
            }));
        foreach (AgentEntry entry in AgentCatalog.All.Where(entry => entry.Installed))
        {
            Describe(page, entry);
        }
        return page.ToString();
    }

    private static void Describe(Markdown page, AgentEntry entry)
    {
        IAgent agent = entry.Make!();
        int[] first = Try(agent, entry.Targets.Count);
        page.Heading(entry.Name)
            .Paragraph(entry.Summary)
            .Table(["speaks on", "from bar"], entry.Targets.Zip(first, (target, bar) => new[] { $"`{target}`", bar == 0 ? "when it has cause" : $"{bar}" }))
            .Table(["evidence", "unit"], agent.Evidence().Select(evidence => new[] { evidence.Name, evidence.Unit }));
    }

    // The first bar with an opinion, found by trying: daily bars of a made-up market, always with a universe around it.
    private static int[] Try(IAgent agent, int targets)
    {
        int[] first = new int[targets];
        Opinion[] opinions = new Opinion[targets];
        Bar[] bars = new RandomBars(2).Daily(TrialBars);
        for (int i = 0; i < bars.Length; i++)
        {
            agent.Observe(bars[i], new Context(bars[i].Time, 5, 0, 0, 0.5, 0.5), opinions);
            for (int target = 0; target < targets; target++)
            {
                if (first[target] == 0 && opinions[target].Holds)
                {
                    first[target] = i + 1;
                }
            }
        }
        return first;
    }
}
