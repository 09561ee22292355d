using GoldenSignals.Core.Indicators;
using GoldenSignals.Core.Learning;

namespace GoldenSignals.Core.Tests.Learning;

public class LearningTests
{
    [Fact]
    public void A_plane_without_noise_is_found_exactly()
    {
        LinearFit fit = new(3, 0);
        for (int i = 0; i < 20; i++)
        {
            double a = i % 5, b = i * i % 7;
            fit.Add([1, a, b], 2 + 3 * a - b);
        }
        fit.Solve();
        Assert.Equal([2, 3, -1], fit.Weights.Select(weight => Math.Round(weight, 10)));
    }

    [Fact]
    public void Examples_that_determine_nothing_leave_the_weights_alone()
    {
        LinearFit fit = new(2, 0);
        fit.Add([0, 0], 1);
        fit.Solve();
        Assert.Equal([0, 0], fit.Weights);
    }

    [Fact]
    public void Online_logistic_comes_to_the_frequencies_of_two_groups()
    {
        // 80 % yes where x is 1, 30 % where it is −1: logits 1.386 and −0.847, so intercept 0.27 and slope 1.117.
        OnlineLogistic fit = new([0, 0], 0.1);
        for (int i = 0; i < 4000; i++)
        {
            fit.Learn([1, 1], 0, i % 10 < 8, 1);
            fit.Learn([1, -1], 0, i % 10 < 3, 1);
        }
        Assert.Equal(0.270, fit.Weights[0], 0.02);
        Assert.Equal(1.117, fit.Weights[1], 0.02);
    }

    [Fact]
    public void Ridge_and_small_weights_keep_a_short_record_near_its_prior()
    {
        OnlineLogistic free = new([0], 0.1), held = new([0], 100), overlapping = new([0], 0.1);
        for (int i = 0; i < 10; i++)
        {
            free.Learn([1], 0, true, 1);
            held.Learn([1], 0, true, 1);
            overlapping.Learn([1], 0, true, 0.05);
        }
        Assert.True(free.Weights[0] > 1.5);
        Assert.InRange(held.Weights[0], 0, 0.06);
        Assert.True(overlapping.Weights[0] < free.Weights[0] / 2);
    }

    [Fact]
    public void Ranked_window_agrees_with_sorting()
    {
        RankedWindow window = new(7, marks: 3);
        List<double> last = [];
        for (int i = 0; i < 200; i++)
        {
            double value = i * 7919 % 31 / 4.0;
            window.Add(value);
            last.Add(value);
            double[] sorted = [.. last.TakeLast(7).Order()];
            double median = sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
            Assert.Equal(median, window.Median);
            Assert.Equal(sorted[0], window.Ranked(1, mark: 1));
            Assert.Equal(sorted[^1], window.Ranked(7, mark: 2));
            Assert.Equal(sorted[(int)Math.Ceiling(0.7 * sorted.Length) - 1], window.Quantile(0.7));
        }
        window.Add(double.NaN);
        Assert.Equal(7, window.Count);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(61)]
    [InlineData(252)]
    [InlineData(1260)]
    public void Ranked_window_agrees_with_sorting_while_the_rank_wanders(int length)
    {
        RankedWindow window = new(length, marks: 2);
        SeededRandom random = new(7);
        List<double> last = [];
        for (int i = 0; i < 5 * length; i++)
        {
            // Waves, jumps, and stretches of equal numbers.
            double value = i / length % 2 == 0 ? Math.Sin(i * 0.02) + random.NextUniform() : Math.Round(4 * random.NextUniform()) * (i % 700);
            window.Add(value);
            last.Add(value);
            if (last.Count > length) last.RemoveAt(0);
            if (i % 7 > 0) continue;
            double[] sorted = [.. last.Order()];
            int low = sorted.Length / 2;
            Assert.Equal(sorted.Length % 2 == 1 ? sorted[low] : 0.5 * (sorted[low - 1] + sorted[low]), window.Median);
            Assert.Equal(sorted[(int)Math.Ceiling(0.9 * sorted.Length) - 1], window.Ranked((int)Math.Ceiling(0.9 * sorted.Length), mark: 1));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1e-7)]
    [InlineData(1e7)]
    public void Trailing_errors_agree_with_counting_whatever_their_size(double size)
    {
        TrailingErrors errors = new(500);
        SeededRandom random = new(8);
        List<double> last = [];
        for (int i = 0; i < 1500; i++)
        {
            double error = size * Math.Round(random.NextUniform() - 0.5, 1 + i % 4);
            errors.Add(error);
            last.Add(error);
            if (last.Count > 500) last.RemoveAt(0);
            double level = size * Math.Round(random.NextUniform() - 0.5, 1 + i % 3);
            Assert.Equal((last.Count(x => x > level) + 0.5) / (last.Count + 1), errors.ShareAbove(level));
        }
        errors.Add(double.NaN);
        Assert.Equal(500, errors.Count);
        Assert.Equal(double.NaN, errors.ShareAbove(double.NaN));
        Assert.Equal(0.5 / 501, errors.ShareAbove(double.PositiveInfinity));
        Assert.Equal(500.5 / 501, errors.ShareAbove(double.NegativeInfinity));
    }
}
