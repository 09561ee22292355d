using GoldenSignals.Core.Agents.Patterns;

namespace GoldenSignals.Core.Tests.Agents.Patterns;

public sealed class HeadAndShouldersTests
{
    /// <summary>Lows of 9,990 on bar 59, 9,490 on 79 and 9,990 on 99; highs of 10,510 on bars 67 and 91; bar 105 closes at 10,600.</summary>
    private static Drawing Drawn() => Head().To(10_500, 12).To(10_000, 8).To(10_600, 6);

    /// <summary>A left shoulder of 9,990 on bar 59, a high of 10,510 on bar 67 and a head of 9,490 on bar 79.</summary>
    private static Drawing Head() => Drawing.Falling(60).To(10_500, 8).To(9_500, 12);

    [Theory, InlineData(1), InlineData(-1)]
    public void It_is_seen_on_the_bar_that_closes_beyond_the_neckline_and_only_there(int side)
    {
        Sighting seen = Assert.Single(Drawing.Look(new HeadAndShoulders(side), Drawn().To(11_600, 10).On(side)));

        Assert.Equal(105, seen.Bar);
        Assert.Equal((side, side > 0 ? "inverse head and shoulders" : "head and shoulders"), (seen.Side, seen.Name));
        Assert.Equal((5, true), (seen.Parts, seen.NamesTrade));
    }

    [Theory, InlineData(1), InlineData(-1)]
    public void Its_corners_are_shoulders_head_turns_and_break(int side)
    {
        Sighting seen = Assert.Single(Drawing.Look(new HeadAndShoulders(side), Drawn().On(side)));

        (int Bar, double Price)[] corners = [(59, 9_990), (67, 10_510), (79, 9_490), (91, 10_510), (99, 9_990), (105, 10_600)];
        Assert.Equal(corners.Select(corner => (corner.Bar, Drawing.On(side, corner.Price))), Drawing.Corners(seen));
        Assert.Equal((Drawing.On(side, 10_510), Drawing.On(side, 9_990)), (seen.Level, seen.Wrong));
    }

    [Fact]
    public void It_names_the_bars_that_form_it() => Assert.Equal(
        "Inverse head and shoulders: lows 46, 26 and 6 bars before the close above the neckline, age 0 of 20 bars",
        Assert.Single(Drawing.Look(new HeadAndShoulders(1), Drawn().Bars)).Why(0).ToString());

    [Fact]
    public void A_falling_neckline_is_followed_down()
    {
        // Highs of 10,510 on bar 67 and 10,438 on bar 91: the line falls 3 ticks a bar and stands at 10,399 on bar 104.
        Drawing sloped = Head().To(10_428, 12).To(10_000, 8);

        Assert.Empty(Drawing.Look(new HeadAndShoulders(1), sloped.To(10_399, 5).Bars));
        Sighting seen = Assert.Single(Drawing.Look(new HeadAndShoulders(1), sloped.To(10_400, 1).Bars));
        Assert.Equal((105, 10_396d), (seen.Bar, seen.Level));
    }

    [Fact]
    public void A_head_no_lower_than_the_shoulders_is_none() => IsNone(
        Drawing.Falling(60).To(10_500, 8).To(9_950, 12).To(10_500, 12).To(10_000, 8).To(11_600, 16));

    [Fact]
    public void A_head_too_near_the_neckline_is_none() => IsNone(
        Drawing.Falling(60).To(10_200, 3).To(9_880, 4).To(10_200, 4).To(10_000, 4).To(11_600, 16));

    [Fact]
    public void Shoulders_too_unequal_are_none() => IsNone(Head().To(10_500, 12).To(10_240, 8).To(11_600, 16));

    [Fact]
    public void A_neckline_too_steep_is_none() => IsNone(Head().To(10_900, 12).To(10_000, 8).To(11_600, 16));

    [Fact]
    public void A_side_over_three_times_the_other_is_none() => IsNone(
        Drawing.Falling(60).To(10_500, 10).To(9_500, 18).To(10_500, 5).To(10_000, 4).To(11_600, 16));

    [Fact]
    public void Without_a_fall_before_it_it_is_none() => IsNone(
        Drawing.Sideways().To(9_600, 6).To(10_250, 7).To(9_100, 11).To(10_250, 11).To(9_600, 7).To(11_000, 14));

    [Fact]
    public void A_close_below_the_right_shoulder_ends_it() => IsNone(
        Head().To(10_500, 12).To(10_000, 8).To(10_300, 3).To(10_100, 2).To(9_700, 2).To(11_000, 12));

    [Fact]
    public void The_neckline_is_waited_for_twenty_five_bars()
    {
        static Drawing shoulders() => Head().To(10_500, 12).To(10_000, 8).To(10_300, 5);

        Assert.Equal([124], Drawing.Look(new HeadAndShoulders(1), shoulders().To(10_340, 19).To(10_700, 1).Bars).Select(seen => seen.Bar));
        IsNone(shoulders().To(10_340, 20).To(10_700, 1));
    }

    private static void IsNone(Drawing drawing) => Assert.Empty(Drawing.Look(new HeadAndShoulders(1), drawing.Bars));
}
