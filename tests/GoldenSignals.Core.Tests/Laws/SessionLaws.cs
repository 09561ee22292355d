using System.Text.Json;
using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Leaks;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Core.Tests.Gates;

namespace GoldenSignals.Core.Tests.Laws;

/// <summary>What holds for a whole session, whatever agents sit in it.</summary>
public class SessionLaws
{
    private static readonly Symbol Share = new("ABC", AssetClass.Equity, "NYSE");
    private static readonly Bar[] Daily = new RandomBars(21).Daily(1500);

    // Seven a day: half a year of slots, and questions asked and settled in each.
    private static readonly Bar[] Hourly = TimedWalk.Of(23, Interval.Hour1, 1500, clustering: 0.9);

    [Theory, InlineData("1d"), InlineData("5m"), InlineData("1h"), Trait("Speed", "slow")]
    public void Never_sees_the_future(string interval)
    {
        Bar[] bars = interval switch
        {
            "1d" => Daily[..1100],
            "5m" => new RandomBars(22).Intraday(800),
            _ => Hourly[..1100],
        };
        History history = new(bars)
        {
            Contexts = [.. bars.Select((bar, i) => new Context(bar.Time, 5, 0.001, 0.0005, 0.6, i % 5 / 4.0))],
            Actions = [new(bars[400].Time.Date, 1, 5_000), new(bars[700].Time.Date, 2, 5_000)],
        };
        LeakReport report = new LeakGuard(history).Check(Subjects.Workflow(Share, Interval.Parse(interval), SessionSettings.Default));
        Assert.True(report.Passed, string.Join('\n', report.Findings));
    }

    [Fact]
    public void A_later_dividend_row_changes_no_earlier_signal()
    {
        SignalSession plain = new(Share, Interval.Day1, SessionSettings.Default), warned = new(Share, Interval.Day1, SessionSettings.Default);
        CorporateAction later = new(Daily[1100].Time.Date, 2, 5_000);
        warned.Step(Input.Of(in later));
        for (int i = 0; i < 1100; i++)
        {
            plain.Step(Input.Of(in Daily[i]));
            warned.Step(Input.Of(in Daily[i]));
        }
        Assert.Equal(Text(plain), Text(warned));
    }

    [Fact]
    public void Says_the_same_twice() => Assert.Equal(Text(Run(Daily)), Text(Run(Daily)));

    [Fact]
    public void Says_the_same_bits_on_an_eightfold_price()
    {
        Signal plain = Say(Run(Daily)), scaled = Say(Run([.. Daily.Select(bar => StrangeBars.Times(bar, 8))]));
        Assert.Equal(plain.Decision, scaled.Decision);
        Assert.Equal(plain.Lean, scaled.Lean);
        Assert.Equal(plain.Claims.Select(Bits), scaled.Claims.Select(Bits));
    }

    [Fact]
    public void Says_nearly_the_same_on_a_tenfold_price()
    {
        Signal plain = Say(Run(Daily)), scaled = Say(Run([.. Daily.Select(bar => StrangeBars.Times(bar, 10))]));
        Assert.Equal(plain.Decision, scaled.Decision);
        for (int i = 0; i < plain.Claims.Count; i++)
        {
            Assert.Equal(plain.Claims[i].State, scaled.Claims[i].State);
            Assert.Equal(plain.Claims[i].Raw ?? 0, scaled.Claims[i].Raw ?? 0, 1e-9);
        }
    }

    [Fact]
    public void Survives_strange_bars_and_stays_bounded()
    {
        foreach (string kind in StrangeBars.Kinds)
        {
            SignalSession session = new(Share, Interval.Day1, SessionSettings.Default);
            foreach (Bar bar in (Bar[])[.. StrangeBars.Of(kind, 900), .. Daily[..600]])
            {
                session.Step(Input.Of(in bar));
            }
            Signal signal = Say(session);
            Assert.All(signal.Claims, claim => Assert.True(claim.Raw is null or (>= 0.01 and <= 0.99), $"{kind}: {claim}"));
            Assert.All(signal.Claims, claim => Assert.True(claim.Range is null || claim.Range.P80.All(double.IsFinite), $"{kind}: {claim}"));
            Assert.DoesNotContain(signal.Agents, agent => agent.Status is "faulted" or "benched");
            _ = Text(session);
        }
    }

    [Theory, InlineData("1d"), InlineData("1h")]
    public void Allocates_nothing_once_warm(string interval) => Assert.Equal(0, Allocation.Least(() =>
    {
        Bar[] bars = interval == "1d" ? Daily : Hourly;
        SignalSession session = Run(bars[..1000], Interval.Parse(interval));
        return () =>
        {
            for (int i = 1000; i < bars.Length; i++) session.Step(Input.Of(in bars[i]));
        };
    }));

    [Fact]
    public void Base_contributions_and_calibration_add_exactly_to_the_raw_probability()
    {
        SignalSession session = new(Share, Interval.Day1, SessionSettings.Default);
        int claims = 0;
        foreach (Bar bar in Daily)
        {
            session.Step(Input.Of(in bar));
            foreach (Question question in session.Questions)
            {
                if (!question.Claims) continue;
                double sum = Math.Log(question.Consensus!.BaseRate / (1 - question.Consensus.BaseRate));
                foreach (double contribution in question.Consensus.Contributions) sum += contribution;
                sum += question.Consensus.CalibrationShare;
                Assert.Equal(Math.Clamp(1 / (1 + Math.Exp(-sum)), 0.01, 0.99), question.Consensus.Raw);
                claims++;
            }
        }
        Assert.True(claims > 1000);
    }

    [Fact]
    public void An_unproven_claim_publishes_its_base_rate()
    {
        foreach (Claim claim in Say(Run(Daily)).Claims)
        {
            if (claim.State == "unproven") Assert.Equal(claim.BaseRate, claim.Probability);
            if (claim.State is "weak" or "demonstrated") Assert.Equal(claim.Raw, claim.Probability);
        }
    }

    [Fact]
    public void Makes_no_claim_before_252_answers_are_known()
    {
        SignalSession session = Run(Daily[..200]);
        Assert.All(Say(session).Claims, claim =>
        {
            Assert.Null(claim.Raw);
            Assert.NotEmpty(claim.NoClaim!);
        });
    }

    [Fact]
    public void Results_on_synthetic_data_are_never_shown_as_accuracy()
    {
        Signal signal = Run(Daily).ToSignal(DataLabel.Synthetic, "hash");
        Assert.Equal("SYNTHETIC", signal.DataLabel);
        Assert.All(signal.Claims, claim => Assert.Null(claim.TrailingCoverage));
        Assert.Contains("SYNTHETIC", signal.Lean.Record);
    }

    [Fact]
    public void Intraday_sessions_claim_on_every_target_that_days_do()
    {
        Signal signal = Say(Run(Hourly, Interval.Hour1));
        foreach (string target in (string[])["volatility:5", "volatility:20", "band:5", "range:1", "activity:1"])
            Assert.NotNull(signal.Claims.Single(claim => claim.Target == target).Raw);
        Assert.Contains(signal.Claims, claim => claim is { Target: "range-forecast", Range: not null });
    }

    [Fact]
    public void An_intraday_session_is_silent_until_a_time_of_day_has_seen_twenty_days()
    {
        Signal signal = Say(Run(Hourly[..130], Interval.Hour1));
        Assert.Equal("too little history to ask", signal.Claims.Single(claim => claim.Target == "volatility:5").NoClaim);
    }

    private static SignalSession Run(Bar[] bars, Interval? interval = null)
    {
        SignalSession session = new(Share, interval ?? Interval.Day1, SessionSettings.Default);
        foreach (Bar bar in bars) session.Step(Input.Of(in bar));
        return session;
    }

    private static Signal Say(SignalSession session) => session.ToSignal(DataLabel.Imported, "hash");

    private static string Text(SignalSession session) => JsonSerializer.Serialize(Say(session));

    private static (long, long, long, string?) Bits(Claim claim) => (
        BitConverter.DoubleToInt64Bits(claim.Raw ?? 0), BitConverter.DoubleToInt64Bits(claim.Probability ?? 0),
        BitConverter.DoubleToInt64Bits(claim.Calibration ?? 0), claim.State);
}
