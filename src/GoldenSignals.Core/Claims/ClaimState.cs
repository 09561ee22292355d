namespace GoldenSignals.Core.Claims;

/// <summary>How far a kind of claim has proven itself against its baseline.</summary>
public enum ClaimState
{
    /// <summary>Too little evidence, or no skill above the baseline: the base rate is published.</summary>
    Unproven,

    /// <summary>At least 250 effective calls and a Brier skill whose interval lies above 0.</summary>
    Weak,

    /// <summary>Also a lift whose interval lies above 0, a calibration error of 5 points at most, and lift over the last 250 effective calls.</summary>
    Demonstrated,
}

/// <summary>The words of a state.</summary>
public static class ClaimStates
{
    public static string Text(this ClaimState state) => state switch
    {
        ClaimState.Demonstrated => "demonstrated",
        ClaimState.Weak => "weak",
        _ => "unproven",
    };
}
