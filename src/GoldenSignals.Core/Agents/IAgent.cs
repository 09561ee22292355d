using GoldenSignals.Core.Market;
using GoldenSignals.Core.Targets;

namespace GoldenSignals.Core.Agents;

/// <summary>Something with a view of one symbol at one interval. It sees bars in order and nothing else; same bars, same opinions.</summary>
public interface IAgent
{
    /// <summary>Takes one closed bar and says its opinion on each target of its catalog entry, in that order. Allocates nothing.</summary>
    void Observe(in Bar bar, in Context context, Span<Opinion> opinions);

    /// <summary>The numbers behind the latest opinions; for readers, so it may allocate.</summary>
    IReadOnlyList<Evidence> Evidence();

    /// <summary>What to draw for the latest opinions.</summary>
    IReadOnlyList<Shape> Shapes() => [];

    /// <summary>The name of the market state it sees, if it keeps one; a change of it is news.</summary>
    string? State => null;

    /// <summary>The trade it names at this close, if any.</summary>
    SetUp SetUp => SetUp.None;
}
