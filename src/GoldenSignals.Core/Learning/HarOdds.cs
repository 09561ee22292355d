using GoldenSignals.Core.Indicators;

namespace GoldenSignals.Core.Learning;

/// <summary>A forecast turned into odds by its own past errors: how likely the quantity ends above a level.</summary>
public sealed class HarOdds(int horizon)
{
    /// <summary>Errors before a probability is said, and how many are remembered.</summary>
    public const int ErrorsMin = 100, ErrorsMax = 500;

    private readonly HarForecast forecast = new(horizon);
    private readonly TrailingErrors errors = new(ErrorsMax);

    /// <summary>Forecast of the log quantity over the next h bars; NaN while learning.</summary>
    public double LogForecast => forecast.LogForecast;

    /// <summary>Takes the features of this bar and the log of what came true over the h bars that end here (NaN when unknown).</summary>
    public void Update(ReadOnlySpan<double> features, double logOutcome)
    {
        forecast.Update(features, logOutcome);
        errors.Add(forecast.Error);
    }

    /// <summary>Probability that the quantity ends above a level; NaN while there are too few errors to tell.</summary>
    public double Above(double logLevel) =>
        errors.Count < ErrorsMin || double.IsNaN(forecast.LogForecast) ? double.NaN : errors.ShareAbove(logLevel - forecast.LogForecast);
}
