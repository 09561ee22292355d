using GoldenSignals.Core.Indicators;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Agents;

/// <summary>
/// A lower low in price with a higher low in an oscillator, or a higher high with a lower one, at two confirmed swings.
/// A swing is the extreme of the bars within reach on both sides; it is known that many bars later and never taken back.
/// Murphy, Technical Analysis of the Financial Markets (1999), ch. 10.
/// </summary>
internal sealed class Divergence
{
    /// <summary>Bars on each side that a swing must exceed, and how late it is known.</summary>
    private const int Reach = 3;

    /// <summary>Longest way from one swing to the next that still counts as one move, and how long the news of it lasts.</summary>
    private const int ApartBarsMax = 60, FreshBars = 20;

    private readonly RollingExtreme highest = RollingExtreme.Highest(2 * Reach + 1);
    private readonly RollingExtreme lowest = RollingExtreme.Lowest(2 * Reach + 1);
    private readonly double[] oscillators = new double[Reach + 1];
    private Swing high;
    private Swing low;
    private int bars;
    private int bearishAt = -FreshBars;
    private int bullishAt = -FreshBars;

    private readonly record struct Swing(long Price, double Oscillator, int Bar);

    /// <summary>1 when a bullish one was just confirmed, −1 for a bearish one, fading to 0 over twenty bars.</summary>
    public double View => Freshness(bullishAt) - Freshness(bearishAt);

    public void Update(in Bar bar, double oscillator)
    {
        bars++;
        highest.Update(bar.High);
        lowest.Update(bar.Low);
        oscillators[bars % oscillators.Length] = oscillator;
        if (highest.Ready && highest.Age == Reach)
        {
            Swing next = Confirm(highest.Value);
            bearishAt = Follows(high, next) && next.Price > high.Price && next.Oscillator < high.Oscillator ? bars : -FreshBars;
            high = next;
        }
        if (lowest.Ready && lowest.Age == Reach)
        {
            Swing next = Confirm(lowest.Value);
            bullishAt = Follows(low, next) && next.Price < low.Price && next.Oscillator > low.Oscillator ? bars : -FreshBars;
            low = next;
        }
    }

    private Swing Confirm(long price) => new(price, oscillators[(bars - Reach) % oscillators.Length], bars - Reach);

    private static bool Follows(in Swing earlier, in Swing later) => earlier.Bar > 0 && later.Bar - earlier.Bar <= ApartBarsMax;

    private double Freshness(int at) => Math.Max(0, 1 - (double)(bars - at) / FreshBars);
}
