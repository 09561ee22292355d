namespace GoldenSignals.Core.Agents.Patterns;

/// <summary>One kind of pattern on one side.</summary>
public interface IPattern
{
    /// <summary>Called once for every bar; true on the bar that completes a pattern, and on no other. Allocates nothing.</summary>
    /// <param name="sighting">Written only when true; a reference, as clearing one for every look would cost more than looking.</param>
    bool Look(Chart chart, ref Sighting sighting);
}
