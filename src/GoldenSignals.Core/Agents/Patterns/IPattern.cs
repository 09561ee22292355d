namespace GoldenSignals.Core.Agents.Patterns;

/// <summary>One kind of pattern on one side.</summary>
public interface IPattern
{
    /// <summary>What the latest bar must be or have done; where it has not, there is no need to look.</summary>
    Traits Needs => Traits.None;

    /// <summary>Called for every bar with the traits it needs; true on the bar that completes a pattern, and on no other. Allocates nothing.</summary>
    /// <param name="sighting">Written only when true; a reference, as clearing one for every look would cost more than looking.</param>
    bool Look(Chart chart, ref Sighting sighting);
}
