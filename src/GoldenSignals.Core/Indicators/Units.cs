namespace GoldenSignals.Core.Indicators;

/// <summary>The units that indicators and evidence are given in.</summary>
public static class Units
{
    /// <summary>Ticks inside the core, currency once shown.</summary>
    public const string Price = "price";

    /// <summary>0 to 100, or a change times 100.</summary>
    public const string Percent = "percent";

    /// <summary>A plain number; 0.01 is one per cent.</summary>
    public const string Ratio = "ratio";

    /// <summary>0 to 1.</summary>
    public const string Probability = "probability";

    /// <summary>Units traded.</summary>
    public const string Volume = "volume";

    /// <summary>A count of bars.</summary>
    public const string Bars = "bars";

    /// <summary>Average true ranges.</summary>
    public const string Atr = "atr";
}
