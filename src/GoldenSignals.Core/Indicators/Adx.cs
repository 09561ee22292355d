using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Indicators;

/// <summary>
/// How much of the true range went one way: up (Plus), down (Minus), and the average of their relative distance (Adx), in percent.
/// A market without any directional movement says nothing new about direction, so Adx then keeps its value.
/// Wilder, New Concepts in Technical Trading Systems (1978), section IV.
/// </summary>
public sealed class Adx : IIndicator
{
    private readonly Ema range;
    private readonly Ema rise;
    private readonly Ema fall;
    private readonly Ema index;
    private Bar previous;
    private bool begun;

    public Adx(int period) =>
        (range, rise, fall, index) = (Ema.Wilder(period), Ema.Wilder(period), Ema.Wilder(period), Ema.Wilder(period));

    /// <summary>0 to 100, as are the others.</summary>
    public double Value => index.Value;

    public double Plus => Share(rise.Value);

    public double Minus => Share(fall.Value);

    public double this[int part] => part switch
    {
        0 => Value,
        1 => Plus,
        2 => Minus,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
    };

    public void Update(in Bar bar)
    {
        if (begun)
        {
            Move(bar);
        }
        previous = bar;
        begun = true;
    }

    private void Move(in Bar bar)
    {
        long up = Math.Max(bar.High - previous.High, 0);
        long down = Math.Max(previous.Low - bar.Low, 0);
        range.Update(TrueRange.Of(bar, previous.Close));
        rise.Update(up > down ? up : 0);
        fall.Update(down > up ? down : 0);
        index.Update(100 * Math.Abs(rise.Value - fall.Value) / (rise.Value + fall.Value));
    }

    private double Share(double movement) => 100 * movement / range.Value;
}
