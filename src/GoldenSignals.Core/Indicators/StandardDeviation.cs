using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Indicators;

/// <summary>Deviation of the last n closes from their mean, of the population. Sum and sum of squares are exact.</summary>
public sealed class StandardDeviation : IIndicator
{
    private readonly long[] _window;
    private long _sum;
    private Int128 _squares;
    private int _at;
    private bool _full;

    public StandardDeviation(int period) => _window = new long[Period.Checked(period)];

    /// <summary>Ticks.</summary>
    public double Value { get; private set; } = double.NaN;

    /// <summary>Ticks.</summary>
    public double Mean { get; private set; } = double.NaN;

    public double this[int part] => Value;

    public void Update(in Bar bar) => Update(bar.Close);

    public void Update(long price)
    {
        long leaving = _window[_at];
        _window[_at] = price;
        _sum += price - leaving;
        _squares += Math.BigMul(price, price) - Math.BigMul(leaving, leaving);
        if (++_at == _window.Length)
        {
            _at = 0;
            _full = true;
        }
        if (_full)
        {
            Mean = (double)_sum / _window.Length;
            Value = Math.Sqrt((double)(_window.Length * _squares - Math.BigMul(_sum, _sum))) / _window.Length;
        }
    }
}
