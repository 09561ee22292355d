namespace GoldenSignals.Core.Agents.Patterns.Candles;

/// <summary>What must hold of the latest bars besides the traits of the very latest.</summary>
internal delegate bool CandleRule(CandleView bars);

/// <summary>A pattern of one to five bars: seen where the rule holds, and drawn as a box around its bars.</summary>
/// <param name="side">1 or −1; 0 for a pattern that looks the same upside down and takes no side.</param>
/// <param name="needs">Traits of the latest bar, for side 1.</param>
/// <param name="tells">What was seen, in words that hold for both sides.</param>
internal sealed class CandlePattern(string name, int side, int candles, Traits needs, CandleRule rule, string tells) : IPattern
{
    private readonly int view = side == 0 ? 1 : side;
    private readonly string atLevel = $"{Start(name, tells)}, at a level touched {{2}} times{Sightings.CandleAge}";
    private readonly string atNone = $"{Start(name, tells)}, at no level{Sightings.CandleAge}";

    public Traits Needs => needs.On(view);

    /// <summary>The two sides of a pattern, each the other upside down.</summary>
    /// <param name="words">The rule, for the rising one.</param>
    public static IEnumerable<PatternEntry> Pair(
        string rising, string falling, int candles, Traits needs, CandleRule rule, string tells, string words, string source) =>
    [
        new(rising, falling, 1, candles, words, source, () => new CandlePattern(rising, 1, candles, needs, rule, tells)),
        new(falling, rising, -1, candles, words, source, () => new CandlePattern(falling, -1, candles, needs, rule, tells)),
    ];

    /// <summary>A single bar that takes no side.</summary>
    public static IEnumerable<PatternEntry> Neutral(string name, Traits needs, CandleRule rule, string tells, string words, string source) =>
        [new(name, name, 0, 1, words, source, () => new CandlePattern(name, 0, 1, needs, rule, tells))];

    public bool Look(Chart chart, ref Sighting sighting)
    {
        if (!rule(new CandleView(chart, view)))
        {
            return false;
        }
        int now = chart.Last, first = now - candles + 1;
        int lowest = chart.Lowest(first, now, view), highest = chart.Highest(first, now, view);
        double size = (chart.High(highest, view) - chart.Low(lowest, view)) / chart.Atr;
        // A candle spans more than it may miss the level by, so it has also closed on the good side of it.
        int near = chart.Levels.Near(view * chart.Low(lowest, view), Levels.NearAtr * chart.Atr);
        bool isAtLevel = side != 0 && near >= 0;
        int touches = isAtLevel ? chart.Levels[near].Touches : 0;
        sighting = new Sighting
        {
            Name = name,
            Side = side,
            Candles = candles,
            Bar = now,
            Strength = side == 0 ? 0 : size / (size + candles),
            Parts = candles + touches,
            Level = isAtLevel ? chart.Levels[near].Price : double.NaN,
            Wrong = side == 0 ? double.NaN : view * chart.Low(lowest, view),
            NamesTrade = side != 0,
            Words = isAtLevel ? atLevel : atNone,
            B = size,
            C = touches,
        };
        sighting.Add(new ShapePoint(chart[first].Time, chart.Top(view > 0 ? highest : lowest, 1).Price));
        sighting.Add(new ShapePoint(chart[now].Time, chart.Bottom(view > 0 ? lowest : highest, 1).Price));
        return true;
    }

    private static string Start(string name, string tells) => $"{Sightings.Capital(name)}: {tells}, {{1:0.0}} ATR from end to end";
}
