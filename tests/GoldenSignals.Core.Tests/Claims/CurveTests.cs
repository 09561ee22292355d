using GoldenSignals.Core.Claims;

namespace GoldenSignals.Core.Tests.Claims;

/// <summary>How sure is sure enough may be learned from earlier years only.</summary>
public class CurveTests
{
    private static readonly CardScope Scope = new("1d", "all", Ran.Backtest);

    [Fact]
    public void Thresholds_of_a_year_come_from_the_years_before_it()
    {
        // In 2001 half of the calls are at 0.9 and half at 0.6, so the surer half is what reaches 0.9. In 2002 only every tenth does.
        CardTally tally = Tally((year, i) => (year, i % 2 == 0, i % 10 == 0) switch
        {
            (2001, true, _) => 0.9,
            (2001, false, _) => 0.6,
            (_, _, true) => 0.9,
            _ => 0.6,
        });
        IReadOnlyList<CurvePoint> curve = tally.ToCard(Scope, bootstrap: false).Curve;
        Assert.Equal(1, curve[0].Coverage);
        CurvePoint half = curve[3];
        // A threshold taken from 2002 itself would have kept half of it.
        Assert.InRange(half.Coverage, 0.09, 0.11);
        Assert.Equal(1, half.HitRate);
    }

    [Fact]
    public void What_comes_later_moves_no_threshold()
    {
        SeededRandom random = new(5);
        double[] drawn = [.. Enumerable.Range(0, 3 * 366).Select(_ => 0.5 + 0.45 * random.NextUniform())];
        IReadOnlyList<CurvePoint> before = Curve(drawn, years: 2);
        foreach (double other in (double[])[0.51, 0.99])
        {
            double[] changed = [.. drawn[..(2 * 365)], .. drawn[(2 * 365)..].Select(_ => other)];
            IReadOnlyList<CurvePoint> after = Curve(changed, years: 3);
            for (int i = 0; i < before.Count; i++)
            {
                // The calls that were kept of the second year are the same; the third only adds its own.
                long added = other > 0.98 || i == 0 ? 365 : 0;
                Assert.Equal(before[i].N + added, after[i].N);
            }
        }
    }

    [Fact]
    public void The_first_year_has_no_threshold_and_no_point() => Assert.Empty(Curve([.. Enumerable.Repeat(0.7, 400)], years: 1));

    private static IReadOnlyList<CurvePoint> Curve(double[] probabilities, int years)
    {
        CardTally tally = new(new CardKey("rsi", "direction:1", 1, "always-up"), CardTallyTests.Days(3 * 366));
        for (int place = 0; place < Math.Min(years * 365, probabilities.Length); place++)
            CardTallyTests.Say(tally, place, probabilities[place], yes: true);
        return tally.ToCard(Scope, bootstrap: false).Curve;
    }

    private static CardTally Tally(Func<int, int, double> probability)
    {
        CardTally tally = new(new CardKey("rsi", "direction:1", 1, "always-up"), CardTallyTests.Days(2 * 365));
        for (int place = 0; place < 2 * 365; place++)
        {
            double p = probability(CardTallyTests.Day(place).Year, place % 365);
            CardTallyTests.Say(tally, place, p, yes: p > 0.8 || place % 2 == 0);
        }
        return tally;
    }
}
