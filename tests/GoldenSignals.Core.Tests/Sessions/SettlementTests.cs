using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Core.Tests.Laws;

namespace GoldenSignals.Core.Tests.Sessions;

/// <summary>What a session says has settled, held against what it said when it was issued.</summary>
public class SettlementTests
{
    private static readonly Bar[] Daily = new RandomBars(21).Daily(1500);

    [Fact]
    public void A_settlement_repeats_what_was_claimed_h_bars_before()
    {
        SignalSession session = Session();
        int questions = session.Targets.Count, settled = 0;
        var said = new (double Raw, double Published, double BaseRate, ClaimState State, double[] Strengths)?[Daily.Length, questions];
        for (int bar = 0; bar < Daily.Length; bar++)
        {
            session.Step(Input.Of(in Daily[bar]));
            foreach (Settlement settlement in session.Settlements)
            {
                int horizon = session.Targets[settlement.Question].Horizon;
                Assert.Equal(bar - horizon, settlement.IssueBar);
                Assert.Equal(Daily[bar - horizon].Time, settlement.Issued);
                Assert.Equal(session.Questions[settlement.Question].Target.Answer, settlement.Outcome);
                var then = said[bar - horizon, settlement.Question];
                Assert.Equal(then is not null, settlement.Claimed);
                if (then is not { } claim) continue;
                Assert.Equal((claim.Raw, claim.Published, claim.BaseRate, claim.State),
                    (settlement.Raw, settlement.Published, settlement.BaseRate, settlement.State));
                Assert.Equal(claim.Strengths, session.StrengthsAt(in settlement));
                settled++;
            }
            for (int i = 0; i < questions; i++) said[bar, i] = Said(session, session.Questions[i]);
        }
        Assert.Equal(session.Questions.ToArray().Sum(question => question.Consensus?.Skill.Calls ?? 0), settled);
        Assert.True(settled > 5000);
    }

    [Fact]
    public void A_direction_that_settles_was_up_when_the_close_was_higher()
    {
        SignalSession session = Session();
        int seen = 0;
        for (int bar = 0; bar < Daily.Length; bar++)
        {
            session.Step(Input.Of(in Daily[bar]));
            foreach (Settlement settlement in session.Settlements)
            {
                if (session.Targets[settlement.Question].Key != "direction:5") continue;
                Assert.Equal(Daily[bar].Close > Daily[bar - 5].Close ? 1 : 0, settlement.Outcome);
                Assert.True(settlement.BaselineSaysYes);
                seen++;
            }
        }
        Assert.True(seen > 1000);
    }

    [Fact]
    public void A_range_that_settles_held_when_the_move_was_within_it()
    {
        SignalSession session = Session();
        var reaches = new double[Daily.Length, 3];
        double held = 0, settled = 0;
        for (int bar = 0; bar < Daily.Length; bar++)
        {
            session.Step(Input.Of(in Daily[bar]));
            foreach (RangeSettlement range in session.RangeSettlements)
            {
                int from = bar - range.Horizon;
                Assert.Equal((from, Daily[from].Time, Daily[from].Close), (range.IssueBar, range.Issued, range.IssueClose));
                Assert.Equal(reaches[from, range.Horizon switch { 1 => 0, 5 => 1, _ => 2 }], range.Reach80);
                Assert.True(range.Reach90 >= range.Reach80 && range.BaselineReach90 > range.BaselineReach80);
                settled++;
                if (range.Held80) held++;
            }
            for (int i = 0; i < 3; i++) reaches[bar, i] = session.Ranges[i].Reach80;
        }
        Assert.InRange(held / settled, 0.72, 0.88);
    }

    [Fact]
    public void The_voices_on_a_target_are_those_the_catalog_names() =>
        Assert.Equal(["rsi", "macd", "momentum", "market_regime"], Session().VoicesOn(2));

    private static SignalSession Session() => new(new Symbol("ABC", AssetClass.Equity, "NYSE"), Interval.Day1, SessionSettings.Default);

    private static (double, double, double, ClaimState, double[])? Said(SignalSession session, Question question)
    {
        if (!question.Claims) return null;
        double[] strengths = [.. question.Voices.Select(voice =>
            session.Seats[voice.Seat].On(voice.Opinion) is { Holds: true } opinion ? opinion.Strength : double.NaN)];
        var consensus = question.Consensus!;
        return (consensus.Raw, consensus.Published, consensus.BaseRate, consensus.Skill.State, strengths);
    }
}
