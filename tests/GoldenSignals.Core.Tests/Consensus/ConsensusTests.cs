using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Consensus;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Metrics;
using GoldenSignals.Core.Targets;
using GoldenSignals.Core.Tests.Laws;

namespace GoldenSignals.Core.Tests.Consensus;

public class ConsensusTests
{
    private static readonly Bar[] Bars = new RandomBars(3).Daily(2500);

    [Fact]
    public void A_voice_that_knows_is_proven_weighed_and_believed()
    {
        (TargetConsensus consensus, int proven) = Run(knowing: 0.8);
        Assert.True(proven > 0);
        Assert.True(consensus.IsProven(0));
        Assert.False(consensus.IsProven(1));
        Assert.Equal(ClaimState.Demonstrated, consensus.Skill.State);
        Assert.InRange(consensus.Skill.Hits / consensus.Skill.Calls, 0.7, 0.85);
        Assert.Equal(consensus.Raw, consensus.Published);
    }

    [Fact]
    public void Voices_that_guess_stay_unproven_and_weigh_nothing()
    {
        (TargetConsensus consensus, _) = Run(knowing: 0.5);
        Assert.Equal(ClaimState.Unproven, consensus.Skill.State);
        Assert.Equal(consensus.BaseRate, consensus.Published);
        Assert.Equal(0, consensus.Contributions[1]);
    }

    [Fact]
    public void Without_a_quorum_there_is_no_claim()
    {
        DirectionTarget target = new(1);
        TargetConsensus consensus = new(target, 3);
        Assert.Equal(2, consensus.Quorum);
        foreach (Bar bar in Bars[..400])
        {
            target.Update(in bar, Context.None);
            consensus.Settle(false);
            consensus.Form([1, double.NaN, double.NaN]);
        }
        Assert.Equal(NoClaim.NoQuorum, consensus.Silence);
        Assert.Equal(0, consensus.Skill.Calls);
    }

    [Fact]
    public void Rounding_earns_no_skill()
    {
        Skill skill = new(1);
        for (int i = 0; i < 2000; i++)
        {
            double outcome = i % 3 == 0 ? 1 : 0, baseline = 1 / 3.0;
            skill.Add(outcome > 0 ? Math.BitIncrement(baseline) : Math.BitDecrement(baseline), baseline, false, outcome);
            if (i % 20 == 19) skill.EndBlock();
        }
        Assert.Equal(ClaimState.Unproven, skill.State);
    }

    [Fact]
    public void Calibration_comes_into_force_only_when_a_year_ends()
    {
        Calibration calibration = new();
        for (int i = 0; i < 1000; i++) calibration.Learn(0, 1, i % 4 == 0, 1);
        Assert.Equal((1, 1, 0), (calibration.A, calibration.Lambda, calibration.B));
        calibration.EndYear();
        // The agents' sum said yes and it was mostly no: next to nothing of it is kept.
        Assert.InRange(calibration.Lambda, 0, 0.1);
        Assert.True(calibration.B < 0);
    }

    [Fact]
    public void A_perfect_forecaster_has_no_calibration_error_and_a_boaster_has()
    {
        Reliability honest = new(), boaster = new();
        for (int i = 0; i < 1000; i++)
        {
            double p = i % 2 == 0 ? 0.3 : 0.7;
            double outcome = i % 2 == 0 ? (i / 2 % 10 < 3 ? 1 : 0) : (i / 2 % 10 < 7 ? 1 : 0);
            honest.Add(p, outcome);
            boaster.Add(p < 0.5 ? 0.05 : 0.95, outcome);
        }
        Assert.Equal(0, honest.Error(1000));
        Assert.InRange(boaster.Error(1000), 0.2, 0.25);
    }

    [Fact]
    public void The_lean_counts_what_votes_like_it_were_followed_by()
    {
        LeanRecord record = new(horizon: 1);
        for (int i = 0; i < 10; i++)
        {
            record.Settle(i == 0 ? double.NaN : i % 2);
            record.Vote(i < 9 ? 0.5 : -0.5, 1, 0, 0);
        }
        Assert.Equal((0, 0), record.LikeToday);
        Assert.Equal((5, 9), record.All);
    }

    // One voice is right with a stated frequency, the other flips coins, both without chance: by a fixed sequence.
    private static (TargetConsensus Consensus, int Proven) Run(double knowing)
    {
        DirectionTarget target = new(1);
        TargetConsensus consensus = new(target, 2);
        int proven = 0;
        for (int i = 0; i + 1 < Bars.Length; i++)
        {
            target.Update(in Bars[i], Context.None);
            consensus.Settle(i > 0 && Bars[i].Time.Year != Bars[i - 1].Time.Year);
            double truth = Bars[i + 1].Close > Bars[i].Close ? 1 : -1;
            double luck = i * 0.6180339887498949 % 1;
            double coin = i * 0.4142135623730951 % 1;
            consensus.Form([luck < knowing ? truth / 2 : -truth / 2, coin < 0.5 ? 0.5 : -0.5]);
            if (consensus.IsProven(0)) proven++;
        }
        return (consensus, proven);
    }
}
