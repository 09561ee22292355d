using GoldenSignals.Core.Agents.Patterns;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Tests.Agents.Patterns;

public sealed class PivotsTests
{
    private static readonly Drawing Hill = Drawing.Falling().To(10_500, 5).To(10_000, 5);

    [Fact]
    public void A_swing_is_known_five_bars_after_it_and_not_before()
    {
        Chart chart = Drawing.Draw(Hill.Bars.Take(39 + Pivots.Reach));
        Assert.Equal(0, chart.Pivots.Lows.Count);

        chart.Update(Hill.Bars[39 + Pivots.Reach]);

        Assert.True(chart.Pivots.NewLow);
        Assert.Equal(new Swing(39, Drawing.TimeOf(39), 9_990), chart.Pivots.Lows[0]);
    }

    [Fact]
    public void It_is_new_on_the_confirming_bar_only()
    {
        Chart chart = Drawing.Draw(Hill.Bars.Take(39 + Pivots.Reach + 2));

        Assert.False(chart.Pivots.NewLow);
        Assert.Equal(1, chart.Pivots.Lows.Count);
    }

    [Fact]
    public void The_top_of_the_hill_is_the_one_swing_high()
    {
        Chart chart = Drawing.Draw(Hill.Bars);

        Assert.Equal(1, chart.Pivots.Highs.Count);
        Assert.Equal(new Swing(44, Drawing.TimeOf(44), 10_510), chart.Pivots.Highs[0]);
    }

    [Fact]
    public void Of_two_equal_tops_the_first_is_the_swing()
    {
        Drawing twin = Drawing.Falling().To(10_500, 5).Bar(10_500, 10_510, 10_450, 10_480).To(10_000, 5);

        Chart chart = Drawing.Draw(twin.Bars);

        Assert.Equal(1, chart.Pivots.Highs.Count);
        Assert.Equal(44, chart.Pivots.Highs[0].Bar);
    }

    [Fact]
    public void A_step_up_to_a_flat_stretch_is_no_swing()
    {
        Drawing step = Drawing.Falling().To(10_500, 5);
        for (int i = 0; i < 10; i++)
        {
            step.Bar(10_500, 10_510, 10_490, 10_500);
        }

        Assert.Equal(0, Drawing.Draw(step.Bars).Pivots.Highs.Count);
    }

    [Fact]
    public void Flat_prices_have_no_swings()
    {
        Chart chart = new();
        for (int i = 0; i < 100; i++)
        {
            chart.Update(new Bar(Drawing.TimeOf(i), 10_000, 10_000, 10_000, 10_000, 0));
        }

        Assert.Equal((0, 0), (chart.Pivots.Highs.Count, chart.Pivots.Lows.Count));
        Assert.False(chart.Ready);
    }

    [Fact]
    public void Only_the_latest_sixty_four_swings_are_kept()
    {
        Drawing saw = Drawing.Falling();
        for (int i = 0; i < 100; i++)
        {
            saw.To(10_500, 5).To(10_000, 5);
        }

        Chart chart = Drawing.Draw(saw.Bars);

        Assert.Equal(Swings.SwingsMax, chart.Pivots.Highs.Count);
        Assert.True(chart.Pivots.Highs[0].Bar > chart.Pivots.Highs[63].Bar);
    }
}
