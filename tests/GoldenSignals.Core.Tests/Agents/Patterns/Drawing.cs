using GoldenSignals.Core.Agents.Patterns;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Tests.Agents.Patterns;

/// <summary>Bars along straight legs, drawn by hand: each opens at the close before and reaches 10 ticks beyond its body.</summary>
internal sealed class Drawing
{
    public const int Wick = 10;

    private static readonly DateTime Start = new(2020, 1, 1, 21, 0, 0, DateTimeKind.Utc);

    public List<Bar> Bars { get; } = [];

    public int Last => Bars.Count - 1;

    private long close;

    private Drawing(long start) => close = start;

    public static DateTime TimeOf(int bar) => Start.AddDays(bar);

    /// <summary>A fall of 100 ticks a bar to 10,000, which it reaches on bar 39 unless told otherwise; the average true range is then 120.</summary>
    public static Drawing Falling(int bars = 40) => new Drawing(10_000 + 100 * bars).To(10_000, bars);

    /// <summary>A flat-ish start: closes alternate between 10,000 and 10,100 up to bar 39, ending at 10,000.</summary>
    public static Drawing Sideways()
    {
        Drawing drawing = new(10_000);
        for (int i = 0; i < 20; i++)
        {
            drawing.To(10_100, 1).To(10_000, 1);
        }
        return drawing;
    }

    public Drawing To(long price, int bars)
    {
        long from = close;
        for (int i = 1; i <= bars; i++)
        {
            long next = from + (price - from) * i / bars;
            Bar(close, Math.Max(close, next) + Wick, Math.Min(close, next) - Wick, next);
        }
        return this;
    }

    public Drawing Bar(long open, long high, long low, long last)
    {
        Bars.Add(new Bar(TimeOf(Bars.Count), open, high, low, last, 1_000));
        close = last;
        return this;
    }

    /// <summary>The bars as they are for side 1, upside down around 20,000 for side −1.</summary>
    public IEnumerable<Bar> On(int side) => Bars.Select(bar => side > 0
        ? bar
        : new Bar(bar.Time, 40_000 - bar.Open, 40_000 - bar.Low, 40_000 - bar.High, 40_000 - bar.Close, bar.Volume));

    /// <summary>A true price as it is drawn on that side.</summary>
    public static double On(int side, double price) => side > 0 ? price : 40_000 - price;

    /// <summary>What one pattern sees along the bars, in order.</summary>
    public static List<Sighting> Look(IPattern pattern, IEnumerable<Bar> bars)
    {
        Chart chart = new();
        List<Sighting> seen = [];
        Sighting sighting = default;
        foreach (Bar bar in bars)
        {
            chart.Update(bar);
            if (chart.Ready && (pattern.Needs & ~chart.TraitsOf(chart.Last)) == 0 && pattern.Look(chart, ref sighting))
            {
                seen.Add(sighting);
            }
        }
        return seen;
    }

    public static Chart Draw(IEnumerable<Bar> bars)
    {
        Chart chart = new();
        foreach (Bar bar in bars)
        {
            chart.Update(bar);
        }
        return chart;
    }

    /// <summary>Number of the bar and price of every corner.</summary>
    public static (int Bar, double Price)[] Corners(Sighting sighting) =>
        [.. sighting.ToShape().Points.Select(point => ((int)(point.Time - Start).TotalDays, point.Price))];
}
