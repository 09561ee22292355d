using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Leaks;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Tests.Laws;

/// <summary>What holds for every installed agent of the catalog.</summary>
public class AgentLaws
{
    private static readonly Bar[] Daily = new RandomBars(11).Daily(900);

    public static TheoryData<string> Names => [.. AgentCatalog.All.Where(entry => entry.Installed).Select(entry => entry.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Never_sees_the_future(string name)
    {
        History history = new(Daily) { Contexts = [.. Daily.Select(bar => Universe(bar))] };
        LeakReport report = new LeakGuard(history).Check(Subjects.Of(AgentCatalog.Find(name)!));
        Assert.True(report.Passed, string.Join('\n', report.Findings));
    }

    [Theory, MemberData(nameof(Names))]
    public void Says_the_same_twice(string name) => Assert.Equal(Run(name, Daily), Run(name, Daily));

    [Theory, MemberData(nameof(Names))]
    public void Says_the_same_bits_on_an_eightfold_price(string name)
    {
        Opinion[][] plain = Run(name, Daily), scaled = Run(name, [.. Daily.Select(bar => StrangeBars.Times(bar, 8))]);
        Compare(plain, scaled, (expected, actual) =>
            Assert.Equal((Bits(expected.Score), Bits(expected.Confidence), expected.Holds), (Bits(actual.Score), Bits(actual.Confidence), actual.Holds)));
    }

    [Theory, MemberData(nameof(Names))]
    public void Says_nearly_the_same_on_a_tenfold_price(string name)
    {
        Opinion[][] plain = Run(name, Daily), scaled = Run(name, [.. Daily.Select(bar => StrangeBars.Times(bar, 10))]);
        Compare(plain, scaled, (expected, actual) =>
        {
            Assert.Equal(expected.Holds, actual.Holds);
            Assert.Equal(expected.Score, actual.Score, 1e-9);
            Assert.Equal(expected.Confidence, actual.Confidence, 1e-9);
        });
    }

    [Theory, MemberData(nameof(Names))]
    public void Is_bounded_and_reasoned_and_survives_strange_bars(string name)
    {
        AssertSound(Run(name, Daily));
        AssertSound(Run(name, new RandomBars(12).Intraday(1_200)));
        foreach (string kind in StrangeBars.Kinds)
        {
            AssertSound(Run(name, [.. StrangeBars.Of(kind, 600), .. Daily[..300]]));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Abstains_while_warming_up_and_speaks_in_the_end(string name)
    {
        Opinion[][] opinions = Run(name, Daily);
        Assert.All(opinions[0], opinion => Assert.False(opinion.Holds));
        string[] targets = [.. AgentCatalog.Find(name)!.Targets];
        for (int i = 0; i < targets.Length; i++)
        {
            Assert.True(opinions.Any(row => row[i].Holds), $"{name} never spoke on {targets[i]}");
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Gives_evidence_with_names_and_units_from_the_first_bar(string name)
    {
        IAgent agent = AgentCatalog.Find(name)!.Make!();
        Opinion[] opinions = new Opinion[AgentCatalog.Find(name)!.Targets.Count];
        foreach (Bar bar in Daily)
        {
            agent.Observe(bar, Universe(bar), opinions);
            if (bar == Daily[0] || bar == Daily[^1])
            {
                Assert.NotEmpty(agent.Evidence());
                Assert.All(agent.Evidence(), evidence => Assert.True(evidence.Name.Length > 0 && evidence.Unit.Length > 0));
                Assert.Equal(agent.Evidence().Count, agent.Evidence().Select(evidence => evidence.Name).Distinct().Count());
            }
        }
        Assert.All(agent.Evidence(), evidence => Assert.False(double.IsInfinity(evidence.Value)));
    }

    [Theory, MemberData(nameof(Names))]
    public void Allocates_nothing_after_warm_up(string name)
    {
        AgentEntry entry = AgentCatalog.Find(name)!;
        Opinion[] opinions = new Opinion[entry.Targets.Count];
        Assert.Equal(0, Allocation.Least(() =>
        {
            IAgent agent = entry.Make!();
            ObserveAll(agent, Daily.AsSpan(0, 600), opinions);
            return () => ObserveAll(agent, Daily.AsSpan(600), opinions);
        }));
    }

    private static Opinion[][] Run(string name, Bar[] bars)
    {
        AgentEntry entry = AgentCatalog.Find(name)!;
        IAgent agent = entry.Make!();
        Opinion[][] rows = new Opinion[bars.Length][];
        for (int i = 0; i < bars.Length; i++)
        {
            rows[i] = new Opinion[entry.Targets.Count];
            agent.Observe(bars[i], Universe(bars[i]), rows[i]);
        }
        return rows;
    }

    private static void ObserveAll(IAgent agent, ReadOnlySpan<Bar> bars, Span<Opinion> opinions)
    {
        foreach (ref readonly Bar bar in bars)
        {
            agent.Observe(bar, Universe(bar), opinions);
        }
    }

    // A universe of five whose ranks go round, known after the first year.
    private static Context Universe(in Bar bar) => bar.Time.Year > 2001
        ? new Context(bar.Time, 5, 0.001, 0.0005, 0.6, bar.Time.DayOfYear % 5 / 4.0)
        : Context.None;

    private static void AssertSound(Opinion[][] rows) => Assert.All(rows.SelectMany(row => row), opinion =>
    {
        Assert.InRange(opinion.Score, -1, 1);
        Assert.InRange(opinion.Confidence, 0, 1);
        Assert.NotEmpty(opinion.Why.ToString());
    });

    private static void Compare(Opinion[][] plain, Opinion[][] scaled, Action<Opinion, Opinion> same)
    {
        for (int i = 0; i < plain.Length; i++)
        {
            for (int target = 0; target < plain[i].Length; target++)
            {
                same(plain[i][target], scaled[i][target]);
            }
        }
    }

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);
}
