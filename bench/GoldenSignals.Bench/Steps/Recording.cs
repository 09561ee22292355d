using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Consensus;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Targets;

namespace GoldenSignals.Bench.Steps;

/// <summary>What the agents said over a tape, kept so that targets and consensus can be run without them.</summary>
internal sealed class Recording
{
    private readonly Bar[] bars;
    private readonly int[] sides;
    private readonly Dictionary<string, double[]> strengths = [];

    public Recording(Tape tape)
    {
        bars = tape.Bars;
        sides = new int[bars.Length];
        AgentEntry[] entries = [.. AgentCatalog.All.Where(entry => entry.Installed)];
        foreach (TargetEntry target in Questions)
        {
            strengths[target.Key] = new double[bars.Length * Voices(target)];
        }
        var voicesBefore = Questions.ToDictionary(target => target.Key, _ => 0);
        foreach (AgentEntry entry in entries)
        {
            Record(entry, voicesBefore);
        }
    }

    public static IReadOnlyList<TargetEntry> Questions { get; } = [.. TargetCatalog.All.Where(entry => entry.Make is not null)];

    /// <summary>Settles and forms every question at every bar, from the strengths that were recorded.</summary>
    public void FormAll()
    {
        var targets = new Target[Questions.Count];
        var consensus = new TargetConsensus?[Questions.Count];
        var heard = new double[Questions.Count][];
        var width = new int[Questions.Count];
        for (int i = 0; i < targets.Length; i++)
        {
            targets[i] = Questions[i].Make!(new TargetSettings(0.001));
            width[i] = Voices(Questions[i]);
            consensus[i] = width[i] > 0 ? new TargetConsensus(targets[i], width[i]) : null;
            heard[i] = strengths[Questions[i].Key];
        }
        int year = bars[0].Time.Year;
        for (int at = 0; at < bars.Length; at++)
        {
            bool yearEnded = bars[at].Time.Year != year;
            year = bars[at].Time.Year;
            for (int i = 0; i < targets.Length; i++)
            {
                targets[i].Update(bars[at], Context.None);
                consensus[i]?.Settle(yearEnded);
                if (sides[at] != 0 && targets[i] is TradeTarget trade)
                {
                    trade.Propose(sides[at]);
                }
                consensus[i]?.Form(heard[i].AsSpan(at * width[i], width[i]));
            }
        }
    }

    private static int Voices(TargetEntry target) =>
        AgentCatalog.All.Where(entry => entry.Installed).Sum(entry => entry.Targets.Count(key => key == target.Key));

    private void Record(AgentEntry entry, Dictionary<string, int> voicesBefore)
    {
        IAgent agent = entry.Make!();
        var opinions = new Opinion[entry.Targets.Count];
        for (int at = 0; at < bars.Length; at++)
        {
            agent.Observe(bars[at], Context.None, opinions);
            sides[at] = sides[at] != 0 ? sides[at] : agent.SetUp.Side;
            for (int i = 0; i < opinions.Length; i++)
            {
                double[] all = strengths[entry.Targets[i]];
                int width = all.Length / bars.Length;
                all[at * width + voicesBefore[entry.Targets[i]]] = opinions[i].Holds ? opinions[i].Strength : double.NaN;
            }
        }
        foreach (string key in entry.Targets)
        {
            voicesBefore[key]++;
        }
    }
}
