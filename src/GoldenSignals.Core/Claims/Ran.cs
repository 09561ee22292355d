namespace GoldenSignals.Core.Claims;

/// <summary>Where a claim was made. Records of different places are never added together.</summary>
public enum Ran
{
    /// <summary>Stored bars stepped for a record; nobody could have acted on it.</summary>
    Backtest,

    /// <summary>Stored bars played through the live runtime.</summary>
    Replay,

    /// <summary>Live bars, no money.</summary>
    Paper,

    /// <summary>Live bars.</summary>
    Live,
}

/// <summary>The words of where a claim was made.</summary>
public static class RanWords
{
    /// <summary>As every card, page and answer says it.</summary>
    public static string Text(this Ran ran) => ran switch
    {
        Ran.Replay => "replay",
        Ran.Paper => "paper",
        Ran.Live => "live",
        _ => "backtest",
    };
}
