namespace GoldenSignals.Core.Claims;

/// <summary>Where the close came to lie of a range forecast made h bars ago. Lengths are log returns; closes are ticks of the session's adjusted grid.</summary>
/// <param name="Horizon">Bars from issue to settlement.</param>
/// <param name="Issued">Close of the bar it was made at, UTC.</param>
/// <param name="IssueBar">That bar's place in the session, from 0.</param>
/// <param name="Reach80">Half the width of the range that was to hold 80 times in 100.</param>
/// <param name="Scale">Forecast volatility of the h bars together.</param>
/// <param name="BaselineScale">The baseline's: volatility of the 252 bars before; NaN while unknown.</param>
public readonly record struct RangeSettlement(
    int Horizon, DateTime Issued, int IssueBar, long IssueClose, long Close, double Reach80, double Reach90, double Scale, double BaselineScale)
{
    /// <summary>Points of the normal distribution that hold 80 and 90 of 100 between them: Abramowitz and Stegun, table 26.5.</summary>
    public const double Normal80 = 1.2815515655446004, Normal90 = 1.6448536269514722;

    /// <summary>Signed log return from issue to settlement.</summary>
    public double Move => Math.Log((double)Close / IssueClose);

    public bool Held80 => Math.Abs(Move) <= Reach80;

    public bool Held90 => Math.Abs(Move) <= Reach90;

    public double BaselineReach80 => Normal80 * BaselineScale;

    public double BaselineReach90 => Normal90 * BaselineScale;
}
