using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Indicators;

/// <summary>Rate of change: the close against the close n bars before, in percent.</summary>
public sealed class Roc : IIndicator
{
    private readonly long[] window;
    private int at;
    private bool full;

    public Roc(int period) => window = new long[Period.Checked(period)];

    /// <summary>Percent.</summary>
    public double Value { get; private set; } = double.NaN;

    public double this[int part] => Value;

    public void Update(in Bar bar) => Update(bar.Close);

    public void Update(long price)
    {
        long before = window[at];
        window[at] = price;
        if (full)
        {
            Value = before > 0 ? 100.0 * (price - before) / before : double.NaN;
        }
        if (++at == window.Length)
        {
            at = 0;
            full = true;
        }
    }
}
