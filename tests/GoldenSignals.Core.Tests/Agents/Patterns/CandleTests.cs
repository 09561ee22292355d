using GoldenSignals.Core.Agents.Patterns;

namespace GoldenSignals.Core.Tests.Agents.Patterns;

public sealed class CandleTests
{
    /// <summary>Lows of 9,990 on bars 39, 55 and 71 make a level; then a fall that closes at 10,100 on bar 86.</summary>
    private static Drawing Floor() => Drawing.Falling().To(10_800, 8).To(10_000, 8).To(10_800, 8).To(10_000, 8).To(10_800, 8).To(10_100, 7);

    [Theory, InlineData(1), InlineData(-1)]
    public void A_body_that_covers_the_one_before_ends_a_fall(int side)
    {
        Drawing drawing = Drawing.Falling().Bar(9_990, 10_130, 9_960, 10_120);

        Sighting seen = Assert.Single(Drawing.Look(new Engulfing(side), drawing.On(side)));

        Assert.Equal((40, side > 0 ? "bullish engulfing" : "bearish engulfing"), (seen.Bar, seen.Name));
        Assert.Equal([(39, Drawing.On(side, 10_100)), (40, Drawing.On(side, 10_120))], Drawing.Corners(seen));
        Assert.Equal(Drawing.On(side, 9_960), seen.Wrong);
    }

    [Fact]
    public void A_body_that_leaves_a_tick_uncovered_is_not_engulfing() =>
        Assert.Empty(Drawing.Look(new Engulfing(1), Drawing.Falling().Bar(9_980, 10_130, 9_960, 10_099).Bars));

    [Fact]
    public void A_body_that_opens_inside_the_one_before_is_not_engulfing() =>
        Assert.Empty(Drawing.Look(new Engulfing(1), Drawing.Falling().Bar(10_001, 10_130, 9_960, 10_120).Bars));

    [Fact]
    public void A_small_body_is_not_engulfing() => Assert.Empty(
        Drawing.Look(new Engulfing(1), Drawing.Falling().Bar(10_000, 10_000, 9_930, 9_985).Bar(9_980, 10_030, 9_920, 10_020).Bars));

    [Fact]
    public void The_same_body_turned_around_is_not_engulfing() =>
        Assert.Empty(Drawing.Look(new Engulfing(1), Drawing.Falling().Bar(10_000, 10_130, 9_960, 10_100).Bars));

    [Fact]
    public void An_engulfing_body_in_the_middle_of_a_rise_is_none() =>
        Assert.Empty(Drawing.Look(new Engulfing(1), Drawing.Falling().To(11_000, 10).To(10_950, 1).Bar(10_940, 11_070, 10_930, 11_060).Bars));

    [Theory, InlineData(1), InlineData(-1)]
    public void A_long_shadow_under_a_small_body_ends_a_fall(int side)
    {
        Drawing drawing = Drawing.Falling().Bar(9_980, 10_012, 9_850, 10_010);

        Sighting seen = Assert.Single(Drawing.Look(new Hammer(side), drawing.On(side)));

        Assert.Equal((40, side > 0 ? "hammer" : "shooting star"), (seen.Bar, seen.Name));
        Assert.Equal([(40, Drawing.On(side, 10_012)), (40, Drawing.On(side, 9_850))], Drawing.Corners(seen));
    }

    [Fact]
    public void A_shadow_short_of_two_bodies_is_no_hammer() =>
        Assert.Empty(Drawing.Look(new Hammer(1), Drawing.Falling().Bar(9_955, 10_012, 9_850, 10_010).Bars));

    [Fact]
    public void A_shadow_on_both_ends_is_no_hammer() =>
        Assert.Empty(Drawing.Look(new Hammer(1), Drawing.Falling().Bar(9_980, 10_040, 9_850, 10_010).Bars));

    [Fact]
    public void A_small_bar_is_no_hammer() =>
        Assert.Empty(Drawing.Look(new Hammer(1), Drawing.Falling().Bar(9_995, 10_000, 9_950, 10_000).Bars));

    [Fact]
    public void A_hammer_above_other_lows_is_none() =>
        Assert.Empty(Drawing.Look(new Hammer(1), Drawing.Falling().To(10_200, 2).Bar(10_180, 10_212, 10_050, 10_210).Bars));

    [Theory, InlineData(1), InlineData(-1)]
    public void Away_from_a_level_a_candle_names_no_trade(int side)
    {
        Assert.False(Assert.Single(Drawing.Look(new Hammer(side), Drawing.Falling().Bar(9_980, 10_012, 9_850, 10_010).On(side))).NamesTrade);
        Assert.False(Assert.Single(Drawing.Look(new Engulfing(side), Drawing.Falling().Bar(9_990, 10_130, 9_960, 10_120).On(side))).NamesTrade);
    }

    [Theory, InlineData(1), InlineData(-1)]
    public void At_a_level_a_hammer_names_a_trade(int side)
    {
        Sighting seen = Assert.Single(Drawing.Look(new Hammer(side), Floor().Bar(10_100, 10_105, 9_960, 10_098).On(side)));

        Assert.Equal((87, true, 4), (seen.Bar, seen.NamesTrade, seen.Parts));
        Assert.Equal(Drawing.On(side, 9_990), seen.Level);
        Assert.Equal(
            (side > 0 ? "Hammer: a bar of 1.2 ATR came back from its low" : "Shooting star: a bar of 1.2 ATR came back from its high")
            + ", at a level touched 3 times, age 0 of 20 bars", seen.Why(0).ToString());
    }

    [Theory, InlineData(1), InlineData(-1)]
    public void At_a_level_an_engulfing_body_names_a_trade(int side)
    {
        Drawing drawing = Floor().To(10_000, 1).Bar(9_995, 10_130, 9_970, 10_120);

        Sighting seen = Assert.Single(Drawing.Look(new Engulfing(side), drawing.On(side)));

        Assert.Equal((88, true, 5), (seen.Bar, seen.NamesTrade, seen.Parts));
        Assert.Equal(
            $"{(side > 0 ? "Bullish" : "Bearish")} engulfing: a body of 1.0 ATR covers the one before it, at a level touched 3 times, age 0 of 20 bars",
            seen.Why(0).ToString());
    }

    [Fact]
    public void A_hammer_that_falls_through_the_level_is_not_at_it() =>
        Assert.False(Assert.Single(Drawing.Look(new Hammer(1), Floor().Bar(9_985, 9_988, 9_840, 9_984).Bars)).NamesTrade);
}
