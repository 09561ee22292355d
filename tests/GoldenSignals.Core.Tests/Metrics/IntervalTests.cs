using GoldenSignals.Core.Metrics;

namespace GoldenSignals.Core.Tests.Metrics;

public class IntervalTests
{
    /// <summary>Abramowitz and Stegun, Handbook of Mathematical Functions, table 26.10, column 0.975.</summary>
    [Theory]
    [InlineData(5, 2.571)]
    [InlineData(9, 2.262)]
    [InlineData(20, 2.086)]
    [InlineData(60, 2.000)]
    [InlineData(120, 1.980)]
    public void Student_s_t_agrees_with_the_table(int degrees, double expected) =>
        Assert.Equal(expected, StudentT.Quantile975(degrees), 0.0015);

    [Fact]
    public void Batch_means_of_equal_blocks_give_the_textbook_interval()
    {
        // Ten blocks with means 1…10: mean 5.5, variance of the block means 55/6, t(9) = 2.262.
        BatchMeans means = new(2);
        for (int block = 1; block <= 10; block++)
        {
            for (int bar = 0; bar < 2; bar++)
            {
                means.Add(block);
                means.EndBar();
            }
        }
        double reach = 2.262 * Math.Sqrt(55.0 / 6 / 10);
        Assert.Equal(5.5, means.Mean, 12);
        Assert.Equal(5.5 - reach, means.Low, 0.005);
        Assert.Equal(5.5 + reach, means.High, 0.005);
    }

    [Fact]
    public void An_open_block_counts_for_nothing_yet()
    {
        BatchMeans means = new(5);
        means.Add(1);
        means.EndBar();
        Assert.True(double.IsNaN(means.Mean));
    }

    [Fact]
    public void Trailing_share_forgets_the_oldest()
    {
        TrailingShare share = new(4);
        Assert.True(double.IsNaN(share.Value));
        foreach (bool so in (bool[])[true, true, false, false, false, false]) share.Add(so);
        Assert.Equal(0, share.Value);
        Assert.Equal(4, share.Count);
    }

    [Theory]
    [InlineData(5, 2.571)]
    [InlineData(20, 2.086)]
    [InlineData(120, 1.980)]
    public void The_tail_beyond_the_97_5_percent_point_is_2_5_percent(int degrees, double point)
    {
        Assert.Equal(0.025, StudentT.UpperTail(point, degrees), 0.002);
        Assert.Equal(0.975, StudentT.UpperTail(-point, degrees), 0.002);
        Assert.Equal(0.5, StudentT.UpperTail(0, degrees), 1e-6);
    }

    /// <summary>The fifteen p-values of Benjamini and Hochberg's own example (1995, section 3.2); at 10 % nine are believed.</summary>
    [Fact]
    public void False_discoveries_are_held_as_in_the_paper_s_example()
    {
        double[] chances =
        [
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000,
        ];
        Assert.Equal(0.0459, FalseDiscovery.Threshold(chances));
        Assert.Equal(0.0459, FalseDiscovery.Threshold([.. chances, double.NaN]));
        Assert.Equal(0, FalseDiscovery.Threshold([0.2, 0.5, 0.9]));
    }
}
