using System.Globalization;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Targets;

/// <summary>One kind of claim.</summary>
/// <param name="Key">Name and horizon, such as volatility:5; a name alone where the horizon belongs to the question.</param>
/// <param name="Baseline">The fixed rule it is measured against.</param>
/// <param name="Make">Makes the target for a session; null for ranges, which are not questions of yes or no.</param>
public sealed record TargetEntry(string Key, string Question, string Baseline, int Horizon, Func<TargetSettings, Target>? Make);

/// <summary>What a target may need to know beside the bars.</summary>
/// <param name="CostShare">Cost of getting in and out of a trade, as a share of the price.</param>
/// <param name="Day">On intraday bars the places of the day; null on longer ones.</param>
public readonly record struct TargetSettings(double CostShare, DaySlots? Day = null);

/// <summary>Every target there is. To add one: write its file, add its line here.</summary>
public static class TargetCatalog
{
    public static readonly IReadOnlyList<TargetEntry> All =
    [
        Direction(1),
        Direction(5),
        Direction(20),
        new("relative:5", "Is the return over 5 bars above the median of the watched universe?", "even odds, scored at the base rate", 5,
            settings => new RelativeTarget(settings.Day)),
        Volatility(5),
        Volatility(20),
        new("band:5", "Are all of the next 5 closes within a band around this close, as wide as held 70 % of the last 1,260 windows?",
            "climatology", 5, settings => new BandTarget(5, settings.Day)),
        new("range:1", "Is the next true range above the median of the last 60?", "current state", 1,
            settings => new RangeTarget(settings.Day)),
        new("activity:1", "Is the next volume above the median of the last 20?", "current state", 1,
            settings => new ActivityTarget(settings.Day)),
        new("trade", "Does the named set-up reach its target before its stop, after costs?", "random entry with the same barriers",
            SetUp.ExpiryBars, settings => new TradeTarget(settings.CostShare, settings.Day)),
        RangeForecast(1),
        RangeForecast(5),
        RangeForecast(20),
    ];

    /// <summary>The entry of this key, or null.</summary>
    public static TargetEntry? Find(string key) => All.FirstOrDefault(entry => entry.Key == key);

    private static TargetEntry Direction(int h) => new(
        Key("direction", h), h == 1 ? "Is the next close above this one?" : $"Is the close {h} bars on above this one?", "always-up", h,
        settings => new DirectionTarget(h, settings.Day));

    private static TargetEntry Volatility(int h) => new(
        Key("volatility", h), $"Is realised volatility of the next {h} bars above the median of its last 252 values?", "current state", h,
        settings => new VolatilityTarget(h, settings.Day));

    private static TargetEntry RangeForecast(int h) => new(
        Key("range-forecast", h), $"Where will the close be {h} bars on: ranges that hold 80 and 90 times in 100.",
        "normal with trailing 252-bar volatility", h, null);

    private static string Key(string name, int horizon) => $"{name}:{horizon.ToString(CultureInfo.InvariantCulture)}";
}
