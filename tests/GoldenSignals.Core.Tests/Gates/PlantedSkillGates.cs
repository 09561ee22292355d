using GoldenSignals.Core.Claims;

namespace GoldenSignals.Core.Tests.Gates;

/// <summary>What is truly there is found, and reported as large as it is.</summary>
/// <remarks>"Weak" asks for a Brier skill whose interval lies above 0. An information coefficient of 0.05 on 20,000 bars gives a forecaster
/// who knows the edge exactly, from the first bar on, 2.8 standard errors of it, and so "weak" in four of five seeds: the most anybody could reach.
/// An agent that has to learn the edge first gets there in three of five, and the consensus, which also waits until the agent's lift is proven, in
/// one of three. An edge of 0.07 it finds in nine of ten.</remarks>
[Trait("Speed", "slow")]
public class PlantedSkillGates
{
    private const int Bars = 20_000;

    [Fact]
    public void An_edge_of_0_05_is_seen_in_the_agents_own_lift_and_in_part_of_the_seeds_in_its_skill()
    {
        var cards = Seeds.Each(seed => PlantedMarket.Record(seed, Bars, PlantedMarket.OfCoefficient(0.05)));
        Assert.InRange(cards.Count(pair => pair.Agent.Lift.Low > 0), 80, Seeds.Count);
        Assert.InRange(Found(cards.Select(pair => pair.Agent)), 50, Seeds.Count);
        Assert.InRange(Found(cards.Select(pair => pair.Consensus)), 20, Seeds.Count);
    }

    [Fact]
    public void Nobody_could_find_an_edge_of_0_05_much_more_often_than_four_times_in_five() =>
        Assert.InRange(Found(Seeds.Each(seed => PlantedMarket.RecordOfTheBest(seed, Bars, 0.05))), 72, 90);

    [Fact]
    public void An_edge_of_0_07_is_found_by_the_consensus()
    {
        var cards = Seeds.Each(seed => PlantedMarket.Record(seed, Bars, PlantedMarket.OfCoefficient(0.07)));
        Assert.InRange(Found(cards.Select(pair => pair.Agent)), 90, Seeds.Count);
        Assert.InRange(Found(cards.Select(pair => pair.Consensus)), 80, Seeds.Count);
    }

    [Fact]
    public void A_planted_75_percent_is_reported_as_75_within_its_interval()
    {
        const int bars = 3_000;
        var cards = Seeds.Each(seed => PlantedMarket.Record(seed, bars, PlantedMarket.OfHitRate(0.75)));
        // The reach of a 95 % interval of the hit rate is taken from its binomial spread; of a hundred such some five may miss.
        double reach = 1.96 * Math.Sqrt(0.75 * 0.25 / bars);
        Assert.InRange(cards.Count(pair => Math.Abs(pair.Agent.HitRate!.Value - 0.75) <= reach), 90, Seeds.Count);
        Assert.InRange(cards.Count(pair => Covers(pair.Agent)), 90, Seeds.Count);
        Assert.All(cards, pair => Assert.Equal("demonstrated", pair.Consensus.State));
        Assert.All(cards, pair => Assert.InRange(pair.Consensus.CalibrationError!.Value, 0, 0.05));
    }

    [Fact]
    public void The_same_views_dealt_to_other_bars_give_the_base_rate()
    {
        const int bars = 3_000;
        var cards = Seeds.Each(seed => PlantedMarket.Record(seed, bars, PlantedMarket.OfHitRate(0.75), shuffled: true));
        Assert.InRange(Found(cards.Select(pair => pair.Agent)), 0, 5);
        Assert.InRange(Found(cards.Select(pair => pair.Consensus)), 0, 5);
        Assert.DoesNotContain(cards, pair => pair.Consensus.State == "demonstrated");
        Assert.InRange(cards.Average(pair => pair.Agent.HitRate!.Value), 0.495, 0.505);
        Assert.InRange(cards.Max(pair => Math.Abs(pair.Agent.HitRate!.Value - 0.5)), 0, 0.04);
    }

    private static int Found(IEnumerable<ClaimCard> cards) => cards.Count(card => card.State != "unproven");

    // Hit rate and interval as the card shows them: the baseline's rate and the lift over it.
    private static bool Covers(ClaimCard card) =>
        card.Baseline.HitRate + card.Lift.Low <= 0.75 && card.Baseline.HitRate + card.Lift.High >= 0.75;
}
