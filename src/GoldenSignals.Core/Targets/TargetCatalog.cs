using System.Globalization;

namespace GoldenSignals.Core.Targets;

/// <summary>One kind of claim.</summary>
/// <param name="Key">Name and horizon, such as volatility:5; a name alone where the horizon belongs to the question.</param>
/// <param name="Baseline">The fixed rule it is measured against.</param>
/// <param name="Make">Makes the target for a session; null for ranges, which are not questions of yes or no.</param>
/// <param name="OnIntraday">False where medians must be kept per time of day before intraday bars may be asked about.</param>
public sealed record TargetEntry(
    string Key, string Question, string Baseline, int Horizon, Func<TargetSettings, Target>? Make, bool OnIntraday);

/// <summary>What a target may need to know beside the bars.</summary>
/// <param name="CostShare">Cost of getting in and out of a trade, as a share of the price.</param>
public readonly record struct TargetSettings(double CostShare);

/// <summary>Every target there is. To add one: write its file, add its line here.</summary>
public static class TargetCatalog
{
    public static readonly IReadOnlyList<TargetEntry> All =
    [
        Direction(1),
        Direction(5),
        Direction(20),
        new("relative:5", "Is the return over 5 bars above the median of the watched universe?", "even odds, scored at the base rate", 5,
            _ => new RelativeTarget(), OnIntraday: true),
        Volatility(5),
        Volatility(20),
        new("band:5", "Are all of the next 5 closes within a band around this close, as wide as held 70 % of the last 1,260 windows?",
            "climatology", 5, _ => new BandTarget(5), OnIntraday: false),
        new("range:1", "Is the next true range above the median of the last 60?", "current state", 1, _ => new RangeTarget(), OnIntraday: false),
        new("activity:1", "Is the next volume above the median of the last 20?", "current state", 1, _ => new ActivityTarget(), OnIntraday: false),
        new("trade", "Does the named set-up reach its target before its stop, after costs?", "random entry with the same barriers",
            SetUp.ExpiryBars, settings => new TradeTarget(settings.CostShare), OnIntraday: true),
        RangeForecast(1),
        RangeForecast(5),
        RangeForecast(20),
    ];

    /// <summary>The entry of this key, or null.</summary>
    public static TargetEntry? Find(string key) => All.FirstOrDefault(entry => entry.Key == key);

    private static TargetEntry Direction(int h) => new(
        Key("direction", h), h == 1 ? "Is the next close above this one?" : $"Is the close {h} bars on above this one?", "always-up", h,
        _ => new DirectionTarget(h), OnIntraday: true);

    private static TargetEntry Volatility(int h) => new(
        Key("volatility", h), $"Is realised volatility of the next {h} bars above the median of its last 252 values?", "current state", h,
        _ => new VolatilityTarget(h), OnIntraday: false);

    private static TargetEntry RangeForecast(int h) => new(
        Key("range-forecast", h), $"Where will the close be {h} bars on: ranges that hold 80 and 90 times in 100.",
        "normal with trailing 252-bar volatility", h, null, OnIntraday: true);

    private static string Key(string name, int horizon) => $"{name}:{horizon.ToString(CultureInfo.InvariantCulture)}";
}
