using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Indicators;

/// <summary>Simple average of the last n closes; the sum is exact.</summary>
public sealed class Sma : IIndicator
{
    private readonly long[] _window;
    private long _sum;
    private int _at;
    private bool _full;

    public Sma(int period) => _window = new long[Period.Checked(period)];

    /// <summary>Ticks.</summary>
    public double Value { get; private set; } = double.NaN;

    public double this[int part] => Value;

    public void Update(in Bar bar) => Update(bar.Close);

    public void Update(long price)
    {
        _sum += price - _window[_at];
        _window[_at] = price;
        if (++_at == _window.Length)
        {
            _at = 0;
            _full = true;
        }
        if (_full)
        {
            Value = (double)_sum / _window.Length;
        }
    }
}
