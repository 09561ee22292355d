namespace GoldenSignals.Core.Learning;

/// <summary>Forecasts the log of a volatility-like quantity h bars ahead, and says how far off it was.</summary>
/// <remarks>Learns only from pairs that are complete: features of a bar and what was measured h bars later. Every error was made
/// before the answer was known.</remarks>
public sealed class HarForecast
{
    /// <summary>Complete pairs before the first forecast.</summary>
    public const int ExamplesMin = 252;

    /// <summary>Bars between two solutions of the regression.</summary>
    private const int RefitBars = 20;

    private const double Ridge = 0.05;

    private readonly int horizon;
    private readonly LinearFit fit = new(VolatilityFeatures.Count, Ridge);
    private readonly double[] pastFeatures;
    private readonly double[] pastForecasts;
    private int bars, slot;

    public HarForecast(int horizon)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        this.horizon = horizon;
        pastFeatures = new double[horizon * VolatilityFeatures.Count];
        pastForecasts = new double[horizon];
        Array.Fill(pastForecasts, double.NaN);
    }

    /// <summary>Forecast of the log quantity over the next h bars; NaN while learning.</summary>
    public double LogForecast { get; private set; } = double.NaN;

    /// <summary>How far off the forecast was whose answer came with the latest bar, in logs; NaN for none.</summary>
    public double Error { get; private set; } = double.NaN;

    /// <summary>Takes the features of this bar and the log of what came true over the h bars that end here (NaN when unknown).</summary>
    public void Update(ReadOnlySpan<double> features, double logOutcome)
    {
        Span<double> past = pastFeatures.AsSpan(slot * VolatilityFeatures.Count, VolatilityFeatures.Count);
        Error = double.NaN;
        if (bars >= horizon && !double.IsNaN(logOutcome))
        {
            fit.Add(past, logOutcome);
            Error = logOutcome - pastForecasts[slot];
        }
        if (fit.Examples >= ExamplesMin && bars % RefitBars == 0) fit.Solve();
        features.CopyTo(past);
        LogForecast = fit.Examples >= ExamplesMin + RefitBars ? fit.Predict(features) : double.NaN;
        pastForecasts[slot] = LogForecast;
        bars++;
        slot = slot + 1 == horizon ? 0 : slot + 1;
    }
}
