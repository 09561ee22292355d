using System.Runtime.CompilerServices;

namespace GoldenSignals.Core.Agents.Patterns;

/// <summary>A pattern that was completed by a bar. Nothing of it is changed afterwards, except that it may fail.</summary>
public struct Sighting
{
    /// <summary>Such as "double bottom".</summary>
    public string Name;

    /// <summary>1 when it speaks for higher prices, −1 for lower.</summary>
    public int Side;

    /// <summary>Number of the bar that completed it.</summary>
    public int Bar;

    /// <summary>How pronounced it is, 0 to 1, from its size in average true ranges.</summary>
    public double Strength;

    /// <summary>Confirmed swings and bars that form it.</summary>
    public int Parts;

    /// <summary>True price in ticks of the line or level it is about.</summary>
    public double Level;

    /// <summary>True price in ticks; a close beyond it proves the pattern wrong.</summary>
    public double Wrong;

    /// <summary>Whether it also names a trade.</summary>
    public bool NamesTrade;

    /// <summary>Reason; {0} is its age in bars and is filled in when read.</summary>
    public string Words;
    public double B, C, D;

    public bool Failed;
    public int CornersCount;
    private Corners corners;

    /// <summary>How much to believe it: each further swing or bar that agrees adds less.</summary>
    public readonly double Confidence => Parts / (Parts + 2.0);

    public readonly Why Why(int age) => new(Words, age, B, C, D);

    public void Add(ShapePoint corner) => corners[CornersCount++] = corner;

    /// <summary>Its corners in order of time; for readers, so it allocates.</summary>
    public readonly Shape ToShape()
    {
        var points = new ShapePoint[CornersCount];
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = corners[i];
        }
        return new Shape(Name, points);
    }

    [InlineArray(CornersMax)]
    private struct Corners
    {
        private ShapePoint first;
    }

    private const int CornersMax = 6;
}
