using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Core.Tests.Laws;

namespace GoldenSignals.Core.Tests.Gates;

/// <summary>Where nothing is to be found, nothing is found.</summary>
[Trait("Speed", "slow")]
public class NoSkillGates
{
    private const int Bars = 4_000;

    private static readonly string[] Directions = ["direction:1", "direction:5", "direction:20"];

    private static readonly Symbol Walk = new("WALK", AssetClass.Equity, "NYSE");

    [Fact]
    public void A_random_walk_ends_unproven_in_95_of_100_seeds_and_demonstrated_in_none()
    {
        ClaimState[][] states = Seeds.Each(seed => States(Run(Interval.Day1, new RandomBars(seed).Daily(Bars))));
        for (int i = 0; i < Directions.Length; i++)
        {
            Assert.InRange(states.Count(ended => ended[i] == ClaimState.Unproven), 95, Seeds.Count);
            Assert.DoesNotContain(states, ended => ended[i] == ClaimState.Demonstrated);
        }
    }

    [Fact]
    public void A_walk_with_only_a_time_of_day_earns_nothing_from_the_clock()
    {
        ClaimState[][] states = Seeds.Each(seed =>
        {
            SignalSession session = Run(Interval.Minute5, TimedWalk.FiveMinutes(seed, Bars));
            AssertNoClaimOfTheClock(session);
            return States(session);
        });
        for (int i = 0; i < Directions.Length; i++)
        {
            Assert.InRange(states.Count(ended => ended[i] == ClaimState.Unproven), 95, Seeds.Count);
            Assert.DoesNotContain(states, ended => ended[i] == ClaimState.Demonstrated);
        }
    }

    // Until medians are kept per time of day these are refused on intraday bars; once they are asked, they must end unproven.
    private static void AssertNoClaimOfTheClock(SignalSession session)
    {
        foreach (Question question in session.Questions)
        {
            string name = question.Entry.Key.Split(':')[0];
            if (name is not ("volatility" or "band" or "range" or "activity")) continue;
            Assert.True(question.Consensus is null || question.Consensus.Skill.State == ClaimState.Unproven, question.Entry.Key);
        }
    }

    private static SignalSession Run(Interval interval, Bar[] bars)
    {
        var session = new SignalSession(Walk, interval, SessionSettings.Default);
        foreach (Bar bar in bars) session.Step(Input.Of(in bar));
        return session;
    }

    private static ClaimState[] States(SignalSession session) => [.. Directions.Select(key => session.Find(key)!.Consensus!.Skill.State)];
}
