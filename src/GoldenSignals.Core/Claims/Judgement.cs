using GoldenSignals.Core.Metrics;

namespace GoldenSignals.Core.Claims;

/// <summary>The one rule for how far a record has proven itself, in a running session and on a card.</summary>
public static class Judgement
{
    /// <summary>Effective calls before anything but unproven may be said, and how many of the last must still show a lift.</summary>
    public const double EffectiveMin = 250;

    /// <summary>Largest calibration error of a demonstrated claim.</summary>
    public const double CalibrationErrorMax = 0.05;

    /// <summary>Points a demonstrated range may be off what it promises; a month's has fewer independent calls.</summary>
    private const double CoverageErrorMax = 0.02, CoverageErrorMaxLong = 0.03;

    private const int LongBars = 20;

    /// <summary>Closed blocks that the last 250 effective calls lie in.</summary>
    public static int RecentBlocks(int horizon, int blockBars) => Math.Max(1, (int)Math.Ceiling(EffectiveMin * horizon / blockBars));

    /// <summary>The state of a record of probabilities.</summary>
    /// <param name="brierGain">Gain in squared error over the baseline.</param>
    /// <param name="lift">Gain in hit rate over the baseline.</param>
    /// <param name="recentLift">Hits above the baseline's in the recent blocks.</param>
    public static ClaimState Of(double effectiveSample, BatchMeans brierGain, BatchMeans lift, double recentLift, Reliability reliability)
    {
        if (effectiveSample < EffectiveMin || !(brierGain.Low > 0)) return ClaimState.Unproven;
        bool demonstrated = lift.Low > 0 && recentLift > 0 && reliability.Error(effectiveSample) <= CalibrationErrorMax;
        return demonstrated ? ClaimState.Demonstrated : ClaimState.Weak;
    }

    /// <summary>The state of a set-up's record. It says no more than that its target comes first more often than at random, which is its lift.</summary>
    public static ClaimState OfSetUp(double effectiveSample, BatchMeans lift) =>
        effectiveSample < EffectiveMin || !(lift.Low > 0) ? ClaimState.Unproven : ClaimState.Weak;

    /// <summary>The state of a record of ranges: sharper than the baseline's, and then also as often right as promised.</summary>
    /// <param name="scoreGain">Gain in interval score over the baseline.</param>
    public static ClaimState OfRanges(int horizon, double effectiveSample, BatchMeans scoreGain, double held80, double held90)
    {
        if (effectiveSample < EffectiveMin || !(scoreGain.Low > 0)) return ClaimState.Unproven;
        double most = horizon >= LongBars ? CoverageErrorMaxLong : CoverageErrorMax;
        bool kept = Math.Abs(held80 - 0.80) <= most && Math.Abs(held90 - 0.90) <= most;
        return kept ? ClaimState.Demonstrated : ClaimState.Weak;
    }
}
