using GoldenSignals.Core.Agents.Patterns;

namespace GoldenSignals.Core.Tests.Agents.Patterns;

public sealed class LevelsTests
{
    /// <summary>Highs of 10,810 on bars 47, 63 and 79, lows of 9,990 between them; ends on bar 87.</summary>
    private static Drawing Box() => Drawing.Falling().To(10_800, 8).To(10_000, 8).To(10_800, 8).To(10_000, 8).To(10_800, 8).To(10_000, 8);

    [Fact]
    public void Three_swings_make_a_level_when_the_third_is_confirmed()
    {
        Drawing box = Box();
        Assert.DoesNotContain(10_810, Prices(Drawing.Draw(box.Bars.Take(79 + Pivots.Reach))));

        Chart chart = Drawing.Draw(box.Bars.Take(79 + Pivots.Reach + 1));

        int index = chart.Levels.Near(10_810, 1);
        Level level = chart.Levels[index];
        Assert.Equal((10_810d, 3, 47, 79, -1), (level.Price, level.Touches, level.First.Bar, level.LastTouch, level.Standing));
    }

    [Fact]
    public void Highs_and_lows_at_one_price_make_it_together()
    {
        // Highs of 10,510 on bars 45 and 61, a low of 10,490 on bar 79.
        Drawing flip = Drawing.Falling().To(10_500, 6).To(9_700, 8).To(10_500, 8).To(10_000, 6).To(11_000, 6).To(10_500, 6).To(11_000, 6);

        Assert.Contains(Prices(Drawing.Draw(flip.Bars)), price => Math.Abs(price - 10_503) < 1);
    }

    [Fact]
    public void A_level_never_moves_however_often_it_is_touched()
    {
        Drawing box = Box().To(10_840, 8).To(10_000, 8).To(10_770, 8).To(10_000, 8);

        Level level = Find(Drawing.Draw(box.Bars), 10_810);

        Assert.Equal((10_810d, 5), (level.Price, level.Touches));
    }

    [Fact]
    public void Swings_too_far_apart_make_no_level() => Assert.DoesNotContain(
        Prices(Drawing.Draw(Drawing.Falling().To(10_870, 8).To(10_000, 8).To(10_730, 8).To(10_000, 8).To(10_800, 8).To(10_000, 8).Bars)),
        price => price > 10_500);

    [Fact]
    public void A_level_nobody_touches_is_forgotten()
    {
        Drawing box = Box();
        int made = box.Last;
        box.To(10_400, 4);
        for (int i = 0; i < 130; i++)
        {
            box.To(10_420, 1).To(10_400, 1);
        }

        Assert.Contains(10_810, Prices(Drawing.Draw(box.Bars.Take(79 + Levels.MemoryBars + 1))));
        Assert.DoesNotContain(10_810, Prices(Drawing.Draw(box.Bars.Take(79 + Levels.MemoryBars + 2))));
        Assert.True(box.Last > made + Levels.MemoryBars);
    }

    [Theory, InlineData(1), InlineData(-1)]
    public void A_break_is_seen_on_the_close_that_clears_the_level(int side)
    {
        // A close of 10,835 is above the level but does not clear it by a quarter of an average true range; 10,860 does.
        Drawing drawing = Box().To(10_800, 8).Bar(10_800, 10_845, 10_790, 10_835).Bar(10_835, 10_870, 10_825, 10_860).To(11_300, 5);

        Sighting seen = Assert.Single(Drawing.Look(new LevelBreak(side), drawing.On(side)));

        Assert.Equal((97, side, side > 0 ? "resistance break" : "support break"), (seen.Bar, seen.Side, seen.Name));
        Assert.Equal([(47, Drawing.On(side, 10_810)), (79, Drawing.On(side, 10_810)), (97, Drawing.On(side, 10_860))], Drawing.Corners(seen));
        Assert.True(seen.NamesTrade);
    }

    [Fact]
    public void A_break_says_how_often_it_was_touched() => Assert.Equal(
        "Closed above resistance touched 3 times in the 49 bars before, 0.6 ATR beyond it, age 1 of 20 bars",
        Assert.Single(Drawing.Look(new LevelBreak(1), Box().To(10_800, 8).To(10_880, 1).Bars)).Why(1).ToString());

    [Fact]
    public void A_price_that_see_saws_around_a_level_breaks_it_once()
    {
        Drawing drawing = Box().To(10_800, 8).To(10_900, 1);
        for (int i = 0; i < 5; i++)
        {
            drawing.To(10_740, 1).To(10_900, 1);
        }

        Assert.Single(Drawing.Look(new LevelBreak(1), drawing.Bars));
        Assert.Empty(Drawing.Look(new LevelBreak(-1), drawing.Bars));
    }

    [Fact]
    public void Touched_again_after_its_break_it_can_break_the_other_way()
    {
        // Broken upwards on bar 96, touched from above by the low of bar 103, broken downwards on the way down.
        Drawing drawing = Box().To(10_800, 8).To(11_200, 4).To(10_820, 4).To(11_200, 6).To(10_500, 7);

        Sighting seen = Assert.Single(Drawing.Look(new LevelBreak(-1), drawing.Bars));

        Assert.Equal(10_810, seen.Level);
        Assert.Equal(10_700, drawing.Bars[seen.Bar].Close);
    }

    [Fact]
    public void Three_swings_in_a_row_are_too_little_spread_to_make_a_level() =>
        Assert.Empty(Prices(Drawing.Draw(Drawing.Falling().To(10_500, 4).To(10_000, 5).To(10_500, 4).To(10_000, 5).To(12_000, 20).Bars)));

    private static IEnumerable<double> Prices(Chart chart) => Enumerable.Range(0, chart.Levels.Count).Select(i => chart.Levels[i].Price);

    private static Level Find(Chart chart, double price) => chart.Levels[chart.Levels.Near(price, 1)];
}
