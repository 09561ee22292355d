namespace GoldenSignals.Core.Indicators;

/// <summary>
/// Sum of the last n numbers without ever subtracting one: nothing drifts, zeros sum to exactly zero, and a NaN is forgotten when it
/// leaves. Two additions a value: the running sum of the current block of n, and the sum of what the previous block still has inside.
/// </summary>
public sealed class RollingSum
{
    // Before _at: values of the current block. From _at on: sums from that place to the end of the previous block.
    private readonly double[] _cells;
    private int _at;
    private double _block;
    private bool _full;

    public RollingSum(int period) => _cells = new double[Period.Checked(period)];

    /// <summary>NaN until n numbers were seen.</summary>
    public double Value { get; private set; } = double.NaN;

    public double Mean => Value / _cells.Length;

    public void Update(double value)
    {
        if (_at == _cells.Length)
        {
            BeginBlock();
        }
        _cells[_at++] = value;
        _block += value;
        if (_at == _cells.Length)
        {
            _full = true;
            Value = _block;
        }
        else if (_full)
        {
            Value = _cells[_at] + _block;
        }
    }

    private void BeginBlock()
    {
        for (int i = _cells.Length - 2; i >= 0; i--)
        {
            _cells[i] += _cells[i + 1];
        }
        _at = 0;
        _block = 0;
    }
}
