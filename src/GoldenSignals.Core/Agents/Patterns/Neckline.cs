namespace GoldenSignals.Core.Agents.Patterns;

/// <summary>A line through two bars, drawn on to the right. Prices are in ticks as the pattern's side sees them.</summary>
public readonly record struct Neckline(int Bar1, long Price1, int Bar2, long Price2)
{
    /// <summary>True when the price is above the line at this bar; in whole numbers, so exact.</summary>
    public bool IsUnder(int bar, long price) => (price - Price1) * (Bar2 - Bar1) > (Price2 - Price1) * (bar - Bar1);

    /// <summary>The line's price at a bar, ticks.</summary>
    public double At(int bar) => Price1 + (double)(Price2 - Price1) * (bar - Bar1) / (Bar2 - Bar1);
}
