namespace GoldenSignals.Core.Market;

/// <summary>Where bars come from, as every page, answer and export must say it.</summary>
public enum DataLabel
{
    /// <summary>Bars a person imported from files.</summary>
    Imported,

    /// <summary>Made by the simulator.</summary>
    Synthetic,

    /// <summary>Stored bars played as if they were arriving now.</summary>
    Replay,

    /// <summary>Arriving from a vendor.</summary>
    Live,
}

/// <summary>The words of a label.</summary>
public static class DataLabels
{
    /// <summary>As every page, answer and export says it; the two that are no market are in capitals.</summary>
    public static string Text(this DataLabel label) => label switch
    {
        DataLabel.Synthetic => "SYNTHETIC",
        DataLabel.Replay => "REPLAY",
        DataLabel.Live => "live",
        _ => "imported",
    };
}
