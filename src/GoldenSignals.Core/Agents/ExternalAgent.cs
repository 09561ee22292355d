using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Agents;

/// <summary>The place of an agent from outside: it says at a bar what was heard since the bar before, and is silent otherwise.</summary>
internal sealed class ExternalAgent(IReadOnlyList<string> targets) : IAgent
{
    private static readonly Why Silent = new("nothing was received for this bar"), Heard = new("received from outside");

    private readonly Opinion[] heard = [.. targets.Select(_ => Opinion.Abstain(Silent))];

    /// <summary>Keeps an opinion for the next bar; a later one on the same target takes its place.</summary>
    public void Hear(ExternalOpinion opinion)
    {
        for (int i = 0; i < heard.Length; i++)
        {
            if (targets[i] == opinion.Target) heard[i] = Opinion.Of(opinion.Score, opinion.Confidence, Heard);
        }
    }

    public void Observe(in Bar bar, in Context context, Span<Opinion> opinions)
    {
        heard.CopyTo(opinions);
        Array.Fill(heard, Opinion.Abstain(Silent));
    }

    public IReadOnlyList<Evidence> Evidence() => [];
}
