namespace GoldenSignals.Core.Indicators;

/// <summary>Where a chart draws an indicator unless told otherwise.</summary>
public enum Pane
{
    /// <summary>Over the candles, on the price axis.</summary>
    Price,

    /// <summary>Under the candles, on an axis of its own.</summary>
    Own,
}

/// <summary>A number an indicator is made with.</summary>
/// <param name="Whole">Whether it counts bars and so must be a whole number.</param>
public sealed record IndicatorParameter(string Name, double Default, double Least, double Most, bool Whole = true);

/// <summary>One of the numbers an indicator gives.</summary>
/// <param name="Unit">One of <see cref="Units"/>.</param>
public sealed record IndicatorPart(string Name, string Unit);

/// <summary>One indicator: its key, what it says, what it is made with and what it gives.</summary>
/// <param name="Parts">In the order of <see cref="IIndicator.this[int]"/>.</param>
/// <param name="FirstBar">For these parameters, the bar, counted from 1, at which every part is first known.</param>
/// <param name="Make">A new one for these parameters; throws <see cref="ArgumentOutOfRangeException"/> when they do not fit each other.</param>
public sealed record IndicatorEntry(
    string Key, string Summary, IReadOnlyList<IndicatorParameter> Parameters, IReadOnlyList<IndicatorPart> Parts, Pane Pane,
    Func<IReadOnlyList<double>, int> FirstBar, Func<IReadOnlyList<double>, IIndicator> Make)
{
    public IReadOnlyList<double> Defaults => [.. Parameters.Select(parameter => parameter.Default)];
}
