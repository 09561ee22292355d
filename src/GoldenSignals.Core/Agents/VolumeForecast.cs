using GoldenSignals.Core.Indicators;
using GoldenSignals.Core.Learning;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Targets;

namespace GoldenSignals.Core.Agents;

/// <summary>
/// Probability that the next volume is above its median: a regression of log volume on what is usual at its place of the calendar and on
/// today's, the week's and the month's deviation from that, with the spread of its own past errors. It learns each pair when it is complete.
/// On intraday bars what is usual is the very median of the time of day that is asked about: a better guess of the usual than the question's
/// own would earn from the question's haste, not from the market.
/// </summary>
internal sealed class VolumeForecast
{
    /// <summary>Complete pairs before the first forecast, and errors before the first probability.</summary>
    public const int ExamplesMin = 252, ErrorsMin = 100;

    private const int ErrorsMax = 500, RefitBars = 10, WeekBars = 5, MonthBars = 20, Features = 5;

    private const double Ridge = 0.05;

    /// <summary>Share of the median below which volume counts as this share: nothing has no logarithm.</summary>
    private const double VolumeFloor = 0.01;

    private readonly ActivityTarget question;
    private readonly VolumeProfile? profile;
    private readonly RollingSum week = new(WeekBars);
    private readonly RollingSum month = new(MonthBars);
    private readonly LinearFit fit = new(Features, Ridge);
    private readonly TrailingErrors errors = new(ErrorsMax);
    private readonly double[] x = new double[Features];
    private double usual = double.NaN;
    private double forecast = double.NaN;

    private double surprise = double.NaN;

    /// <param name="day">On intraday bars the places of the day; null on longer ones.</param>
    public VolumeForecast(DaySlots? day = null)
    {
        question = new ActivityTarget(day);
        profile = day is null ? new VolumeProfile() : null;
        x[3] = day is null ? 0 : double.NaN;
    }

    /// <summary>NaN while it cannot know.</summary>
    public double Probability { get; private set; } = double.NaN;

    /// <summary>Volume over the usual for its place of the calendar, as a log.</summary>
    public double Surprise => profile?.Surprise ?? surprise;

    /// <summary>Volume against its median of 20 bars.</summary>
    public double Median => question.Median;

    /// <summary>Pairs learned from.</summary>
    public int Examples => fit.Examples;

    public void Update(in Bar bar, in Context context)
    {
        question.Update(bar, context);
        Probability = double.NaN;
        if (profile is null)
        {
            UpdateOfDay();
            return;
        }
        if (double.IsNaN(question.Median))
        {
            usual = double.NaN;
            return;
        }
        double logVolume = Math.Log(Math.Max(bar.Volume, VolumeFloor * question.Median));
        Learn(logVolume);
        profile.Update(bar.Time, logVolume);
        week.Update(profile.Surprise);
        month.Update(profile.Surprise);
        usual = profile.NextUsual;
        Ask(Math.Log(question.Median));
    }

    private void UpdateOfDay()
    {
        double before = surprise;
        surprise = double.IsFinite(question.Ratio) ? Math.Log(Math.Max(question.Ratio, VolumeFloor)) : double.NaN;
        if (!double.IsNaN(surprise))
        {
            usual = double.IsNaN(before) ? double.NaN : 0;
            Learn(surprise);
            week.Update(surprise);
            month.Update(surprise);
            usual = 0;
        }
        if (!double.IsNaN(surprise) && !double.IsNaN(question.Median)) Ask(0);
    }

    // The pair is this volume and what was known at the bar before.
    private void Learn(double logVolume)
    {
        double outcome = logVolume - usual;
        if (!double.IsNaN(outcome) && !double.IsNaN(x[3]))
        {
            errors.Add(outcome - forecast);
            fit.Add(x, outcome);
            if (fit.Examples >= ExamplesMin && fit.Examples % RefitBars == 0)
            {
                fit.Solve();
            }
        }
    }

    private void Ask(double logMedian)
    {
        x[0] = 1;
        x[1] = Surprise;
        x[2] = week.Mean;
        x[3] = month.Mean;
        x[4] = logMedian - usual;
        forecast = fit.Examples >= ExamplesMin + RefitBars ? fit.Predict(x) : double.NaN;
        if (errors.Count >= ErrorsMin)
        {
            Probability = errors.ShareAbove(logMedian - usual - forecast);
        }
    }
}
