namespace GoldenSignals.Core.Targets;

/// <summary>Mean size of the moves behind an answer of yes and of no: what turns a probability into an expected value.</summary>
public sealed class MoveSizes
{
    private double gained, gains, lost, losses;

    /// <summary>Mean return when the answer was yes; NaN before the first.</summary>
    public double MeanGain => gains > 0 ? gained / gains : double.NaN;

    /// <summary>Mean loss when the answer was no, positive; NaN before the first.</summary>
    public double MeanLoss => losses > 0 ? lost / losses : double.NaN;

    internal void Add(double move, bool yes)
    {
        if (yes)
        {
            gained += move;
            gains++;
        }
        else
        {
            lost -= move;
            losses++;
        }
    }
}
