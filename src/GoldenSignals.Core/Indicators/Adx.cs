using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Indicators;

/// <summary>
/// How much of the true range went one way: up (Plus), down (Minus), and the average of their relative distance (Adx), in percent.
/// A market without any directional movement says nothing new about direction, so Adx then keeps its value.
/// Wilder, New Concepts in Technical Trading Systems (1978), section IV.
/// </summary>
public sealed class Adx : IIndicator
{
    private readonly Ema _range;
    private readonly Ema _up;
    private readonly Ema _down;
    private readonly Ema _index;
    private Bar _previous;
    private bool _begun;

    public Adx(int period) =>
        (_range, _up, _down, _index) = (Ema.Wilder(period), Ema.Wilder(period), Ema.Wilder(period), Ema.Wilder(period));

    /// <summary>0 to 100, as are the others.</summary>
    public double Value => _index.Value;

    public double Plus => Share(_up.Value);

    public double Minus => Share(_down.Value);

    public double this[int part] => part switch
    {
        0 => Value,
        1 => Plus,
        2 => Minus,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
    };

    public void Update(in Bar bar)
    {
        if (_begun)
        {
            Move(bar);
        }
        _previous = bar;
        _begun = true;
    }

    private void Move(in Bar bar)
    {
        long up = Math.Max(bar.High - _previous.High, 0);
        long down = Math.Max(_previous.Low - bar.Low, 0);
        _range.Update(TrueRange.Of(bar, _previous.Close));
        _up.Update(up > down ? up : 0);
        _down.Update(down > up ? down : 0);
        _index.Update(100 * Math.Abs(_up.Value - _down.Value) / (_up.Value + _down.Value));
    }

    private double Share(double movement) => 100 * movement / _range.Value;
}
