namespace GoldenSignals.Core.Indicators;

/// <summary>Every indicator there is. To add one: write its file, add its line here.</summary>
public static class IndicatorCatalog
{
    public static readonly IReadOnlyList<IndicatorEntry> All =
    [
        new("sma", "Simple average of the close.", [Bars("period", 20)], [Value(Units.Price)], Pane.Price,
            p => (int)p[0], p => new Sma((int)p[0])),
        new("ema", "Exponential average of the close, seeded by the simple one.", [Bars("period", 20)], [Value(Units.Price)], Pane.Price,
            p => (int)p[0], p => new Ema((int)p[0])),
        new("rsi", "Relative strength: which part of the average move was up.", [Bars("period", 14)], [Value(Units.Percent)], Pane.Own,
            p => (int)p[0] + 1, p => new Rsi((int)p[0])),
        new("macd", "Fast less slow exponential average, its own average and their distance.",
            [Bars("fast", 12), Bars("slow", 26, 2), Bars("signal", 9)],
            [new("line", Units.Price), new("signal", Units.Price), new("histogram", Units.Price)], Pane.Own,
            p => (int)p[1] + (int)p[2] - 1, p => new Macd((int)p[0], (int)p[1], (int)p[2])),
        new("atr", "Wilder's average of the true range.", [Bars("period", 14)], [Value(Units.Price)], Pane.Own,
            p => (int)p[0] + 1, p => new Atr((int)p[0])),
        new("adx", "Strength of the trend, and the share of the range that went up and down.", [Bars("period", 14)],
            [new("adx", Units.Percent), new("plus", Units.Percent), new("minus", Units.Percent)], Pane.Own,
            p => 2 * (int)p[0], p => new Adx((int)p[0])),
        new("bollinger", "The simple average and bands some population deviations away.",
            [Bars("period", 20), new("width", 2, 0.1, 10, Whole: false)],
            [new("upper", Units.Price), new("middle", Units.Price), new("lower", Units.Price)], Pane.Price,
            p => (int)p[0], p => new Bollinger((int)p[0], p[1])),
        new("stoch", "Where the close stands within the recent range, smoothed, and its average.",
            [Bars("period", 14), Bars("smooth", 3), Bars("signal", 3)], [new("k", Units.Percent), new("d", Units.Percent)], Pane.Own,
            p => (int)p[0] + (int)p[1] + (int)p[2] - 2, p => new Stochastic((int)p[0], (int)p[1], (int)p[2])),
        new("williams", "How far the close is below the recent high, in percent of the range.", [Bars("period", 14)],
            [Value(Units.Percent)], Pane.Own, p => (int)p[0], p => new WilliamsR((int)p[0])),
        new("obv", "On-balance volume: added on a higher close, taken off on a lower one.", [], [Value(Units.Volume)], Pane.Own,
            _ => 1, _ => new Obv()),
        new("ad", "Volume weighted by where each bar closed within its range, added up.", [], [Value(Units.Volume)], Pane.Own,
            _ => 1, _ => new AccumulationDistribution()),
        new("cmf", "Share of the recent volume that accumulated less the share distributed.", [Bars("period", 20)],
            [Value(Units.Ratio)], Pane.Own, p => (int)p[0], p => new ChaikinMoneyFlow((int)p[0])),
        new("mfi", "Which part of the recent money changed hands at a rising typical price.", [Bars("period", 14)],
            [Value(Units.Percent)], Pane.Own, p => (int)p[0] + 1, p => new MoneyFlowIndex((int)p[0])),
        new("vwap", "Volume-weighted average price since the first bar.", [], [Value(Units.Price)], Pane.Price,
            _ => 1, _ => new Vwap()),
        new("roc", "The close against the close some bars before.", [Bars("period", 12)], [Value(Units.Percent)], Pane.Own,
            p => (int)p[0] + 1, p => new Roc((int)p[0])),
        new("aroon", "How fresh the recent high and low are.", [Bars("period", 25)],
            [new("up", Units.Percent), new("down", Units.Percent)], Pane.Own, p => (int)p[0] + 1, p => new Aroon((int)p[0])),
        new("donchian", "Highest high and lowest low of the bars before this one.", [Bars("period", 20)],
            [new("upper", Units.Price), new("middle", Units.Price), new("lower", Units.Price)], Pane.Price,
            p => (int)p[0] + 1, p => new Donchian((int)p[0])),
        new("stddev", "Population deviation of the close from its simple average.", [Bars("period", 20)], [Value(Units.Price)], Pane.Own,
            p => (int)p[0], p => new StandardDeviation((int)p[0])),
        new("rv", "Realized volatility per bar: root mean square of close-to-close log returns.", [Bars("period", 20)],
            [Value(Units.Ratio)], Pane.Own, p => (int)p[0] + 1, p => new RealizedVolatility((int)p[0])),
        new("parkinson", "Volatility per bar from highs and lows.", [Bars("period", 20)], [Value(Units.Ratio)], Pane.Own,
            p => (int)p[0], p => new Parkinson((int)p[0])),
    ];

    /// <summary>The entry of this key, or null.</summary>
    public static IndicatorEntry? Find(string key) =>
        All.FirstOrDefault(entry => string.Equals(entry.Key, key, StringComparison.OrdinalIgnoreCase));

    /// <summary>What a text such as "macd:12:26:9.line", "rsi" or "bollinger:20:2.5" asks for.</summary>
    /// <exception cref="FormatException">It asks for nothing there is; the message says what is wrong and what there is.</exception>
    public static IndicatorRequest Parse(string text) => IndicatorRequest.Parse(text);

    private static IndicatorParameter Bars(string name, int usual, int least = 1) => new(name, usual, least, Period.BarsMax);

    private static IndicatorPart Value(string unit) => new("value", unit);
}
