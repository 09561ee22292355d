namespace GoldenSignals.Core.Indicators;

/// <summary>
/// Sum of the last n numbers without ever subtracting one: nothing drifts, zeros sum to exactly zero, and a NaN is forgotten when it
/// leaves. Two additions a value: the running sum of the current block of n, and the sum of what the previous block still has inside.
/// </summary>
public sealed class RollingSum
{
    // Before "at" stand the values of the current block, from there on the sums to the end of the previous block.
    private readonly double[] cells;
    private int at;
    private double block;
    private bool full;

    public RollingSum(int period) => cells = new double[Period.Checked(period)];

    /// <summary>NaN until n numbers were seen.</summary>
    public double Value { get; private set; } = double.NaN;

    public double Mean => Value / cells.Length;

    public void Update(double value)
    {
        if (at == cells.Length)
        {
            BeginBlock();
        }
        cells[at++] = value;
        block += value;
        if (at == cells.Length)
        {
            full = true;
            Value = block;
        }
        else if (full)
        {
            Value = cells[at] + block;
        }
    }

    private void BeginBlock()
    {
        for (int i = cells.Length - 2; i >= 0; i--)
        {
            cells[i] += cells[i + 1];
        }
        at = 0;
        block = 0;
    }
}
