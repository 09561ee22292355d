using GoldenSignals.Core.Indicators;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Agents;

/// <summary>
/// Expects a stretched market to come back: RSI against bands that rise and fall with the trend, the turn of RSI, and its divergence from
/// price. Wilder, New Concepts in Technical Trading Systems (1978), section VI; the one-bar view leans on a two-bar RSI as in Connors and
/// Alvarez, Short Term Trading Strategies That Work (2009).
/// </summary>
public sealed class RsiAgent : IAgent
{
    private const int TrendBars = 200;

    /// <summary>Half the way between Wilder's bands of 30 and 70, and how far a strong trend moves both: Brown's ranges for bull and bear.</summary>
    private const double BandHalf = 20, BandShiftMax = 10;

    /// <summary>Average true ranges from the long mean that count as a trend, and RSI points that count as a turn.</summary>
    private const double TrendAtr = 8, TurnPoints = 10;

    private readonly Rsi rsi = new(14);
    private readonly Rsi quick = new(2);
    private readonly Ema rsiMean = new(5);
    private readonly Sma longMean = new(TrendBars);
    private readonly Atr atr = new(14);
    private readonly Divergence divergence = new();
    private int bars;
    private double middle = double.NaN;

    public void Observe(in Bar bar, in Context context, Span<Opinion> opinions)
    {
        Update(bar);
        if (bars < TrendBars)
        {
            opinions.Fill(Opinion.Abstain(new Why("bands follow the 200-bar mean; {0:0} of 200 bars seen", bars)));
            return;
        }
        double stretch = (rsi.Value - middle) / BandHalf;
        double quickStretch = (quick.Value - 50) / 40;
        // Quiet inside the bands, firm outside: a square keeps small stretches small.
        Span<double> views = [-stretch * Math.Abs(stretch), -quickStretch * Math.Abs(quickStretch), (rsi.Value - rsiMean.Value) / TurnPoints, 0];
        Tangents.Take(views);
        views[3] = divergence.View;
        Why why = Reason(stretch);
        opinions[0] = Blend.Say(views, [0.2, 0.5, 0.1, 0.2], why);
        opinions[1] = Blend.Say(views, [0.5, 0.2, 0.1, 0.2], why);
        opinions[2] = Blend.Say(views, [0.7, 0.0, 0.1, 0.2], why);
    }

    public IReadOnlyList<Evidence> Evidence() =>
    [
        new("RSI 14", rsi.Value, Units.Percent),
        new("RSI 2", quick.Value, Units.Percent),
        new("lower band", middle - BandHalf, Units.Percent),
        new("upper band", middle + BandHalf, Units.Percent),
        new("RSI above its 5-bar mean", rsi.Value - rsiMean.Value, Units.Percent),
        new("divergence", divergence.View, Units.Ratio),
        new("200-bar mean", longMean.Value, Units.Price),
    ];

    private void Update(in Bar bar)
    {
        bars++;
        rsi.Update(bar);
        quick.Update(bar);
        rsiMean.Update(rsi.Value);
        longMean.Update(bar);
        atr.Update(bar);
        divergence.Update(bar, rsi.Value);
        middle = 50 + BandShiftMax * Tangents.Of((bar.Close - longMean.Value) / (TrendAtr * atr.Value));
    }

    private Why Reason(double stretch) => new(
        stretch < -1 ? "RSI {0:0.0} under its band of {1:0.0} to {2:0.0}: stretched down"
        : stretch > 1 ? "RSI {0:0.0} over its band of {1:0.0} to {2:0.0}: stretched up"
        : divergence.View > 0 ? "RSI {0:0.0} within its band of {1:0.0} to {2:0.0}; price made a lower low, RSI did not"
        : divergence.View < 0 ? "RSI {0:0.0} within its band of {1:0.0} to {2:0.0}; price made a higher high, RSI did not"
        : "RSI {0:0.0} within its band of {1:0.0} to {2:0.0}",
        rsi.Value, middle - BandHalf, middle + BandHalf);
}
