using GoldenSignals.Core.Indicators;
using GoldenSignals.Core.Learning;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Agents;

/// <summary>
/// Reads who is behind a move: on-balance volume, accumulation, the distance from where volume traded, and moves on unusual volume, which
/// tend to come back (Campbell, Grossman and Wang, "Trading volume and serial correlation in stock returns", Quarterly Journal of
/// Economics 108:4, 1993). And it forecasts the next volume, the one thing volume knows well.
/// </summary>
public sealed class VolumeAgent : IAgent
{
    private const int MonthBars = 20, QuarterBars = 60;

    /// <summary>Log-odds that count as certainty: a score of 1.</summary>
    private const double LogitUnit = 4;

    /// <summary>Share of all volume that counts as one-sided, and average true ranges from the traded price that count as stretched.</summary>
    private const double FlowShare = 0.25, StretchAtr = 2;

    private readonly Obv obv = new();
    private readonly ChaikinMoneyFlow month = new(MonthBars);
    private readonly ChaikinMoneyFlow quarter = new(QuarterBars);
    private readonly RollingSum balance = new(MonthBars);
    private readonly RollingSum money = new(MonthBars);
    private readonly RollingSum volume = new(MonthBars);
    private readonly Atr atr = new(14);
    private readonly Divergence divergence = new();
    private readonly VolumeForecast forecast;
    private readonly bool isIntraday;
    private long close;
    private double move = double.NaN;
    private int bars;
    private bool traded;

    /// <param name="day">On intraday bars the places of the day, which volume is measured against; null on longer ones.</param>
    public VolumeAgent(DaySlots? day = null)
    {
        isIntraday = day is not null;
        forecast = new VolumeForecast(day);
    }

    public void Observe(in Bar bar, in Context context, Span<Opinion> opinions)
    {
        Update(bar, context);
        if (!traded && bars >= MonthBars)
        {
            opinions.Fill(Opinion.Abstain("this market reports no volume"));
            return;
        }
        opinions[0] = OnDirection();
        opinions[1] = OnActivity(bar.Volume);
    }

    public IReadOnlyList<Evidence> Evidence() =>
    [
        new("on-balance volume, 20 bars", Balance, Units.Ratio),
        new("Chaikin money flow, 20 bars", month.Value, Units.Ratio),
        new("accumulation, 60 bars", quarter.Value, Units.Ratio),
        new("volume-weighted price, 20 bars", Vwap, Units.Price),
        new("close above it", Stretch, Units.Atr),
        new("volume against the usual for its place in the calendar", Math.Exp(forecast.Surprise), Units.Ratio),
        new("divergence of on-balance volume", divergence.View, Units.Ratio),
        new("median volume, 20 bars", forecast.Median, Units.Volume),
        new("P(next volume above its median)", forecast.Probability, Units.Probability),
    ];

    /// <summary>Volume on rising closes less that on falling ones, over all of it.</summary>
    private double Balance => balance.Value / volume.Value;

    /// <summary>Rolling, not anchored: twenty bars mean the same on every interval and need no idea of a session.</summary>
    private double Vwap => money.Value / (3 * volume.Value);

    private double Stretch => (close - Vwap) / atr.Value;

    private void Update(in Bar bar, in Context context)
    {
        long before = bars++ == 0 ? bar.Close : close;
        close = bar.Close;
        traded |= bar.Volume > 0;
        move = (close - before) / atr.Value; // in ranges as they were before this bar
        obv.Update(bar);
        month.Update(bar);
        quarter.Update(bar);
        atr.Update(bar);
        balance.Update(Obv.Flow(bar, before));
        money.Update((bar.High + bar.Low + bar.Close) * bar.Volume);
        volume.Update(bar.Volume);
        divergence.Update(bar, obv.Value);
        forecast.Update(bar, context);
    }

    private Opinion OnDirection()
    {
        if (bars < QuarterBars)
        {
            return Opinion.Abstain(new Why("flows are summed over 60 bars; {0:0} seen", bars));
        }
        if (!(volume.Value > 0))
        {
            return Opinion.Abstain("no volume in the last 20 bars");
        }
        double surprise = double.IsNaN(forecast.Surprise) ? 0 : Math.Max(0, forecast.Surprise);
        Span<double> views = [Balance / FlowShare, month.Value / FlowShare, quarter.Value / FlowShare, -Stretch / StretchAtr, -move, surprise];
        Tangents.Take(views);
        views[4] *= views[5];
        views[5] = divergence.View;
        return Blend.Say(views, [0.15, 0.15, 0.15, 0.2, 0.2, 0.15], Reason());
    }

    private Opinion OnActivity(double latest)
    {
        double p = forecast.Probability;
        if (double.IsNaN(p))
        {
            return Opinion.Abstain(new Why("the volume forecast learns from 362 bars; {0:0} so far", forecast.Examples));
        }
        return Opinion.Of(Odds.Logit(p) / LogitUnit, 1, isIntraday
            ? new Why("volume is {0:0.00} of the usual at this time of day: the next is above its own median with probability {1:0.00}", Math.Exp(forecast.Surprise), p)
            : new Why("volume is {0:0.00} of its 20-bar median and {1:0.00} of the usual here: the next is above the median with probability {2:0.00}",
                latest / forecast.Median, Math.Exp(forecast.Surprise), p));
    }

    private Why Reason() => new(
        divergence.View > 0 ? "price made a lower low, on-balance volume did not; money flow {0:+0.00;-0.00}, {2:+0.0;-0.0} ATR from the traded price"
        : divergence.View < 0 ? "price made a higher high, on-balance volume did not; money flow {0:+0.00;-0.00}, {2:+0.0;-0.0} ATR from the traded price"
        : "money flow {0:+0.00;-0.00}, on-balance volume {1:+0.00;-0.00} of all volume, {2:+0.0;-0.0} ATR from the traded price",
        month.Value, Balance, Stretch);
}
