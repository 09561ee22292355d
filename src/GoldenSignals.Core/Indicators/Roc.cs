using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Indicators;

/// <summary>Rate of change: the close against the close n bars before, in percent.</summary>
public sealed class Roc : IIndicator
{
    private readonly long[] _window;
    private int _at;
    private bool _full;

    public Roc(int period) => _window = new long[Period.Checked(period)];

    /// <summary>Percent.</summary>
    public double Value { get; private set; } = double.NaN;

    public double this[int part] => Value;

    public void Update(in Bar bar) => Update(bar.Close);

    public void Update(long price)
    {
        long before = _window[_at];
        _window[_at] = price;
        if (_full)
        {
            Value = before > 0 ? 100.0 * (price - before) / before : double.NaN;
        }
        if (++_at == _window.Length)
        {
            _at = 0;
            _full = true;
        }
    }
}
