namespace GoldenSignals.Web.Report;

/// <summary>How a series of points is drawn.</summary>
public enum ChartMark
{
    Line,

    /// <summary>A line with the space to zero filled.</summary>
    Area,

    Dashed,

    Dots,

    /// <summary>The space between two series, such as an interval.</summary>
    Band,
}

/// <summary>Points of one name, in order of X; a Y that is not a number is a gap.</summary>
/// <param name="X">Days since 1970 where the chart has dates, else plain numbers.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    public ChartMark Mark { get; init; }

    /// <summary>The upper edge of a band; Y is the lower one.</summary>
    public IReadOnlyList<double> Upper { get; init; } = [];

    /// <summary>0 the thing itself, 1 to 3 what it is compared with. Each has its own colour.</summary>
    public int Tone { get; init; }

    /// <summary>Stands behind the name in the legend: the last value, a total.</summary>
    public string Beside { get; init; } = "";
}

/// <summary>A picture of series over one axis.</summary>
/// <param name="Title">Says what it shows; read out where the picture cannot be seen.</param>
public sealed record Chart(string Title, IReadOnlyList<ChartSeries> Series)
{
    /// <summary>X counts days since 1970 and is shown as dates.</summary>
    public bool HasDates { get; init; }

    /// <summary>Equal steps are equal ratios. Every Y must be above zero.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>Written behind the figures of the Y axis, such as " %".</summary>
    public string Unit { get; init; } = "";

    /// <summary>Says what X is, below it.</summary>
    public string XName { get; init; } = "";

    /// <summary>Ends of the axes; NaN leaves them to the points.</summary>
    public (double Low, double High) XEnds { get; init; } = (double.NaN, double.NaN);

    public (double Low, double High) YEnds { get; init; } = (double.NaN, double.NaN);

    /// <summary>A level drawn across, such as the promised coverage; NaN for none.</summary>
    public double Level { get; init; } = double.NaN;

    public int Height { get; init; } = 300;
}
