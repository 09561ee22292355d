using GoldenSignals.Core.Learning;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Targets;

namespace GoldenSignals.Core.Agents;

/// <summary>Which of four markets this is (rising or falling, calm or wild), and how wild the coming bars will be.</summary>
/// <remarks>Volatility is forecast by a heterogeneous autoregression; its own past errors turn the forecast into probabilities of the
/// questions on volatility, band and range. Trend and volatility states are filtered: they flip only when a margin is passed.</remarks>
public sealed class MarketRegimeAgent : IAgent
{
    /// <summary>Bars of the trend's means, and the margins in average moves that flip a state.</summary>
    private const int FastBars = 50, SlowBars = 200;
    private const double TrendMargin = 0.5, VolatilityMargin = 0.05;

    /// <summary>Log-odds that count as certainty: a score of 1.</summary>
    private const double LogitUnit = 4;

    /// <summary>Every regime there is.</summary>
    public static readonly IReadOnlyList<string> AllStates = ["calm downtrend", "wild downtrend", "calm uptrend", "wild uptrend"];

    private readonly VolatilityFeatures features;
    private readonly VolatilityTarget week, month;
    private readonly BandTarget band;
    private readonly RangeTarget range;
    private readonly bool isIntraday;
    private readonly HarOdds weekOdds = new(5), monthOdds = new(20), bandOdds = new(5), rangeOdds = new(1);
    private double fastMean, slowMean, trend = double.NaN;
    private bool rising, wild;
    private int bars;
    private double weekProbability = double.NaN, monthProbability = double.NaN, bandProbability = double.NaN, rangeProbability = double.NaN;

    /// <param name="day">On intraday bars the places of the day, which it measures everything against; null on longer ones.</param>
    public MarketRegimeAgent(DaySlots? day = null)
    {
        isIntraday = day is not null;
        features = new VolatilityFeatures(day);
        (week, month) = (new VolatilityTarget(5, day), new VolatilityTarget(20, day));
        (band, range) = (new BandTarget(5, day), new RangeTarget(day));
    }

    public string? State => bars > SlowBars ? AllStates[(rising ? 2 : 0) + (wild ? 1 : 0)] : null;

    public void Observe(in Bar bar, in Context context, Span<Opinion> opinions)
    {
        features.Update(in bar);
        week.Update(in bar, in context);
        month.Update(in bar, in context);
        band.Update(in bar, in context);
        range.Update(in bar, in context);
        FilterTrend(in bar);
        if (features.Ready && isIntraday) ForecastOfDay();
        else if (features.Ready) Forecast(in bar);

        opinions[0] = OnVolatility(weekProbability, weekOdds, week);
        opinions[1] = OnVolatility(monthProbability, monthOdds, month);
        opinions[2] = double.IsNaN(bandProbability)
            ? Opinion.Abstain("still learning how far closes stray")
            : Of(bandProbability, new Why("closes stay within ±{0:0.0} % with probability {1:0.00}", 100 * band.Width, bandProbability));
        opinions[3] = double.IsNaN(rangeProbability)
            ? Opinion.Abstain("still learning how wide bars are")
            : Of(rangeProbability, new Why(isIntraday
                ? "next range above its median at this time of day with probability {0:0.00}; the last was {1:0.00} of its own"
                : "next range above its 60-bar median with probability {0:0.00}; today's is {1:0.00} of it",
                rangeProbability, isIntraday ? range.Ratio : range.TrueRange / range.Median));
        opinions[4] = OnTrend();
        opinions[5] = opinions[4];
    }

    public IReadOnlyList<Evidence> Evidence() =>
    [
        new("forecast volatility, 5 bars", 100 * Forecast(weekOdds, week), "percent a bar"),
        new("realised volatility, 5 bars", 100 * week.Realised, "percent a bar"),
        new("median volatility, 5 bars", 100 * week.Median, "percent a bar"),
        new("P(volatility:5 above median)", weekProbability, "probability"),
        new("P(volatility:20 above median)", monthProbability, "probability"),
        new("P(closes inside the band)", bandProbability, "probability"),
        new("band", 100 * band.Width, "percent"),
        new("P(range above median)", rangeProbability, "probability"),
        new("trend", trend, "average moves"),
    ];

    private void Forecast(in Bar bar)
    {
        weekOdds.Update(features.X, Log(week.Realised));
        monthOdds.Update(features.X, Log(month.Realised));
        bandOdds.Update(features.X, Log(band.Excursion));
        rangeOdds.Update(features.X, Log(range.TrueRange / bar.Close));

        weekProbability = Probability(weekOdds, week.Median);
        monthProbability = Probability(monthOdds, month.Median);
        bandProbability = 1 - Probability(bandOdds, band.Width);
        rangeProbability = Probability(rangeOdds, range.Median / bar.Close);
        double distance = weekOdds.LogForecast - Log(week.Median);
        if (Math.Abs(distance) > VolatilityMargin) wild = distance > 0;
    }

    /// <summary>The same in medians of the time of day: what came true over what it was asked against, so that the level is always 1.</summary>
    private void ForecastOfDay()
    {
        weekProbability = Probability(weekOdds, week, week.Median);
        monthProbability = Probability(monthOdds, month, month.Median);
        bandProbability = 1 - Probability(bandOdds, band, band.Width);
        rangeProbability = Probability(rangeOdds, range, range.Median);
        if (Math.Abs(weekOdds.LogForecast) > VolatilityMargin) wild = weekOdds.LogForecast > 0;
    }

    private double Probability(HarOdds odds, Target target, double level)
    {
        odds.Update(features.X, VolatilityFeatures.LogRatio(target.Ratio));
        return level > 0 ? odds.Above(0) : double.NaN;
    }

    private double Forecast(HarOdds odds, VolatilityTarget target) => Math.Exp(odds.LogForecast) * (isIntraday ? target.Median : 1);

    private static double Probability(HarOdds odds, double level) => double.IsNaN(level) ? double.NaN : odds.Above(Log(level));

    private static double Log(double volatility) => VolatilityFeatures.LogVolatility(volatility * volatility);

    private void FilterTrend(in Bar bar)
    {
        bars++;
        double price = bar.Close;
        fastMean += (price - fastMean) * Math.Max(1.0 / bars, 2.0 / (FastBars + 1));
        slowMean += (price - slowMean) * Math.Max(1.0 / bars, 2.0 / (SlowBars + 1));
        if (!features.Ready) return;
        double move = Math.Exp(features.X[4]) * features.Unit * Math.Sqrt(FastBars);
        trend = Math.Log(fastMean / slowMean) / move;
        if (Math.Abs(trend) > TrendMargin) rising = trend > 0;
    }

    private Opinion OnVolatility(double probability, HarOdds odds, VolatilityTarget target) => double.IsNaN(probability)
        ? Opinion.Abstain("still learning how volatility follows itself")
        : Of(probability, new Why("volatility forecast {0:0.00} % a bar against a median of {1:0.00} %: above with probability {2:0.00}",
            100 * Forecast(odds, target), 100 * target.Median, probability));

    private Opinion OnTrend() => bars <= SlowBars || double.IsNaN(trend)
        ? Opinion.Abstain("trend needs 200 bars")
        : Opinion.Of(Tangents.Of(0.5 * trend), wild ? 0.4 : 0.7,
            new Why("50-bar mean {0:0.0} average moves from the 200-bar mean, volatility at {1:0.00} of its median",
                trend, isIntraday ? week.Ratio : week.Realised / week.Median));

    private static Opinion Of(double probability, Why why) => Opinion.Of(Odds.Logit(probability) / LogitUnit, 1, why);
}
