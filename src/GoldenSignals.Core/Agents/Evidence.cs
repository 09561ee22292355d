namespace GoldenSignals.Core.Agents;

/// <summary>A number an agent looked at. Unit "price" is in ticks inside the core and in currency once shown.</summary>
public readonly record struct Evidence(string Name, double Value, string Unit);

/// <summary>What an agent would draw on a chart: corners, and the lines that join them. Once drawn it never changes, except that it may fail.</summary>
/// <param name="Points">Corners in order of time; of a candle pattern its highest price at its first bar and its lowest at its last.</param>
public sealed record Shape(string Name, IReadOnlyList<ShapePoint> Points)
{
    internal const string OfSwings = "figure", OfCandles = "candles", OfPrice = "level";

    /// <summary>figure, candles or level.</summary>
    public string Kind { get; init; } = OfSwings;

    /// <summary>1 when it speaks for higher prices, −1 for lower, 0 for neither.</summary>
    public int Side { get; init; }

    /// <summary>A close has since proved it wrong.</summary>
    public bool Failed { get; init; }

    /// <summary>Each line by the places of the points it joins.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Lines { get; init; } = [];
}

/// <summary>One corner of a shape.</summary>
/// <param name="Time">Close of the bar, UTC.</param>
/// <param name="Price">Ticks inside the core, currency once shown.</param>
public readonly record struct ShapePoint(DateTime Time, double Price);
