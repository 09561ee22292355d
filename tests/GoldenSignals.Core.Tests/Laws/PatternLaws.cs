using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Agents.Patterns;
using GoldenSignals.Core.Leaks;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Tests.Agents.Patterns;

namespace GoldenSignals.Core.Tests.Laws;

/// <summary>What holds for every pattern of the catalog.</summary>
public class PatternLaws
{
    private static readonly Bar[] Market = Jumpy(1_500);

    public static TheoryData<string> Names => [.. PatternCatalog.All.Select(entry => entry.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Never_sees_the_future(string name)
    {
        PatternEntry entry = PatternCatalog.Find(name)!;
        foreach (Bar[] bars in (Bar[][])[Market[..400], [.. Case(entry), .. Tail(Case(entry)[^1])]])
        {
            LeakReport report = new LeakGuard(new History(bars)).Check(new Subject(name, ["side", "strength", "level", "wrong", "corner"], history => Say(entry, history)));
            Assert.True(report.Passed, string.Join('\n', report.Findings));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Is_seen_in_its_case_on_the_bar_that_completes_it_and_only_there(string name)
    {
        PatternEntry entry = PatternCatalog.Find(name)!;
        Bar[] bars = Case(entry);
        Sighting seen = Assert.Single(Look(entry, bars));
        Assert.Equal((bars.Length - 1, name, entry.Side, entry.Candles), (seen.Bar, seen.Name, seen.Side, seen.Candles));
        Assert.Equal(entry.Side != 0, seen.NamesTrade);
    }

    [Theory, MemberData(nameof(Names))]
    public void Says_the_same_twice(string name) =>
        Assert.Equal(Look(PatternCatalog.Find(name)!, Market).Select(Text), Look(PatternCatalog.Find(name)!, Market).Select(Text));

    [Theory, MemberData(nameof(Names))]
    public void Says_the_same_bits_on_an_eightfold_price(string name)
    {
        PatternEntry entry = PatternCatalog.Find(name)!;
        Bar[] eightfold = [.. Market.Select(bar => StrangeBars.Times(bar, 8))];
        Assert.Equal(
            Look(entry, Market).Select(seen => (seen.Bar, seen.Strength, seen.Parts, 8 * seen.Level, 8 * seen.Wrong, seen.Why(0).ToString())),
            Look(entry, eightfold).Select(seen => (seen.Bar, seen.Strength, seen.Parts, seen.Level, seen.Wrong, seen.Why(0).ToString())));
    }

    [Theory, MemberData(nameof(Names))]
    public void Upside_down_it_is_its_twin(string name)
    {
        PatternEntry entry = PatternCatalog.Find(name)!, twin = PatternCatalog.Find(entry.Twin)!;
        long turn = 2 * Market.Max(bar => bar.High);
        Bar[] turned = [.. Market.Select(bar => new Bar(bar.Time, turn - bar.Open, turn - bar.Low, turn - bar.High, turn - bar.Close, bar.Volume))];

        Assert.Equal((name, -entry.Side, entry.Candles), (twin.Twin, twin.Side, twin.Candles));
        Assert.Equal(
            Look(entry, Market).Select(seen => (seen.Bar, Math.Round(seen.Strength, 9), seen.Parts, Math.Round(turn - seen.Wrong, 3))),
            Look(twin, turned).Select(seen => (seen.Bar, Math.Round(seen.Strength, 9), seen.Parts, Math.Round(seen.Wrong, 3))));
    }

    [Theory, MemberData(nameof(Names))]
    public void Survives_strange_bars_and_stays_bounded(string name)
    {
        PatternEntry entry = PatternCatalog.Find(name)!;
        Assert.Empty(Look(entry, StrangeBars.Of("flat", 200)));
        foreach (string kind in StrangeBars.Kinds)
        {
            AssertSound(Look(entry, [.. StrangeBars.Of(kind, 400), .. Market[..300]]));
        }
        AssertSound(Look(entry, Market));
    }

    [Fact]
    public void What_is_drawn_lies_within_the_bars_seen_and_ends_at_the_bar_that_completes_it()
    {
        foreach (Sighting seen in PatternCatalog.All.SelectMany(entry => Look(entry, Market)))
        {
            Shape drawn = seen.ToShape();
            Assert.Equal(Market[seen.Bar].Time, drawn.Points[^1].Time);
            Assert.Equal(drawn.Points.Select(point => point.Time), drawn.Points.Select(point => point.Time).Order());
            Assert.All(drawn.Lines.SelectMany(line => line), place => Assert.InRange(place, 0, drawn.Points.Count - 1));
            Assert.Equal(seen.Candles > 0 ? "candles" : "figure", drawn.Kind);
        }
    }

    [Fact]
    public void Names_are_distinct_and_every_rule_has_a_source()
    {
        Assert.Equal(PatternCatalog.All.Count, PatternCatalog.All.Select(entry => entry.Name).Distinct().Count());
        Assert.All(PatternCatalog.All, entry => Assert.True(entry.Rule.Length > 10 && entry.Source.Length > 5, entry.Name));
        Assert.Equal(PatternCases.All.Keys.Order(), PatternCatalog.All.Where(entry => entry.Side >= 0).Select(entry => entry.Name).Order());
    }

    private static Bar[] Case(PatternEntry entry)
    {
        (Drawing drawn, int side) = PatternCases.Of(entry.Name, entry.Twin);
        return [.. drawn.On(side)];
    }

    private static List<Sighting> Look(PatternEntry entry, IEnumerable<Bar> bars) => Drawing.Look(entry.Make(), bars);

    private static double[] Say(PatternEntry entry, History history)
    {
        double[] said = new double[history.Bars.Count * 5];
        Array.Fill(said, double.NaN);
        foreach (Sighting seen in Look(entry, history.Bars))
        {
            double[] row = [seen.Side, seen.Strength, seen.Level, seen.Wrong, seen.ToShape().Points[0].Price];
            row.CopyTo(said, seen.Bar * 5);
        }
        return said;
    }

    private static void AssertSound(IEnumerable<Sighting> sightings) => Assert.All(sightings, seen =>
    {
        Assert.InRange(seen.Strength, 0, 1);
        Assert.InRange(seen.Confidence, 0, 1);
        Assert.False(double.IsInfinity(seen.Level) || double.IsInfinity(seen.Wrong));
        Assert.DoesNotContain("NaN", seen.Why(0).ToString());
    });

    private static string Text(Sighting seen) => $"{seen.Bar} {seen.Why(0)} {string.Join(' ', seen.ToShape().Points)}";

    /// <summary>A market that gaps between bars and often opens where it closed, so that the rare patterns of candles come up too.</summary>
    private static Bar[] Jumpy(int count)
    {
        var random = new SeededRandom(77);
        Bar[] bars = new Bar[count];
        long close = 1_000_000;
        for (int i = 0; i < count; i++)
        {
            long open = close + (long)(4_000 * random.NextNormal());
            close = Math.Max(200_000, open + (long)((i % 3 == 0 ? 1_500 : 12_000) * random.NextNormal()));
            long above = (long)Math.Max(0, 4_000 * random.NextNormal()), below = (long)Math.Max(0, 4_000 * random.NextNormal());
            bars[i] = new Bar(Drawing.TimeOf(i), open, Math.Max(open, close) + above, Math.Min(open, close) - below, close, 1_000);
        }
        return bars;
    }

    /// <summary>What may follow a case: thirty bars that swing around its last close.</summary>
    private static IEnumerable<Bar> Tail(Bar last) => Enumerable.Range(1, 30).Select(i =>
    {
        long open = last.Close + 40 * (i % 5), close = last.Close + 40 * (i * 3 % 7);
        return new Bar(last.Time.AddDays(i), open, Math.Max(open, close) + 15, Math.Min(open, close) - 15, close, 1_000);
    });
}
