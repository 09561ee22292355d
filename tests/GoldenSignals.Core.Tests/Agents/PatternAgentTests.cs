using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Agents.Patterns;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Targets;
using GoldenSignals.Core.Tests.Agents.Patterns;

namespace GoldenSignals.Core.Tests.Agents;

public sealed class PatternAgentTests
{
    /// <summary>Completed by the close of bar 64, and free of other patterns.</summary>
    private static Drawing DoubleBottom() => Drawing.Falling().To(10_800, 8).To(10_000, 8).To(10_800, 8).To(10_820, 1);

    [Fact]
    public void It_abstains_while_warming_up()
    {
        var said = Run(Drawing.Falling().Bars.Take(Chart.WarmUpBars - 1));

        Assert.All(said, pair => Assert.False(pair.Direction.Holds || pair.Trade.Holds));
        Assert.Equal("Warming up: 29 of 30 bars", said[^1].Direction.Why.ToString());
    }

    [Fact]
    public void It_abstains_on_prices_that_do_not_move()
    {
        var said = Run(Enumerable.Range(0, 100).Select(i => new Bar(Drawing.TimeOf(i), 10_000, 10_000, 10_000, 10_000, 0)));

        Assert.All(said, pair => Assert.False(pair.Direction.Holds || pair.Trade.Holds));
        Assert.Equal("Prices do not move", said[^1].Direction.Why.ToString());
    }

    [Theory, InlineData(1), InlineData(-1)]
    public void A_trade_is_named_on_the_bar_that_completes_a_pattern_and_on_no_other(int side)
    {
        PatternAgent agent = new();
        Opinion[] opinions = new Opinion[2];
        List<(int, SetUp)> named = [];
        int number = 0;
        foreach (Bar bar in DoubleBottom().To(11_020, 2).On(side))
        {
            agent.Observe(bar, Context.None, opinions);
            Assert.Equal(agent.SetUp != SetUp.None, opinions[1].Holds);
            Assert.True(!opinions[1].Holds || opinions[1].Score is > 0 and <= 1);
            if (opinions[1].Holds)
            {
                named.Add((number, agent.SetUp));
            }
            number++;
        }

        // Where the legs turn, two bars meet at one price.
        string low = side > 0 ? "tweezer bottom" : "tweezer top", high = side > 0 ? "tweezer top" : "tweezer bottom";
        Assert.Equal([(40, new(low, side)), (48, new(high, -side)), (56, new(low, side)), (64, new(side > 0 ? "double bottom" : "double top", side))], named);
    }

    [Theory, InlineData(1), InlineData(-1)]
    public void Its_direction_fades_with_age_until_it_has_none(int side)
    {
        Drawing drawing = DoubleBottom();
        for (int i = 0; i < 10; i++)
        {
            drawing.To(10_840, 1).To(10_830, 1);
        }

        var said = Run(drawing.On(side));

        Assert.Equal("No pattern in the last 20 bars", said[63].Direction.Why.ToString());
        for (int age = 1; age < Sightings.FadeBars; age++)
        {
            Assert.True(side * said[64 + age].Direction.Score < side * said[63 + age].Direction.Score);
            Assert.True(side * said[64 + age].Direction.Score > 0);
        }
        Assert.False(said[64 + Sightings.FadeBars].Direction.Holds);
    }

    [Fact]
    public void A_close_beyond_the_pattern_ends_its_opinion()
    {
        var said = Run(Drawing.Falling().Bar(9_980, 10_012, 9_850, 10_010).To(9_840, 1).Bars);

        Assert.Equal("Hammer: a small body and a long shadow where it came back from, 1.3 ATR from end to end, at no level, age 0 of 5 bars", said[40].Direction.Why.ToString());
        Assert.Equal("Every pattern of the last 20 bars has failed", said[41].Direction.Why.ToString());
    }

    [Fact]
    public void Its_evidence_shows_the_pattern_and_the_levels_around()
    {
        Assert.Equal([1, 10_810, 9_990], Values(DoubleBottom().To(10_900, 1), "pattern age", "pattern line", "pattern fails beyond"));

        // Three lows and three highs later there are levels too, and the pattern has faded.
        double[] values = Values(DoubleBottom().To(10_000, 8).To(10_800, 8).To(10_100, 7), "pattern age", "nearest support", "nearest resistance");
        Assert.True(double.IsNaN(values[0]));
        Assert.Equal([9_990, 32_450 / 3.0], values[1..]);
    }

    [Fact]
    public void What_was_drawn_is_never_drawn_otherwise()
    {
        Bar[] bars = Walk(1_500, 11);
        PatternAgent agent = new();
        Opinion[] opinions = new Opinion[2];
        HashSet<string> before = [];
        int drawn = 0;
        foreach (Bar bar in bars)
        {
            agent.Observe(bar, Context.None, opinions);
            HashSet<string> now = [.. Patterns(agent).Select(Text)];
            foreach (string gone in before.Except(now))
            {
                int shown = gone.StartsWith("candles", StringComparison.Ordinal) ? PatternAgent.CandlesShownBars : PatternAgent.ShownBars;
                Assert.True(End(gone) <= bar.Time.AddDays(-shown), $"{gone} was there before {bar.Time:O}");
            }
            foreach (string fresh in now.Except(before))
            {
                Assert.Equal(bar.Time, End(fresh));
                drawn++;
            }
            before = now;
        }
        Assert.InRange(drawn, 100, 1_500);
    }

    [Fact]
    public void A_longer_future_changes_nothing_that_was_drawn_or_said()
    {
        Bar[] bars = Walk(900, 5);
        for (int length = 100; length < 900; length += 97)
        {
            PatternAgent shorter = new(), longer = new();
            Opinion[] one = new Opinion[2], other = new Opinion[2];
            for (int i = 0; i < length; i++)
            {
                shorter.Observe(bars[i], Context.None, one);
                longer.Observe(bars[i], Context.None, other);
            }
            string[] then = [.. shorter.Shapes().Select(Text)];
            Assert.Equal(then, longer.Shapes().Select(Text));
            Assert.Equal(one, other);
            Assert.All(shorter.Shapes().SelectMany(shape => shape.Points), point => Assert.True(point.Time <= bars[length - 1].Time));
        }
    }

    [Theory, InlineData(3), InlineData(17)]
    public void Prices_eight_times_as_high_change_no_bit(int seed)
    {
        Bar[] bars = Walk(2_000, seed);

        var plain = Run(bars);
        var scaled = Run(bars.Select(bar => bar with { Open = 8 * bar.Open, High = 8 * bar.High, Low = 8 * bar.Low, Close = 8 * bar.Close }));

        Assert.Equal(plain, scaled);
    }

    [Fact]
    public void Upside_down_it_says_the_opposite()
    {
        Bar[] bars = Walk(2_000, 23);
        long turn = 2 * bars.Max(bar => bar.High);

        var plain = Run(bars);
        var turned = Run(bars.Select(bar => new Bar(bar.Time, turn - bar.Open, turn - bar.Low, turn - bar.High, turn - bar.Close, bar.Volume)));

        Assert.Contains(plain, pair => pair.Trade.Holds);
        Assert.Equal(plain.Select(pair => pair.Direction.Score), turned.Select(pair => -pair.Direction.Score), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(plain.Select(pair => pair.Trade.Score), turned.Select(pair => pair.Trade.Score), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void Observing_allocates_nothing()
    {
        Bar[] bars = Walk(4_000, 7);
        PatternAgent agent = new();
        Opinion[] opinions = new Opinion[2];
        for (int i = 0; i < 1_000; i++)
        {
            agent.Observe(bars[i], Context.None, opinions);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 1_000; i < bars.Length; i++)
        {
            agent.Observe(bars[i], Context.None, opinions);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void It_stands_in_the_catalog_with_its_targets()
    {
        AgentEntry entry = AgentCatalog.Find("pattern")!;

        Assert.Equal(["direction:5", "trade"], entry.Targets);
        Assert.IsType<PatternAgent>(entry.Make!());
    }

    private static List<(Opinion Direction, Opinion Trade)> Run(IEnumerable<Bar> bars)
    {
        PatternAgent agent = new();
        Opinion[] opinions = new Opinion[2];
        List<(Opinion, Opinion)> said = [];
        foreach (Bar bar in bars)
        {
            agent.Observe(bar, Context.None, opinions);
            said.Add((opinions[0], opinions[1]));
        }
        return said;
    }

    private static double[] Values(Drawing drawing, params string[] names)
    {
        PatternAgent agent = new();
        Opinion[] opinions = new Opinion[2];
        drawing.Bars.ForEach(bar => agent.Observe(bar, Context.None, opinions));
        return [.. names.Select(name => agent.Evidence().Single(one => one.Name == name).Value)];
    }

    /// <summary>A seeded walk with wicks and gaps, in ticks.</summary>
    private static Bar[] Walk(int count, int seed)
    {
        Random random = new(seed);
        Bar[] bars = new Bar[count];
        long close = 1_000_000;
        for (int i = 0; i < count; i++)
        {
            long open = close + random.Next(-2_000, 2_001);
            close = Math.Max(100_000, open + random.Next(-12_000, 12_001));
            bars[i] = new Bar(
                Drawing.TimeOf(i), open, Math.Max(open, close) + random.Next(6_000), Math.Min(open, close) - random.Next(6_000), close, 1_000);
        }
        return bars;
    }

    private static IEnumerable<Shape> Patterns(PatternAgent agent) =>
        agent.Shapes().Where(shape => shape.Name is not ("support" or "resistance"));

    private static string Text(Shape shape) => $"{shape.Kind} {shape.Name} {string.Join(' ', shape.Points.Select(point => $"{point.Time:O}={point.Price}"))}";

    private static DateTime End(string text) =>
        DateTime.Parse(text.Split(' ')[^1].Split('=')[0], null, System.Globalization.DateTimeStyles.RoundtripKind);
}
