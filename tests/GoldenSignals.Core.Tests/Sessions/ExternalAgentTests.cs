using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Core.Tests.Laws;

namespace GoldenSignals.Core.Tests.Sessions;

public class ExternalAgentTests
{
    private const string Mine = "mine", Target = "direction:1";

    private static readonly Symbol Share = new("ABC", AssetClass.Equity, "NYSE");
    private static readonly Bar[] Daily = new RandomBars(8).Daily(1200);
    private static readonly SessionSettings WithMine = SessionSettings.Default with { External = [new ExternalVoices(Mine, [Target])] };

    [Fact]
    public void A_silent_voice_changes_no_claim()
    {
        SignalSession plain = new(Share, Interval.Day1, SessionSettings.Default), joined = new(Share, Interval.Day1, WithMine);
        foreach (Bar bar in Daily)
        {
            plain.Step(Input.Of(in bar));
            joined.Step(Input.Of(in bar));
        }
        Signal one = Say(plain), two = Say(joined);
        Assert.Equal(one.Claims.Select(claim => claim with { Range = null }), two.Claims.Select(claim => claim with { Range = null }));
        Assert.Equal(one.Id, two.Id);
        Assert.DoesNotContain(two.Agents, agent => agent.Agent == Mine);
    }

    [Fact]
    public void An_opinion_is_heard_at_the_next_close_and_at_that_one_alone()
    {
        SignalSession session = new(Share, Interval.Day1, WithMine);
        for (int i = 0; i < 3; i++)
        {
            if (i == 1) session.Step(Input.Of(new ExternalOpinion(Mine, Target, Daily[1].Time, 0.5, 0.5)));
            session.Step(Input.Of(in Daily[i]));
            Assert.Equal(i == 1 ? 0.5 : null, Say(session).Agents.SingleOrDefault(agent => agent.Agent == Mine)?.Opinions.Single().Score);
        }
    }

    [Fact]
    public void Whoever_knows_is_proven_weighed_and_believed()
    {
        SignalSession session = new(Share, Interval.Day1, WithMine);
        for (int i = 0; i + 1 < Daily.Length; i++)
        {
            double truth = Daily[i + 1].Close > Daily[i].Close ? 1 : -1;
            session.Step(Input.Of(new ExternalOpinion(Mine, Target, Daily[i].Time, i % 5 == 0 ? -truth : truth, 0.5)));
            session.Step(Input.Of(in Daily[i]));
        }
        Signal signal = Say(session);
        Claim claim = signal.Claims.Single(claim => claim.Target == Target);
        Assert.Equal("demonstrated", claim.State);
        Assert.Equal(claim.Raw, claim.Probability);
        Assert.True(Math.Abs(signal.Agents.Single(agent => agent.Agent == Mine).Opinions.Single().Contribution!.Value) > 0.1);
    }

    [Fact]
    public void A_voice_without_a_place_is_not_heard()
    {
        SignalSession session = new(Share, Interval.Day1, SessionSettings.Default);
        session.Step(Input.Of(new ExternalOpinion(Mine, Target, Daily[0].Time, 1)));
        session.Step(Input.Of(in Daily[0]));
        Assert.DoesNotContain(Say(session).Agents, agent => agent.Agent == Mine);
    }

    [Theory]
    [InlineData("Mine", Target, 0.5, 1, "agent")]
    [InlineData("", Target, 0.5, 1, "agent")]
    [InlineData("rsi", Target, 0.5, 1, "agent")]
    [InlineData(Mine, "direction:7", 0.5, 1, "target")]
    [InlineData(Mine, "range-forecast:5", 0.5, 1, "target")]
    [InlineData(Mine, Target, 1.5, 1, "score")]
    [InlineData(Mine, Target, double.NaN, 1, "score")]
    [InlineData(Mine, Target, 0.5, -0.1, "confidence")]
    [InlineData(Mine, Target, -1, 0, null)]
    public void What_is_wrong_with_an_opinion_is_named(string agent, string target, double score, double confidence, string? field) =>
        Assert.Equal(field, new ExternalOpinion(agent, target, Daily[0].Time, score, confidence).Fault?.Field);

    private static Signal Say(SignalSession session) => session.ToSignal(DataLabel.Imported, "");
}
