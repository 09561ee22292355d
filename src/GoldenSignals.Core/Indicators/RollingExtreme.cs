using System.Numerics;

namespace GoldenSignals.Core.Indicators;

/// <summary>Highest or lowest of the last n prices, and how long ago it was; of equals the latest.</summary>
/// <remarks>A queue of candidates, each further from the extreme than the one before it, so an update costs a constant on average.</remarks>
public sealed class RollingExtreme
{
    private readonly long[] _keys;
    private readonly long[] _bars;
    private readonly int _period;
    private readonly int _mask;
    private readonly int _sign;
    private long _seen;
    private int _head;
    private int _count;

    private RollingExtreme(int period, int sign)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(period);
        _period = period;
        _sign = sign;
        int room = (int)BitOperations.RoundUpToPowerOf2((uint)period);
        _mask = room - 1;
        _keys = new long[room];
        _bars = new long[room];
    }

    public static RollingExtreme Highest(int period) => new(period, 1);

    public static RollingExtreme Lowest(int period) => new(period, -1);

    /// <summary>Whether n prices were seen.</summary>
    public bool Ready => _seen >= _period;

    /// <summary>The extreme of what was seen so far, at most the last n; 0 before the first.</summary>
    public long Value => _sign * _keys[_head];

    /// <summary>Bars since the extreme; 0 when it is the latest.</summary>
    public int Age => (int)(_seen - _bars[_head]);

    public void Update(long value)
    {
        long key = _sign * value;
        _seen++;
        if (_count > 0 && _bars[_head] <= _seen - _period)
        {
            _head = (_head + 1) & _mask;
            _count--;
        }
        while (_count > 0 && _keys[(_head + _count - 1) & _mask] <= key)
        {
            _count--;
        }
        int tail = (_head + _count) & _mask;
        _keys[tail] = key;
        _bars[tail] = _seen;
        _count++;
    }
}
