using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Core.Tests.Laws;

namespace GoldenSignals.Core.Tests.Gates;

/// <summary>Where nothing is to be found, nothing is found.</summary>
[Trait("Speed", "slow")]
public class NoSkillGates
{
    private const int Bars = 4_000, IntradayBars = 10_000, CallsMin = 5_000;

    private static readonly string[] Directions = ["direction:1", "direction:5", "direction:20"];

    private static readonly Symbol Walk = new("WALK", AssetClass.Equity, "NYSE");

    [Fact]
    public void A_random_walk_ends_unproven_in_95_of_100_seeds_and_demonstrated_in_none()
    {
        ClaimState[][] states = Seeds.Each(seed => States(Run(Interval.Day1, new RandomBars(seed).Daily(Bars)), Directions));
        for (int i = 0; i < Directions.Length; i++)
        {
            Assert.InRange(states.Count(ended => ended[i] == ClaimState.Unproven), 95, Seeds.Count);
            Assert.DoesNotContain(states, ended => ended[i] == ClaimState.Demonstrated);
        }
    }

    [Fact]
    public void A_walk_with_only_a_time_of_day_earns_nothing_from_the_clock()
    {
        string[] targets = [.. Directions, "volatility:5", "volatility:20", "band:5", "range:1", "activity:1"];
        ClaimState[][] states = Seeds.Each(seed =>
        {
            SignalSession session = Run(Interval.Minute5, TimedWalk.Of(seed, Interval.Minute5, IntradayBars));
            Assert.All(targets, key => Assert.True(session.Find(key)!.Consensus!.Skill.Calls > CallsMin, key));
            return States(session, targets);
        });
        for (int i = 0; i < targets.Length; i++)
        {
            int unproven = states.Count(ended => ended[i] == ClaimState.Unproven);
            Assert.True(unproven >= 95, $"{targets[i]}: only {unproven} of {Seeds.Count} ended unproven");
            Assert.DoesNotContain(states, ended => ended[i] == ClaimState.Demonstrated);
        }
    }

    /// <summary>The other side of it: where loud and calm hours do follow one another, that is found behind the clock.</summary>
    [Theory, InlineData("volatility:5"), InlineData("range:1"), InlineData("activity:1")]
    public void Volatility_that_clusters_beyond_the_clock_is_found(string target)
    {
        for (ulong seed = 1; seed <= 3; seed++)
        {
            SignalSession session = Run(Interval.Minute5, TimedWalk.Of(seed, Interval.Minute5, IntradayBars, clustering: 0.98));
            Assert.NotEqual(ClaimState.Unproven, session.Find(target)!.Consensus!.Skill.State);
        }
    }

    private static SignalSession Run(Interval interval, Bar[] bars)
    {
        var session = new SignalSession(Walk, interval, SessionSettings.Default);
        foreach (Bar bar in bars) session.Step(Input.Of(in bar));
        return session;
    }

    private static ClaimState[] States(SignalSession session, string[] targets) => [.. targets.Select(key => session.Find(key)!.Consensus!.Skill.State)];
}
