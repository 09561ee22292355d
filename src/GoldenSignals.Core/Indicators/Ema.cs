using System.Runtime.CompilerServices;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Indicators;

/// <summary>Exponential average, seeded by the simple average of the first n. A NaN is no observation and changes nothing.</summary>
public sealed class Ema : IIndicator
{
    private readonly int period;
    private readonly double weight;
    private double sum;
    private int seen;

    /// <summary>The usual weight, 2 / (n + 1).</summary>
    public Ema(int period) : this(Period.Checked(period), 2.0 / (period + 1)) { }

    private Ema(int period, double weight) => (this.period, this.weight) = (period, weight);

    /// <summary>Wilder's average, weight 1 / n. New Concepts in Technical Trading Systems (1978), section III.</summary>
    public static Ema Wilder(int period) => new(Period.Checked(period), 1.0 / period);

    /// <summary>In the unit of what it averages.</summary>
    public double Value { get; private set; } = double.NaN;

    public double this[int part] => Value;

    public void Update(in Bar bar) => Update(bar.Close);

    [MethodImpl(MethodImplOptions.AggressiveInlining)] // half the cost of RSI and MACD is the call
    public void Update(double value)
    {
        if (seen < period)
        {
            Seed(value);
        }
        else if (!double.IsNaN(value))
        {
            Value += (value - Value) * weight;
        }
    }

    private void Seed(double value)
    {
        if (double.IsNaN(value))
        {
            return;
        }
        sum += value;
        if (++seen == period)
        {
            Value = sum / period;
        }
    }
}
