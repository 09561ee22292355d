using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Agents.Patterns;

namespace GoldenSignals.Core.Tests.Agents.Patterns;

/// <summary>Triangles, wedges, channels, flags and pennants.</summary>
public sealed class FigureTests
{
    [Theory, InlineData(1), InlineData(-1)]
    public void A_triangle_is_drawn_by_its_lines_to_the_close_that_breaks_one(int side)
    {
        // The lower line rises 400 in 24 bars from 9,990 on bar 39; the low of bar 53 comes within 34 of it, which counts as a touch.
        Sighting seen = See(side > 0 ? "ascending triangle" : "descending triangle", PatternCases.All["ascending triangle"](), side);

        (int Bar, double Price)[] corners = [(39, 9_990), (47, 10_810), (70, 9_990 + 31 * 400 / 24.0), (70, 10_810), (70, 10_900)];
        Assert.Equal(corners.Select(corner => (corner.Bar, Math.Round(Drawing.On(side, corner.Price), 6))), Drawing.Corners(seen).Select(corner => (corner.Bar, Math.Round(corner.Price, 6))));
        Assert.Equal((Drawing.On(side, 10_810), Drawing.On(side, 10_390)), (seen.Level, seen.Wrong));
        Assert.Equal([[0, 2], [1, 3]], seen.ToShape().Lines);
    }

    [Fact]
    public void It_says_how_long_it_lasted_and_how_often_its_lines_were_touched() => Assert.Equal(
        "Ascending triangle: closed above its upper line after 31 bars and 5 touches, 7.5 ATR high, age 2 of 20 bars",
        See("ascending triangle", PatternCases.All["ascending triangle"](), 1).Why(2).ToString());

    [Fact]
    public void A_flag_is_drawn_with_the_move_it_pauses()
    {
        Shape drawn = See("bull flag", PatternCases.All["bull flag"](), 1).ToShape();

        Assert.Equal([9_990, 11_010, 10_840, 10_880], drawn.Points.Take(4).Select(point => point.Price));
        Assert.Equal([[0, 1], [1, 3], [2, 4]], drawn.Lines);
    }

    [Fact]
    public void Left_on_the_other_side_an_ascending_triangle_just_ends()
    {
        Drawing broken = Drawing.Falling().To(10_800, 8).To(10_200, 6).To(10_800, 6).To(10_400, 4).To(10_790, 6).To(10_400, 2).To(11_000, 6);

        Assert.All(PatternCatalog.All.Where(entry => entry.Name.Contains("triangle")), entry => IsNone(entry.Name, broken));
    }

    [Fact]
    public void A_close_that_does_not_clear_the_line_breaks_nothing() => IsNone(
        "ascending triangle", Drawing.Falling().To(10_800, 8).To(10_200, 6).To(10_800, 6).To(10_400, 4).To(10_790, 6).To(10_830, 1));

    [Fact]
    public void A_triangle_is_over_three_quarters_of_the_way_to_its_tip()
    {
        // The lines are 820 apart on bar 39 and come 16⅔ nearer a bar: on bar 76 there are 203 left.
        Drawing late = Drawing.Falling().To(10_800, 8).To(10_200, 6).To(10_800, 6).To(10_400, 4).To(10_790, 6);

        IsNone("ascending triangle", late.To(10_795, 7).To(10_900, 1));
    }

    [Fact]
    public void A_wedge_wants_five_touches() => IsNone(
        "falling wedge", Drawing.Falling().To(11_000, 8).To(10_000, 6).To(10_600, 6).To(9_800, 6).To(10_300, 6).To(10_700, 2));

    [Fact]
    public void A_pause_that_gives_back_over_half_is_no_flag() => IsNone(
        "bull flag", Drawing.Falling().To(11_000, 5).To(10_500, 3).To(10_940, 3).To(10_430, 3).To(10_600, 3).To(11_100, 2));

    [Fact]
    public void Without_a_sharp_move_before_it_a_pause_is_no_flag() => IsNone(
        "bull flag", Drawing.Sideways().To(10_300, 5).To(10_150, 3).To(10_240, 3).To(10_080, 3).To(10_170, 3).To(10_250, 1));

    private static Sighting See(string name, Drawing drawing, int side) =>
        Assert.Single(Drawing.Look(PatternCatalog.Find(name)!.Make(), drawing.On(side)));

    private static void IsNone(string name, Drawing drawing) => Assert.Empty(Drawing.Look(PatternCatalog.Find(name)!.Make(), drawing.Bars));
}
