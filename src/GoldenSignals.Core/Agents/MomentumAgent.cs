using GoldenSignals.Core.Indicators;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Agents;

/// <summary>
/// Expects what has gone up to go on: the return of the last year without its last month, the last month, and the distance from the
/// year's high, each in units of its own volatility; and the rank among the watched symbols.
/// Jegadeesh and Titman, Journal of Finance 48:1 (1993); George and Hwang, "The 52-week high", Journal of Finance 59:5 (2004);
/// scaling after Moskowitz, Ooi and Pedersen, "Time series momentum", Journal of Financial Economics 104:2 (2012).
/// </summary>
public sealed class MomentumAgent : IAgent
{
    private const int YearBars = 252, MonthBars = 21, VolatilityBars = 60;

    /// <summary>Fewest symbols among which a rank says something.</summary>
    private const int SymbolsMin = 3;

    /// <summary>Symbols at which a rank is half believed: with few, the median that it is asked about is itself noise.</summary>
    private const double SymbolsHalf = 10;

    private readonly Roc year = new(YearBars);
    private readonly Roc month = new(MonthBars);
    private readonly RealizedVolatility volatility = new(VolatilityBars);
    private readonly RollingExtreme high = RollingExtreme.Highest(YearBars);
    private long close;
    private int bars;
    private double rank = double.NaN;
    private double skipReturn = double.NaN, monthReturn = double.NaN;

    public void Observe(in Bar bar, in Context context, Span<Opinion> opinions)
    {
        Update(bar, context);
        opinions[3] = Relative(context);
        if (bars <= YearBars)
        {
            opinions[..3].Fill(Opinion.Abstain(new Why("a year is 253 closes; {0:0} seen", bars)));
            return;
        }
        Span<double> views =
        [
            Scaled(skipReturn, YearBars - MonthBars),
            Scaled(monthReturn, MonthBars) / 2,
            1 + 2 * Scaled(LogReturn.Of(high.Value, close), YearBars), // half a year's deviation below the high: neutral
        ];
        Tangents.Take(views);
        Why why = new("{0:+0.0;-0.0} % in the year before the last month, {1:+0.0;-0.0} % in that month, {2:0.0} % below the year's high",
            Percent(skipReturn), month.Value, BelowHigh);
        opinions[0] = Blend.Say(views, [0.4, 0.2, 0.4], why);
        opinions[1] = Blend.Say(views, [0.5, 0.2, 0.3], why);
        opinions[2] = Blend.Say(views, [0.6, 0.1, 0.3], why);
    }

    public IReadOnlyList<Evidence> Evidence() =>
    [
        new("12-1 month return", Percent(skipReturn), Units.Percent),
        new("rate of change, 21 bars", month.Value, Units.Percent),
        new("rate of change, 252 bars", year.Value, Units.Percent),
        new("below the 252-bar high", BelowHigh, Units.Percent),
        new("252-bar high", high.Ready ? high.Value : double.NaN, Units.Price),
        new("volatility a bar, 60 bars", 100 * volatility.Value, Units.Percent),
        new("rank in the universe", rank, Units.Ratio),
    ];

    private void Update(in Bar bar, in Context context)
    {
        bars++;
        close = bar.Close;
        year.Update(bar);
        month.Update(bar);
        volatility.Update(bar);
        high.Update(bar.High);
        monthReturn = Log(month.Value);
        skipReturn = Log(year.Value) - monthReturn; // from 252 to 21 bars ago: the last month tends to come back
        rank = context.Symbols >= SymbolsMin ? context.MomentumRank : double.NaN;
    }

    private Opinion Relative(in Context context) => double.IsNaN(rank)
        ? Opinion.Abstain(context.Symbols < SymbolsMin
            ? "a rank needs a watched universe of three symbols"
            : "the universe is too young for a rank over 120 bars")
        : Opinion.Of(2 * rank - 1, context.Symbols / (context.Symbols + SymbolsHalf),
            new Why("120-bar return ranks {0:0.00} among {1:0} symbols (1 is the highest)", rank, context.Symbols));

    private double BelowHigh => high.Ready ? 100.0 * (high.Value - close) / high.Value : double.NaN;

    private double Scaled(double logReturn, int bars) => logReturn / (volatility.Value * Math.Sqrt(bars));

    private static double Log(double percent) => Math.Log(1 + percent / 100);

    private static double Percent(double logReturn) => 100 * (Math.Exp(logReturn) - 1);
}
