using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Indicators;

/// <summary>Simple average of the last n closes; the sum is exact.</summary>
public sealed class Sma : IIndicator
{
    private readonly long[] window;
    private long sum;
    private int at;
    private bool full;

    public Sma(int period) => window = new long[Period.Checked(period)];

    /// <summary>Ticks.</summary>
    public double Value { get; private set; } = double.NaN;

    public double this[int part] => Value;

    public void Update(in Bar bar) => Update(bar.Close);

    public void Update(long price)
    {
        sum += price - window[at];
        window[at] = price;
        if (++at == window.Length)
        {
            at = 0;
            full = true;
        }
        if (full)
        {
            Value = (double)sum / window.Length;
        }
    }
}
