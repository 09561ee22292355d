using GoldenSignals.Core.Agents.Patterns;

namespace GoldenSignals.Core.Tests.Agents.Patterns;

public sealed class DoubleReversalTests
{
    /// <summary>Lows of 9,990 on bar 39 and 10,010 on bar 55, a high of 10,810 on bar 47 between them; bar 63 closes at 10,820.</summary>
    private static Drawing Drawn() => Drawing.Falling().To(10_800, 8).To(10_020, 8).To(10_820, 8);

    [Theory, InlineData(1), InlineData(-1)]
    public void It_is_seen_on_the_bar_that_closes_beyond_the_neckline_and_only_there(int side)
    {
        Sighting seen = Assert.Single(Drawing.Look(new DoubleReversal(side), Drawn().To(11_800, 10).On(side)));

        Assert.Equal(63, seen.Bar);
        Assert.Equal((side, side > 0 ? "double bottom" : "double top"), (seen.Side, seen.Name));
        Assert.True(seen.NamesTrade);
    }

    [Theory, InlineData(1), InlineData(-1)]
    public void Its_corners_are_the_swings_the_turn_between_and_the_break(int side)
    {
        Sighting seen = Assert.Single(Drawing.Look(new DoubleReversal(side), Drawn().On(side)));

        Assert.Equal(
            [(39, Drawing.On(side, 9_990)), (47, Drawing.On(side, 10_810)), (55, Drawing.On(side, 10_010)), (63, Drawing.On(side, 10_820))],
            Drawing.Corners(seen));
        Assert.Equal((Drawing.On(side, 10_810), Drawing.On(side, 9_990)), (seen.Level, seen.Wrong));
    }

    [Fact]
    public void It_names_the_bars_that_form_it()
    {
        Sighting seen = Assert.Single(Drawing.Look(new DoubleReversal(1), Drawn().Bars));

        Assert.Equal(
            "Double bottom: lows 24 and 8 bars before the close above the high between them, 6.9 ATR high, age 3 of 20 bars",
            seen.Why(3).ToString());
    }

    [Fact]
    public void A_close_at_the_neckline_is_no_break() =>
        Assert.Empty(Drawing.Look(new DoubleReversal(1), Drawing.Falling().To(10_800, 8).To(10_020, 8).To(10_810, 8).Bars));

    [Fact]
    public void Lows_too_unequal_are_no_double_bottom() =>
        Assert.Empty(Drawing.Look(new DoubleReversal(1), Drawing.Falling().To(10_800, 8).To(10_120, 8).To(11_800, 18).Bars));

    [Fact]
    public void A_neckline_too_near_is_no_double_bottom() =>
        Assert.Empty(Drawing.Look(new DoubleReversal(1), Drawing.Falling().To(10_100, 5).To(10_000, 5).To(11_800, 18).Bars));

    [Fact]
    public void Lows_too_close_together_are_no_double_bottom() =>
        Assert.Empty(Drawing.Look(new DoubleReversal(1), Drawing.Falling().To(10_500, 3).To(10_000, 4).To(11_800, 18).Bars));

    [Fact]
    public void Lows_too_far_apart_are_no_double_bottom() =>
        Assert.Empty(Drawing.Look(new DoubleReversal(1), Drawing.Falling(90).To(14_000, 41).To(10_020, 40).To(14_200, 20).Bars));

    [Fact]
    public void Without_a_fall_before_it_it_is_no_double_bottom() =>
        Assert.Empty(Drawing.Look(new DoubleReversal(1), Drawing.Sideways().To(9_500, 5).To(10_300, 8).To(9_500, 8).To(11_000, 15).Bars));

    [Fact]
    public void A_close_below_both_lows_ends_it() =>
        Assert.Empty(Drawing.Look(new DoubleReversal(1), Drawing.Falling().To(10_800, 8).To(10_020, 8).To(10_400, 4).To(9_900, 5).To(11_500, 16).Bars));

    [Fact]
    public void A_neckline_is_waited_for_forty_bars()
    {
        Drawing patient = Drawing.Falling().To(10_800, 8).To(10_020, 8).To(10_500, 5).To(10_540, 34);
        Assert.Equal(94, patient.Last);

        Assert.Equal([95], Drawing.Look(new DoubleReversal(1), patient.To(10_900, 1).Bars).Select(seen => seen.Bar));
        Drawing late = Drawing.Falling().To(10_800, 8).To(10_020, 8).To(10_500, 5).To(10_540, 35).To(10_900, 1);
        Assert.Empty(Drawing.Look(new DoubleReversal(1), late.Bars));
    }

    [Fact]
    public void A_break_before_the_second_low_is_confirmed_is_seen_when_it_is_confirmed()
    {
        Drawing steep = Drawing.Falling().To(10_800, 8).To(10_020, 8).To(10_900, 1).To(11_000, 5);

        Assert.Equal([55 + Pivots.Reach], Drawing.Look(new DoubleReversal(1), steep.Bars).Select(seen => seen.Bar));
    }
}
