using GoldenSignals.Core.Indicators;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Agents;

/// <summary>
/// Follows the trend of two exponential averages: side and growth of the MACD histogram, how fresh its last cross is, and the line itself,
/// all in average true ranges. Appel, Technical Analysis (2005), ch. 8.
/// </summary>
public sealed class MacdAgent : IAgent
{
    private const int Fast = 12, Slow = 26, Signal = 9;

    /// <summary>Two slow averages: by then the seeds weigh little.</summary>
    private const int WarmUpBars = 2 * Slow + Signal;

    /// <summary>How long a cross is news.</summary>
    private const int CrossBars = 10;

    /// <summary>Average true ranges that count as much: of the histogram, of its growth in one bar, of the line.</summary>
    private const double HistogramAtr = 0.4, GrowthAtr = 0.1, LineAtr = 1.5;

    private readonly Macd macd = new(Fast, Slow, Signal);
    private readonly Atr atr = new(14);
    private double histogram = double.NaN;
    private double growth = double.NaN;
    private int bars;
    private int crossedAt;
    private int side;

    public void Observe(in Bar bar, in Context context, Span<Opinion> opinions)
    {
        Update(bar);
        if (bars < WarmUpBars)
        {
            opinions.Fill(Opinion.Abstain(new Why("averages settle over 61 bars; {0:0} seen", bars)));
            return;
        }
        Span<double> views = [histogram / HistogramAtr, growth / GrowthAtr, 0, macd.Line / atr.Value / LineAtr];
        Tangents.Take(views);
        views[2] = side * Math.Max(0, 1 - (double)CrossAge / CrossBars);
        Why why = Reason();
        opinions[0] = Blend.Say(views, [0.2, 0.5, 0.2, 0.1], why);
        opinions[1] = Blend.Say(views, [0.4, 0.2, 0.2, 0.2], why);
        opinions[2] = Blend.Say(views, [0.2, 0.1, 0.1, 0.6], why);
    }

    public IReadOnlyList<Evidence> Evidence() =>
    [
        new("MACD line", macd.Line, Units.Price),
        new("MACD signal", macd.Signal, Units.Price),
        new("histogram", histogram, Units.Atr),
        new("growth of the histogram", growth, Units.Atr),
        new("bars since the cross", side == 0 ? double.NaN : CrossAge, Units.Bars),
        new("ATR 14", atr.Value, Units.Price),
    ];

    private int CrossAge => bars - crossedAt;

    private void Update(in Bar bar)
    {
        bars++;
        double before = macd.Histogram;
        macd.Update(bar);
        atr.Update(bar);
        histogram = macd.Histogram / atr.Value;
        growth = (macd.Histogram - before) / atr.Value;
        if (before <= 0 && macd.Histogram > 0 || before >= 0 && macd.Histogram < 0)
        {
            crossedAt = bars;
            side = Math.Sign(macd.Histogram);
        }
    }

    private Why Reason() => new(
        side > 0 ? "MACD crossed up {0:0} bars ago, histogram {1:0.00} ATR and {2:+0.00;-0.00} in this bar"
        : side < 0 ? "MACD crossed down {0:0} bars ago, histogram {1:0.00} ATR and {2:+0.00;-0.00} in this bar"
        : "MACD has not crossed yet, histogram {1:0.00} ATR and {2:+0.00;-0.00} in this bar",
        CrossAge, histogram, growth);
}
