using GoldenSignals.Core.Indicators;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Tests.Indicators;

/// <summary>Numbers small enough to check with a pencil, for the indicators nobody published a table of.</summary>
public class CasesByHand
{
    // Open is never looked at by these formulas and repeats the close.
    private static Bar B(long high, long low, long close, double volume = 0) => new(default, close, high, low, close, volume);

    private static double Last(IIndicator indicator, int part, params Bar[] bars)
    {
        foreach (Bar bar in bars)
        {
            indicator.Update(bar);
        }
        return indicator[part];
    }

    // Wilder (1978), section III: the greatest of high − low, high − close before, close before − low.
    [Theory]
    [InlineData(110, 100, 105, 10)]
    [InlineData(110, 100, 95, 15)]
    [InlineData(110, 100, 120, 20)]
    public void A_true_range_reaches_back_to_the_close_before(long high, long low, long before, long range) =>
        Assert.Equal(range, TrueRange.Of(B(high, low, 105), before));

    // Wilder (1978), section III. True ranges 10, 20 → 15; then 15 + (5 − 15)/2 = 10.
    [Fact]
    public void Atr_begins_with_the_mean_and_then_forgets_one_part_in_n()
    {
        Atr atr = new(2);
        Assert.Equal(15, Last(atr, 0, B(100, 100, 100), B(110, 100, 105), B(125, 110, 120)));
        Assert.Equal(10, Last(atr, 0, B(123, 118, 120)));
    }

    // Wilder (1978), section IV. Up moves 10, 0; down moves 0, 5; true ranges 12, 11 give means 5, 2.5, 11.5 and an index of 100·2.5/7.5.
    // A third bar moves up 10: means 7.5, 1.25 and an index of 100·6.25/8.75.
    [Fact]
    public void Adx_averages_the_relative_distance_of_up_and_down()
    {
        Adx adx = new(2);
        Assert.True(double.IsNaN(Last(adx, 0, B(100, 95, 98), B(110, 100, 105), B(106, 95, 96))));
        Assert.Equal(100 * 5.0 / 11.5, adx.Plus, 12);
        Assert.Equal(100 * 2.5 / 11.5, adx.Minus, 12);
        double first = 100 * 2.5 / 7.5, second = 100 * (7.5 - 1.25) / (7.5 + 1.25);
        Assert.Equal((first + second) / 2, Last(adx, 0, B(116, 96, 110)), 12);
    }

    // Three bars from 90 to 110 closed at 100: raw 50. Then 105 of 90 to 112, and 112 of 92 to 115.
    [Fact]
    public void Stochastic_averages_the_place_in_the_range_twice()
    {
        Stochastic stochastic = new(3, 2, 2);
        Last(stochastic, 0, B(110, 95, 100), B(109, 90, 95), B(108, 92, 100));
        Assert.True(double.IsNaN(stochastic.K));
        Assert.Equal((50 + 100.0 * 15 / 22) / 2, Last(stochastic, 0, B(112, 95, 105)), 12);
        Assert.True(double.IsNaN(stochastic.D));
        double rawThird = 100.0 * (112 - 92) / (115 - 92);
        Assert.Equal((100.0 * 15 / 22 + rawThird) / 2, Last(stochastic, 0, B(115, 95, 112)), 12);
        Assert.Equal(((50 + 100.0 * 15 / 22) / 2 + (100.0 * 15 / 22 + rawThird) / 2) / 2, stochastic.D, 12);
    }

    [Theory]
    [InlineData(110, 0)]
    [InlineData(90, -100)]
    [InlineData(105, -25)]
    public void Williams_measures_down_from_the_high(long close, double expected) =>
        Assert.Equal(expected, Last(new WilliamsR(2), 0, B(110, 95, 100), B(109, 90, 95), B(110, 92, close)), 12);

    // Achelis (2000), "Accumulation/Distribution". Closed at the high: all of 100; at a quarter of the range: half of 50 taken off; no range: nothing.
    [Fact]
    public void Accumulation_weighs_volume_by_the_place_of_the_close()
    {
        AccumulationDistribution line = new();
        Assert.Equal(100, Last(line, 0, B(110, 100, 110, 100)));
        Assert.Equal(75, Last(line, 0, B(120, 100, 105, 50)));
        Assert.Equal(75, Last(line, 0, B(105, 105, 105, 999)));
    }

    [Fact]
    public void Money_flow_is_the_accumulated_share_of_the_volume()
    {
        ChaikinMoneyFlow flow = new(2);
        Assert.Equal(75.0 / 150, Last(flow, 0, B(110, 100, 110, 100), B(120, 100, 105, 50)));
        Assert.Equal((-25.0 - 50) / 100, Last(flow, 0, B(120, 110, 110, 50)));
        Assert.True(double.IsNaN(Last(flow, 0, B(120, 110, 110), B(120, 110, 115))));
    }

    // Typical prices 100, 110, 105, 105: 110·10 came in, 105·20 went out, the last stood still.
    [Fact]
    public void Money_flow_index_counts_rising_money()
    {
        MoneyFlowIndex index = new(2);
        Assert.Equal(100 * 1100.0 / 3200, Last(index, 0, B(100, 100, 100, 5), B(110, 110, 110, 10), B(105, 105, 105, 20)), 12);
        Assert.Equal(0, Last(index, 0, B(105, 105, 105, 7)));
        Assert.True(double.IsNaN(Last(index, 0, B(105, 105, 105, 7))));
    }

    [Fact]
    public void Rate_of_change_looks_n_bars_back()
    {
        Roc roc = new(2);
        Assert.True(double.IsNaN(Last(roc, 0, B(100, 100, 100), B(120, 120, 120))));
        Assert.Equal(10, Last(roc, 0, B(110, 110, 110)), 12);
        Assert.Equal(-25, Last(roc, 0, B(90, 90, 90)), 12);
    }

    // Chande (1995): 100·(n − bars since)/n over n + 1 bars. The high of 12 came twice; the later one counts.
    [Fact]
    public void Aroon_counts_bars_since_the_latest_extreme()
    {
        Aroon aroon = new(4);
        Assert.Equal(50, Last(aroon, 0, B(12, 8, 10), B(11, 7, 10), B(12, 9, 10), B(11, 9, 10), B(10, 9, 10)));
        Assert.Equal(25, aroon.Down);
        Assert.Equal(25, Last(aroon, 0, B(11, 8, 10)));
        Assert.Equal(0, aroon.Down);
    }

    // Log returns 0.02 and −0.01: √((0.0004 + 0.0001)/2).
    [Fact]
    public void Realized_volatility_is_the_root_of_the_mean_square()
    {
        RealizedVolatility volatility = new(2);
        long a = 1_000_000_000, b = (long)Math.Round(a * Math.Exp(0.02)), c = (long)Math.Round(b * Math.Exp(-0.01));
        Assert.Equal(Math.Sqrt(0.00025), Last(volatility, 0, B(a, a, a), B(b, b, b), B(c, c, c)), 8);
    }

    // Parkinson (1980): with high = 2 × low every bar, √(ln²2 / (4 ln 2)) = √(ln 2)/2.
    [Fact]
    public void Parkinson_reads_the_range() =>
        Assert.Equal(Math.Sqrt(Math.Log(2)) / 2, Last(new Parkinson(2), 0, B(200, 100, 150), B(300, 150, 150)), 12);

    // 1, 3: mean 2, deviation of the population 1 (of a sample it would be √2).
    [Fact]
    public void Deviation_is_of_the_population_and_exact_at_any_level()
    {
        foreach (long level in new[] { 0, 1_000_000_000_000_000 })
        {
            StandardDeviation deviation = new(2);
            Assert.Equal(1, Last(deviation, 0, B(0, 0, level + 1), B(0, 0, level + 3)));
            Assert.Equal(level + 2, deviation.Mean);
        }
    }

    [Fact]
    public void Rsi_of_a_market_that_never_moved_is_unknown()
    {
        Rsi rsi = new(2);
        Assert.True(double.IsNaN(Last(rsi, 0, B(5, 5, 5), B(5, 5, 5), B(5, 5, 5))));
        Assert.Equal(100, Last(rsi, 0, B(6, 6, 6)));
    }

    [Fact]
    public void A_rolling_sum_of_zeros_after_a_giant_is_zero()
    {
        RollingSum sum = new(3);
        foreach (double value in new[] { 1e300, 0.1, double.NaN, 0, 0, 0 })
        {
            sum.Update(value);
        }
        Assert.Equal(0, sum.Value);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(8)]
    public void Rolling_sums_and_extremes_equal_those_of_the_window(int period)
    {
        long[] values = [.. Enumerable.Range(0, 100).Select(i => (long)(i * 37 % 17))];
        RollingSum sum = new(period);
        RollingExtreme highest = RollingExtreme.Highest(period), lowest = RollingExtreme.Lowest(period);
        for (int i = 0; i < values.Length; i++)
        {
            sum.Update(values[i]);
            highest.Update(values[i]);
            lowest.Update(values[i]);
            long[] window = values[Math.Max(0, i + 1 - period)..(i + 1)];
            Assert.Equal(i + 1 >= period ? window.Sum() : double.NaN, sum.Value);
            Assert.Equal((window.Max(), window.Min()), (highest.Value, lowest.Value));
            Assert.Equal(window.Length - 1 - Array.LastIndexOf(window, window.Max()), highest.Age);
            Assert.Equal(i + 1 >= period, lowest.Ready);
        }
    }
}
