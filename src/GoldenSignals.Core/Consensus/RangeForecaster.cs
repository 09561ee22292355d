using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Indicators;
using GoldenSignals.Core.Learning;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Metrics;

namespace GoldenSignals.Core.Consensus;

/// <summary>Where the close will be h bars on: 80 and 90 % ranges that keep their word by construction.</summary>
/// <remarks>Split conformal prediction on trailing scores: |log return| over the forecast volatility, the last 500 settled, rank
/// ⌈(n + 1) q⌉ (Vovk, Gammerman and Shafer, 2005). Volatility is a heterogeneous autoregression. On intraday bars it forecasts how much
/// larger than usual moves will be; what is usual, and the baseline, are the slot's own of the last 60 days.</remarks>
public sealed class RangeForecaster
{
    public const int ScoresMin = 100, ScoresMax = 500;

    /// <summary>Settled ranges the shown coverage is counted over.</summary>
    public const int CoverageBars = 250;

    private readonly HarForecast forecast;
    private readonly RankedWindow scores = new(ScoresMax, marks: 2);
    private readonly TrailingShare covered80 = new(CoverageBars), covered90 = new(CoverageBars);
    private readonly Pending[] pending;
    private readonly double rootOfHorizon;
    private readonly DaySlots? day;
    private readonly SlotWindows? movesOfDay;
    private int bars, slot;

    /// <param name="day">On intraday bars the places of the day; null on longer ones.</param>
    public RangeForecaster(int horizon, DaySlots? day = null)
    {
        this.day = day;
        movesOfDay = day is null ? null : new SlotWindows(day.CountFor(horizon));
        Horizon = horizon;
        rootOfHorizon = Math.Sqrt(horizon);
        forecast = new HarForecast(horizon);
        pending = new Pending[horizon];
    }

    public int Horizon { get; }

    /// <summary>Half widths as log returns around the close; NaN while learning.</summary>
    public double Reach80 { get; private set; } = double.NaN;

    public double Reach90 { get; private set; } = double.NaN;

    /// <summary>Forecast volatility of one bar, as the root of a mean squared log return.</summary>
    public double Volatility { get; private set; } = double.NaN;

    /// <summary>Share of the last 250 settled ranges that held the close; NaN before the first.</summary>
    public double TrailingCoverage80 => covered80.Value;

    public double TrailingCoverage90 => covered90.Value;

    /// <summary>The range that settled at the latest bar, if any; whoever knows the calendar adds when it was issued.</summary>
    public RangeSettlement? Settled { get; private set; }

    public bool Ready => !double.IsNaN(Reach80);

    /// <summary>Takes a bar whose features are known; of intraday bars every one, so that the slots of the day fill from the first day on.</summary>
    /// <param name="yearVolatility">Volatility a bar of the last 252, which the baseline goes by; NaN while unknown.</param>
    public void Update(in Bar bar, VolatilityFeatures features, double yearVolatility)
    {
        double outcome = double.NaN;
        Settled = null;
        if (bars >= Horizon)
        {
            Settle(in pending[slot], in bar);
            outcome = features.Ready ? features.Log(features.MeanVariance(Horizon)) : double.NaN;
        }
        if (features.Ready) forecast.Update(features.X, outcome);
        Volatility = Math.Exp(forecast.LogForecast);
        double scale = Volatility * rootOfHorizon, baseline = yearVolatility * rootOfHorizon;
        int put = day is null ? 0 : TakePlace(day, bar.Time, features.Unit, out scale, out baseline);
        Forecast(scale);
        pending[slot] = new Pending(bar.Close, scale, Reach80, Reach90, baseline, put);
        bars++;
        slot = slot + 1 == pending.Length ? 0 : slot + 1;
    }

    /// <summary>Makes what was forecast in usual moves into log returns of this time of day.</summary>
    /// <returns>The slot of the day.</returns>
    private int TakePlace(DaySlots places, DateTime time, double unit, out double scale, out double baseline)
    {
        places.MoveTo(time);
        int put = places.For(Horizon);
        bool known = movesOfDay!.IsKnown(put) && movesOfDay.Mean(put) > 0;
        scale = known ? Volatility * movesOfDay.Mean(put) : double.NaN;
        baseline = known ? movesOfDay.RootMeanSquare(put) : double.NaN;
        Volatility *= unit;
        return put;
    }

    private void Forecast(double scale)
    {
        bool ready = scores.Count >= ScoresMin && !double.IsNaN(scale);
        Reach80 = ready ? scores.Ranked(Rank(0.80)) * scale : double.NaN;
        Reach90 = ready ? scores.Ranked(Rank(0.90), mark: 1) * scale : double.NaN;
    }

    private int Rank(double share) => (int)Math.Ceiling((scores.Count + 1) * share);

    private void Settle(in Pending issued, in Bar bar)
    {
        double move = Math.Abs(Math.Log((double)bar.Close / issued.Close));
        movesOfDay?.Add(issued.Put, move);
        if (double.IsNaN(issued.Scale)) return;
        scores.Add(move / issued.Scale);
        if (double.IsNaN(issued.Reach80)) return;
        covered80.Add(move <= issued.Reach80);
        covered90.Add(move <= issued.Reach90);
        Settled = new RangeSettlement(
            Horizon, default, 0, issued.Close, bar.Close, issued.Reach80, issued.Reach90, issued.Scale, issued.BaselineScale);
    }

    private readonly record struct Pending(long Close, double Scale, double Reach80, double Reach90, double BaselineScale, int Put);
}
