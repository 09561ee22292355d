using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Indicators;

/// <summary>Deviation of the last n closes from their mean, of the population. Sum and sum of squares are exact.</summary>
public sealed class StandardDeviation : IIndicator
{
    private readonly long[] window;
    private long sum;
    private Int128 squares;
    private int at;
    private bool full;

    public StandardDeviation(int period) => window = new long[Period.Checked(period)];

    /// <summary>Ticks.</summary>
    public double Value { get; private set; } = double.NaN;

    /// <summary>Ticks.</summary>
    public double Mean { get; private set; } = double.NaN;

    public double this[int part] => Value;

    public void Update(in Bar bar) => Update(bar.Close);

    public void Update(long price)
    {
        long leaving = window[at];
        window[at] = price;
        sum += price - leaving;
        squares += Math.BigMul(price, price) - Math.BigMul(leaving, leaving);
        if (++at == window.Length)
        {
            at = 0;
            full = true;
        }
        if (full)
        {
            Mean = (double)sum / window.Length;
            Value = Math.Sqrt((double)(window.Length * squares - Math.BigMul(sum, sum))) / window.Length;
        }
    }
}
