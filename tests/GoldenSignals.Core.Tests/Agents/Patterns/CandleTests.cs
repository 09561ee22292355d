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

        Sighting seen = Assert.Single(Drawing.Look(Engulfing(side), drawing.On(side)));

        Assert.Equal((40, side > 0 ? "bullish engulfing" : "bearish engulfing"), (seen.Bar, seen.Name));
        Assert.Equal(Box(side, (39, 40), (10_130, 9_960)), Drawing.Corners(seen));
        Assert.Equal(Drawing.On(side, 9_960), seen.Wrong);
    }

    [Fact]
    public void A_body_that_leaves_a_tick_uncovered_is_not_engulfing() =>
        Assert.Empty(Drawing.Look(Engulfing(1), Drawing.Falling().Bar(9_980, 10_130, 9_960, 10_099).Bars));

    [Fact]
    public void A_body_that_opens_inside_the_one_before_is_not_engulfing() =>
        Assert.Empty(Drawing.Look(Engulfing(1), Drawing.Falling().Bar(10_001, 10_130, 9_960, 10_120).Bars));

    [Fact]
    public void A_small_body_is_not_engulfing() => Assert.Empty(
        Drawing.Look(Engulfing(1), Drawing.Falling().Bar(10_000, 10_000, 9_930, 9_985).Bar(9_980, 10_030, 9_920, 10_020).Bars));

    [Fact]
    public void The_same_body_turned_around_is_not_engulfing() =>
        Assert.Empty(Drawing.Look(Engulfing(1), Drawing.Falling().Bar(10_000, 10_130, 9_960, 10_100).Bars));

    [Fact]
    public void An_engulfing_body_in_the_middle_of_a_rise_is_none() =>
        Assert.Empty(Drawing.Look(Engulfing(1), Drawing.Falling().To(11_000, 10).To(10_950, 1).Bar(10_940, 11_070, 10_930, 11_060).Bars));

    [Theory, InlineData(1), InlineData(-1)]
    public void A_long_shadow_under_a_small_body_ends_a_fall(int side)
    {
        Drawing drawing = Drawing.Falling().Bar(9_980, 10_012, 9_850, 10_010);

        Sighting seen = Assert.Single(Drawing.Look(Hammer(side), drawing.On(side)));

        Assert.Equal((40, side > 0 ? "hammer" : "shooting star"), (seen.Bar, seen.Name));
        Assert.Equal(Box(side, (40, 40), (10_012, 9_850)), Drawing.Corners(seen));
    }

    [Fact]
    public void A_shadow_short_of_two_bodies_is_no_hammer() =>
        Assert.Empty(Drawing.Look(Hammer(1), Drawing.Falling().Bar(9_955, 10_012, 9_850, 10_010).Bars));

    [Fact]
    public void A_shadow_on_both_ends_is_no_hammer() =>
        Assert.Empty(Drawing.Look(Hammer(1), Drawing.Falling().Bar(9_980, 10_040, 9_850, 10_010).Bars));

    [Fact]
    public void A_small_bar_is_no_hammer() =>
        Assert.Empty(Drawing.Look(Hammer(1), Drawing.Falling().Bar(9_995, 10_000, 9_950, 10_000).Bars));

    [Fact]
    public void A_hammer_above_other_lows_is_none() =>
        Assert.Empty(Drawing.Look(Hammer(1), Drawing.Falling().To(10_200, 2).Bar(10_180, 10_212, 10_050, 10_210).Bars));

    [Fact]
    public void A_candle_is_believed_more_where_it_turns_at_a_level()
    {
        Sighting away = Assert.Single(Drawing.Look(Hammer(1), Drawing.Falling().Bar(9_980, 10_012, 9_850, 10_010).Bars));
        Sighting at = Assert.Single(Drawing.Look(Hammer(1), Floor().Bar(10_080, 10_105, 9_960, 10_098).Bars));

        Assert.Equal((1, 4), (away.Parts, at.Parts));
        Assert.True(double.IsNaN(away.Level) && at.Confidence > away.Confidence);
    }

    [Theory, InlineData(1), InlineData(-1)]
    public void At_a_level_a_hammer_names_a_trade(int side)
    {
        Sighting seen = Assert.Single(Drawing.Look(Hammer(side), Floor().Bar(10_080, 10_105, 9_960, 10_098).On(side)));

        Assert.Equal((87, true, 4), (seen.Bar, seen.NamesTrade, seen.Parts));
        Assert.Equal(Drawing.On(side, 9_990), seen.Level);
        Assert.Equal(
            (side > 0 ? "Hammer" : "Shooting star")
            + ": a small body and a long shadow where it came back from, 1.2 ATR from end to end, at a level touched 3 times, age 0 of 5 bars", seen.Why(0).ToString());
    }

    [Theory, InlineData(1), InlineData(-1)]
    public void At_a_level_an_engulfing_body_names_a_trade(int side)
    {
        Drawing drawing = Floor().To(10_000, 1).Bar(9_995, 10_130, 9_970, 10_120);

        Sighting seen = Assert.Single(Drawing.Look(Engulfing(side), drawing.On(side)));

        Assert.Equal((88, true, 5), (seen.Bar, seen.NamesTrade, seen.Parts));
        Assert.Equal(
            $"{(side > 0 ? "Bullish" : "Bearish")} engulfing: a body covers the one before it, 1.3 ATR from end to end, at a level touched 3 times, age 0 of 5 bars",
            seen.Why(0).ToString());
    }

    [Fact]
    public void A_hammer_that_falls_through_the_level_is_not_at_it() =>
        Assert.Equal(1, Assert.Single(Drawing.Look(Hammer(1), Floor().Bar(9_985, 10_004, 9_840, 9_999).Bars)).Parts);

    [Fact]
    public void A_bar_without_a_body_is_a_dragonfly_and_no_hammer()
    {
        Drawing drawing = Drawing.Falling().Bar(9_998, 10_005, 9_850, 10_000);

        Assert.Empty(Drawing.Look(Hammer(1), drawing.Bars));
        Assert.Single(Drawing.Look(PatternCatalog.Find("dragonfly doji")!.Make(), drawing.Bars));
    }

    [Fact]
    public void A_doji_takes_no_side_and_is_only_seen_at_the_end_of_a_move()
    {
        IPattern doji = PatternCatalog.Find("doji")!.Make();

        Sighting seen = Assert.Single(Drawing.Look(doji, Drawing.Falling().Bar(9_990, 10_020, 9_960, 9_992).Bars));
        Assert.Equal((0, 0d, false), (seen.Side, seen.Strength, seen.NamesTrade));
        Assert.Empty(Drawing.Look(doji, Drawing.Falling().To(10_300, 3).Bar(10_290, 10_320, 10_260, 10_292).Bars));
    }

    private static IPattern Hammer(int side) => PatternCatalog.Find(side > 0 ? "hammer" : "shooting star")!.Make();

    private static IPattern Engulfing(int side) => PatternCatalog.Find(side > 0 ? "bullish engulfing" : "bearish engulfing")!.Make();

    /// <summary>Corners of the box around bars: the highest price at the first, the lowest at the last.</summary>
    private static (int, double)[] Box(int side, (int First, int Last) bars, (double Up, double Down) ends)
    {
        double one = Drawing.On(side, ends.Up), other = Drawing.On(side, ends.Down);
        return [(bars.First, Math.Max(one, other)), (bars.Last, Math.Min(one, other))];
    }
}
