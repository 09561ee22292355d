namespace GoldenSignals.Core.Agents;

/// <summary>A number an agent looked at. Unit "price" is in ticks inside the core and in currency once shown.</summary>
public readonly record struct Evidence(string Name, double Value, string Unit);

/// <summary>Points an agent would draw on a chart, such as the bars that form a pattern.</summary>
public sealed record Shape(string Name, IReadOnlyList<ShapePoint> Points);

/// <summary>One corner of a shape.</summary>
/// <param name="Time">Close of the bar, UTC.</param>
/// <param name="Price">Ticks inside the core, currency once shown.</param>
public readonly record struct ShapePoint(DateTime Time, double Price);
