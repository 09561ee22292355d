namespace GoldenSignals.Core.Tests.Agents.Patterns;

/// <summary>
/// A case by hand of every pattern, for its rising side; upside down it is one of its twin. Each is completed by its last bar. The fall before
/// the candles ends with a bar from 10,100 to 10,000, high 10,110 and low 9,990; the average true range is about 120.
/// </summary>
internal static class PatternCases
{
    public static readonly IReadOnlyDictionary<string, Func<Drawing>> All = new Dictionary<string, Func<Drawing>>
    {
        // Lows of 9,990, 9,490 and 9,990; highs of 10,510 between them.
        ["inverse head and shoulders"] = () =>
            Drawing.Falling(60).To(10_500, 8).To(9_500, 12).To(10_500, 12).To(10_000, 8).To(10_600, 6),

        // Lows of 9,990 on bars 39 and 55, a high of 10,810 between them.
        ["double bottom"] = () => Drawing.Falling().To(10_800, 8).To(10_000, 8).To(10_800, 8).To(10_820, 1),

        // Highs of 10,810 on bars 47 and 59; lows of 9,990, 10,190 and 10,390 on bars 39, 53 and 63.
        ["ascending triangle"] = () => Drawing.Falling().To(10_800, 8).To(10_200, 6).To(10_800, 6).To(10_400, 4).To(10_790, 6).To(10_900, 1),

        // Highs of 11,010 on bar 47 and 10,910 on bar 59; lows of 9,990, 10,190 and 10,290 on bars 39, 53 and 65.
        ["symmetrical triangle up"] = () =>
            Drawing.Falling().To(11_000, 8).To(10_200, 6).To(10_900, 6).To(10_300, 6).To(10_800, 6).To(10_950, 1),

        // Highs of 11,010, 10,610 and 10,210 on bars 47, 59 and 71; lows of 9,990 and 9,790 on bars 53 and 65.
        ["falling wedge"] = () => Drawing.Falling()
            .To(11_000, 8).To(10_000, 6).To(10_600, 6).To(9_800, 6).To(10_200, 6).To(9_950, 6).To(10_050, 1),

        // Highs of 11,010 and 10,810 on bars 47 and 59; lows of 10,190 and 9,990 on bars 53 and 65: both lines fall 100 in six bars.
        ["falling channel"] = () => Drawing.Falling().To(11_000, 8).To(10_200, 6).To(10_800, 6).To(10_000, 6).To(10_500, 6).To(10_700, 1),

        // Highs of 10,810 and lows of 9,990, two of each.
        ["rectangle up"] = () => Drawing.Falling().To(10_800, 8).To(10_000, 8).To(10_800, 8).To(10_000, 8).To(10_800, 8).To(10_900, 1),

        // A pole from 9,990 to 11,010 in five bars; then highs falling 10 a bar, lows of 10,840 and 10,770.
        ["bull flag"] = () => Drawing.Falling()
            .To(11_000, 5).To(10_850, 3).To(10_940, 3).To(10_780, 3).To(10_870, 3).To(10_950, 1),

        // The same pole; highs falling from 11,010 to 10,940, lows rising from 10,790 to 10,850.
        ["bull pennant"] = () => Drawing.Falling()
            .To(11_000, 5).To(10_800, 3).To(10_930, 3).To(10_860, 3).To(10_870, 2).To(10_950, 1),

        // Three highs of 10,810.
        ["resistance break"] = () => Drawing.Falling()
            .To(10_800, 8).To(10_000, 8).To(10_800, 8).To(10_000, 8).To(10_800, 8).To(10_000, 8).To(10_800, 8).To(10_880, 1),

        ["doji"] = () => Drawing.Falling().Bar(9_990, 10_020, 9_960, 9_992),
        ["long-legged doji"] = () => Drawing.Falling().Bar(9_990, 10_070, 9_910, 9_992),
        ["spinning top"] = () => Drawing.Falling().Bar(9_980, 10_030, 9_930, 10_000),
        ["dragonfly doji"] = () => Drawing.Falling().Bar(9_998, 10_005, 9_900, 10_000),
        ["hammer"] = () => Drawing.Falling().Bar(9_980, 10_012, 9_850, 10_010),
        ["inverted hammer"] = () => Drawing.Falling().Bar(9_960, 10_100, 9_950, 9_980),
        ["white marubozu"] = () => Drawing.Falling().Bar(10_000, 10_150, 9_995, 10_145),
        ["bullish belt hold"] = () => Drawing.Falling().Bar(9_950, 10_100, 9_945, 10_070),
        ["bullish kicker"] = () => Drawing.Falling().Bar(10_000, 10_003, 9_897, 9_900).Bar(10_050, 10_180, 10_046, 10_177),
        ["bullish engulfing"] = () => Drawing.Falling().Bar(9_990, 10_130, 9_960, 10_120),
        ["bullish harami"] = () => Drawing.Falling().Bar(10_030, 10_060, 10_020, 10_050),
        ["bullish harami cross"] = () => Drawing.Falling().Bar(10_040, 10_070, 10_010, 10_042),
        ["piercing line"] = () => Drawing.Falling().Bar(9_980, 10_070, 9_970, 10_060),
        ["tweezer bottom"] = () => Drawing.Falling().Bar(10_000, 10_060, 9_985, 10_050),
        ["morning star"] = () => Drawing.Falling().Bar(9_960, 9_990, 9_930, 9_980).Bar(9_990, 10_080, 9_985, 10_070),
        ["morning doji star"] = () => Drawing.Falling().Bar(9_960, 9_995, 9_930, 9_962).Bar(9_990, 10_080, 9_985, 10_070),
        ["bullish abandoned baby"] = () => Drawing.Falling().Bar(9_960, 9_980, 9_930, 9_962).Bar(9_995, 10_080, 9_990, 10_070),
        ["three white soldiers"] = () => Drawing.Falling()
            .Bar(10_000, 10_075, 9_985, 10_070).Bar(10_040, 10_115, 10_030, 10_110).Bar(10_080, 10_155, 10_070, 10_150),
        ["three inside up"] = () => Drawing.Falling().Bar(10_030, 10_060, 10_020, 10_050).Bar(10_050, 10_130, 10_040, 10_120),
        ["three outside up"] = () => Drawing.Falling().Bar(9_990, 10_130, 9_960, 10_120).Bar(10_115, 10_170, 10_100, 10_160),
        ["rising three methods"] = () => Drawing.Sideways().Bar(10_000, 10_210, 9_990, 10_200)
            .Bar(10_180, 10_190, 10_140, 10_150).Bar(10_150, 10_165, 10_115, 10_125).Bar(10_130, 10_140, 10_090, 10_100)
            .Bar(10_110, 10_260, 10_100, 10_250),
    };

    /// <summary>The case of a pattern on its side.</summary>
    public static (Drawing Drawn, int Side) Of(string name, string twin) => All.TryGetValue(name, out Func<Drawing>? drawn) ? (drawn(), 1) : (All[twin](), -1);
}
