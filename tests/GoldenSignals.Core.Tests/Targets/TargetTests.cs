using GoldenSignals.Core.Market;
using GoldenSignals.Core.Targets;

namespace GoldenSignals.Core.Tests.Targets;

/// <summary>Settlement rules on cases a person can check.</summary>
public class TargetTests
{
    [Fact]
    public void Direction_settles_yes_only_when_strictly_above()
    {
        DirectionTarget target = new(2);
        Assert.Equal([double.NaN, double.NaN, 1, 0, 0], Answers(target, 100, 105, 101, 105, 101));
        Assert.Equal((1 + 5) / (3 + 10.0), target.BaseRate);
        Assert.True(target.BaselineSaysYes);
    }

    [Fact]
    public void Direction_remembers_how_far_its_moves_went()
    {
        DirectionTarget target = new(1);
        Answers(target, 1000, 1100, 990, 1089);
        Assert.Equal(0.10, target.Moves.MeanGain, 12);
        Assert.Equal(0.10, target.Moves.MeanLoss, 12);
    }

    [Fact]
    public void Volatility_asks_against_the_median_of_252_values_and_settles_five_bars_later()
    {
        VolatilityTarget target = new(5);
        List<double> closes = [100_000];
        // Calm, alternating ±0.1 %, until the median is known; then five wild bars.
        for (int i = 0; i < 256; i++) closes.Add(closes[^1] * (i % 2 == 0 ? 1.001 : 1 / 1.001));
        Answers(target, [.. closes]);
        Assert.True(target.Asks);
        Assert.Equal(0, target.Known);
        double calm = target.Median;
        Assert.Equal(0.001, calm, 0.00002);
        double[] answers = Answers(target, Enumerable.Range(0, 5).Select(i => closes[^1] * (i % 2 == 0 ? 1.02 : 1)).ToArray());
        Assert.Equal(1, answers[^1]);
        Assert.All(answers[..4], answer => Assert.Equal(double.NaN, answer));
    }

    [Fact]
    public void Band_is_as_wide_as_seven_tenths_of_the_past_and_no_wider_in_a_storm()
    {
        BandTarget target = new(5);
        List<double> closes = [];
        for (int i = 0; i < 520; i++) closes.Add(i % 10 == 0 ? 10_100 : 10_000);
        Answers(target, [.. closes]);
        double width = target.Width;
        Assert.Equal(0.01, width, 3);
        double[] answers = Answers(target, 10_000, 13_000, 10_000, 13_000, 10_000, 13_000, 10_000, 13_000);
        Assert.Equal(0, answers[^1]);
        Assert.True(target.Width < 0.02);
    }

    [Fact]
    public void Range_and_activity_compare_the_next_bar_with_today_s_median()
    {
        RangeTarget range = new();
        ActivityTarget activity = new();
        double[] rangeAnswers = new double[63], activityAnswers = new double[63];
        for (int i = 0; i < 63; i++)
        {
            long half = i == 61 ? 300 : i == 62 ? 50 : 100;
            Bar bar = new(Day(i), 10_000, 10_000 + half, 10_000 - half, 10_000, i == 61 ? 900 : 500);
            range.Update(in bar, Context.None);
            activity.Update(in bar, Context.None);
            (rangeAnswers[i], activityAnswers[i]) = (range.Answer, activity.Answer);
        }
        Assert.Equal([1, 0], rangeAnswers[61..]);
        Assert.Equal([0, 1, 0], activityAnswers[60..]);
    }

    [Fact]
    public void A_market_without_volume_is_never_asked_about_activity()
    {
        ActivityTarget target = new();
        for (int i = 0; i < 50; i++) target.Update(new Bar(Day(i), 10, 10, 10, 10, 0), Context.None);
        Assert.False(target.Asks);
        Assert.Equal(0, target.Known);
    }

    [Fact]
    public void Relative_needs_a_universe_at_both_ends()
    {
        RelativeTarget target = new();
        double[] answers = new double[12];
        for (int i = 0; i < 12; i++)
        {
            Context context = i == 10 ? Context.None : new Context(Day(i), 5, 0.01, 0, 0.5, 0.5);
            long close = 10_000 + 50 * i;
            target.Update(new Bar(Day(i), close, close, close, close, 1), in context);
            answers[i] = target.Answer;
        }
        Assert.Equal([1, 1, 1, 1, 1], answers[5..10]);
        Assert.Equal(double.NaN, answers[10]);
    }

    [Theory]
    [InlineData("target first", 0, 0, 400, 1)]
    [InlineData("stop and target in one bar", 250, 0, 400, 0)]
    [InlineData("expires between the barriers", 0, 0, 100, 0)]
    [InlineData("gap through the stop at the open", 500, 500, 400, 0)]
    public void A_trade_is_settled_stop_first(string story, long fall, long gap, long rise, double expected)
    {
        TradeTarget target = new(0.001);
        int i = 0;
        void Next(long open, long high, long low) => target.Update(new Bar(Day(i++), open, high, low, open, 1), Context.None);
        // True ranges of 100 make barriers of 200 and 300 ticks.
        for (int warm = 0; warm < 30; warm++) Next(100_000, 100_050, 99_950);
        target.Propose(1);
        Assert.True(target.Asks);
        Next(100_000, 100_050, 99_950);
        Next(100_000 - gap, 100_000 + rise, Math.Min(100_000 - fall, 99_950));
        for (int rest = 0; rest < 18; rest++) Next(100_000, 100_050, 99_950);
        Assert.True(target.Answer == expected, story);
    }

    [Fact]
    public void A_close_that_leaves_a_band_says_no_before_its_day_and_never_otherwise()
    {
        BandTarget target = new(5);
        var left = new HashSet<int>();
        var widths = new List<double>();
        var random = new SeededRandom(3);
        long close = 1_000_000;
        int early = 0;
        for (int i = 0; i < 900; i++)
        {
            close = (long)(close * (1 + 0.02 * (random.NextUniform() - 0.5)));
            target.Update(new Bar(Day(i), close, close, close, close, 1), Context.None);
            if (!double.IsNaN(target.Answer)) Assert.Equal(target.Answer == 0, left.Contains(i - 5) || target.Excursion > widths[i - 5]);
            if (left.Contains(i - 5)) Assert.Equal(0, target.Answer);
            widths.Add(target.Width);
            for (int ago = 1; ago < 5; ago++)
            {
                if (target.LeftBand(ago) && left.Add(i - ago)) early++;
            }
        }
        Assert.True(early > 50);
    }

    [Fact]
    public void Costs_beyond_the_target_make_every_trade_a_loss()
    {
        TradeTarget dear = new(0.01), cheap = new(0);
        for (int i = 0; i < 60; i++)
        {
            Bar bar = new(Day(i), 100_000 + 100 * i, 100_050 + 100 * i, 99_950 + 100 * i, 100_000 + 100 * i, 1);
            dear.Update(in bar, Context.None);
            cheap.Update(in bar, Context.None);
        }
        dear.Propose(1);
        cheap.Propose(1);
        Assert.True(dear.BaseRate < 0.2);
        Assert.True(cheap.BaseRate > 0.7);
    }

    [Fact]
    public void Every_entry_of_the_catalog_has_its_own_key_and_makes_what_it_says()
    {
        Assert.Equal(TargetCatalog.All.Count, TargetCatalog.All.Select(entry => entry.Key).Distinct().Count());
        foreach (TargetEntry entry in TargetCatalog.All.Where(entry => entry.Make is not null))
            Assert.Equal(entry.Horizon, entry.Make!(new TargetSettings(0.001)).Horizon);
    }

    private static double[] Answers(Target target, params double[] closes)
    {
        double[] answers = new double[closes.Length];
        for (int i = 0; i < closes.Length; i++)
        {
            long close = (long)closes[i];
            target.Update(new Bar(Day(i), close, close, close, close, 1), Context.None);
            answers[i] = target.Answer;
        }
        return answers;
    }

    private static DateTime Day(int i) => new DateTime(2020, 1, 1, 21, 0, 0, DateTimeKind.Utc).AddDays(i);
}
