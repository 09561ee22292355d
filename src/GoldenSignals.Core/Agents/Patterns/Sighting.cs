using System.Runtime.CompilerServices;

namespace GoldenSignals.Core.Agents.Patterns;

/// <summary>A pattern that was completed by a bar. Nothing of it is changed afterwards, except that it may fail.</summary>
public struct Sighting
{
    /// <summary>Such as "double bottom".</summary>
    public string Name;

    /// <summary>1 when it speaks for higher prices, −1 for lower, 0 for neither.</summary>
    public int Side;

    /// <summary>Bars of a candle pattern; 0 for a figure.</summary>
    public int Candles;

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

    /// <summary>Which corners its lines join; null for one line through all of them.</summary>
    public IReadOnlyList<IReadOnlyList<int>>? Lines;

    public bool Failed;
    public int CornersCount;
    private Corners corners;

    /// <summary>Corners of two lines, the beginnings and then the ends, and the close that broke one of them.</summary>
    internal static readonly IReadOnlyList<IReadOnlyList<int>> TwoLines = [[0, 2], [1, 3]];

    /// <summary>The same after the foot of the move they pause.</summary>
    internal static readonly IReadOnlyList<IReadOnlyList<int>> PoleAndTwoLines = [[0, 1], [1, 3], [2, 4]];

    /// <summary>Bars over which it fades to nothing.</summary>
    public readonly int FadeBars => Candles > 0 ? Sightings.CandleFadeBars : Sightings.FadeBars;

    /// <summary>What it weighs the bar it was completed at: how pronounced it is, and how much of it to believe.</summary>
    public readonly double Weight => Strength * Confidence;

    /// <summary>1 on the bar that completed it, 0 once it has faded.</summary>
    public readonly double Freshness(int age) => Math.Max(0, 1 - (double)age / FadeBars);

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
        return new Shape(Name, points)
        {
            Kind = Candles > 0 ? Shape.OfCandles : Shape.OfSwings,
            Side = Side,
            Failed = Failed,
            Lines = Candles > 0 ? [] : Lines ?? [[.. Enumerable.Range(0, points.Length)]],
        };
    }

    [InlineArray(CornersMax)]
    private struct Corners
    {
        private ShapePoint first;
    }

    private const int CornersMax = 6;
}
