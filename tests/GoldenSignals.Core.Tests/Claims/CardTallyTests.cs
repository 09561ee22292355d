using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Metrics;

namespace GoldenSignals.Core.Tests.Claims;

/// <summary>Cards of a few calls, every figure worked out by hand.</summary>
public class CardTallyTests
{
    private static readonly CardScope Scope = new("1d", "all", Ran.Backtest);
    private static readonly CardKey Daily = new("consensus", "direction:1", 1, "always-up");

    [Fact]
    public void A_card_of_four_calls_is_right_in_every_figure()
    {
        CardTally tally = new(Daily, Days(30));
        for (int place = 0; place < 5; place++) Ask(tally, place);
        Say(tally, 0, 0.8, yes: true);
        Say(tally, 1, 0.6, yes: false);
        Say(tally, 2, 0.3, yes: false);
        Say(tally, 3, 0.4, yes: true);
        ClaimCard card = tally.ToCard(Scope, bootstrap: true);

        Assert.Equal(("consensus", "direction:1", "1d", "all", "backtest"), (card.Who, card.Target, card.Interval, card.Scope, card.Ran));
        Assert.Equal((4, 4.0, 0.8), (card.Calls, card.EffectiveSample, card.Coverage));
        Assert.Equal(0.5, card.HitRate); // 0.8 yes and 0.3 no
        Assert.Equal(new CardBaseline("always-up", 0.5), card.Baseline); // two of four were yes
        Assert.Equal(new Measured(0, null, null), card.Lift); // ten blocks have not closed
        // Errors .04 .36 .09 .36 = .85; the baseline's at 0.55 are .2025 .3025 .3025 .2025 = 1.01; the base rate's at 0.5 are 1.
        Assert.Equal(1 - 0.85 / 1.01, card.BrierSkill.Value!.Value, 1e-9);
        Assert.Equal(1 - 0.85, card.BrierSkillClimatology!.Value, 1e-9);
        double loss = -(Math.Log(0.8) + Math.Log(0.4) + Math.Log(0.7) + Math.Log(0.4));
        double baseline = -2 * (Math.Log(0.55) + Math.Log(0.45));
        Assert.Equal(1 - loss / baseline, card.LogLossSkill!.Value, 1e-9);
        Assert.Equal([(0.3, 0, 1), (0.4, 1, 1), (0.6, 0, 1), (0.8, 1, 1)], card.Reliability.Select(bin => (Math.Round(bin.Predicted, 9), bin.Observed, bin.N)));
        // Distances .3 .6 .6 .2 less √(2p(1−p)/π) of one call each.
        double chance = new[] { 0.3, 0.4, 0.6, 0.8 }.Sum(p => Math.Sqrt(2 * p * (1 - p) / Math.PI));
        Assert.Equal(Math.Max(0, (1.7 - chance) / 4), card.CalibrationError!.Value, 1e-9);
        Assert.Equal((Day(0).Date, Day(3).Date), (card.From, card.To));
        Assert.Equal("unproven", card.State);
        Assert.Equal(new PublishedScore(0.5, 1 - 1 / 1.01), card.Published! with { BrierSkill = Math.Round(card.Published.BrierSkill, 9) is var skill && Math.Abs(skill - (1 - 1 / 1.01)) < 1e-8 ? 1 - 1 / 1.01 : skill });
        Assert.Empty(card.Curve); // there is no earlier year
        Assert.Null(card.RangeCoverage);
    }

    [Fact]
    public void A_card_without_a_call_shows_no_figure()
    {
        ClaimCard card = new CardTally(Daily, Days(30)).ToCard(Scope, bootstrap: true);
        Assert.Equal((0, 0.0, null, null, null), (card.Calls, card.EffectiveSample, card.Coverage, card.HitRate, card.From));
        Assert.Equal((Measured.Unknown, Measured.Unknown, "unproven"), (card.Lift, card.BrierSkill, card.State));
    }

    [Fact]
    public void Symbols_on_one_date_count_as_one_call_and_a_horizon_of_five_as_a_fifth()
    {
        CardKey weekly = new("rsi", "direction:5", 5, "always-up");
        CardTally one = new(weekly, Days(60)), other = new(weekly, Days(60));
        for (int place = 0; place < 40; place++)
        {
            Say(one, place, 0.6, yes: true);
            Say(other, place, 0.6, yes: true);
        }
        one.Merge(other);
        ClaimCard card = one.ToCard(Scope, bootstrap: false);
        Assert.Equal((80, 8.0), (card.Calls, card.EffectiveSample));
    }

    [Fact]
    public void The_effective_sample_is_no_more_than_the_longest_series_spans()
    {
        CardTally one = new(Daily, Days(60)), other = new(Daily, Days(60));
        for (int i = 0; i < 10; i++)
        {
            Say(one, 2 * i, 0.6, yes: true, bar: i);
            Say(other, 2 * i + 1, 0.6, yes: true, bar: i);
        }
        one.Merge(other);
        Assert.Equal(10, one.ToCard(Scope, bootstrap: false).EffectiveSample);
    }

    [Fact]
    public void Intervals_are_batch_means_over_closed_blocks_of_settlement_dates()
    {
        const int days = 20 * 12 + 7;
        CardTally tally = new(Daily, Days(days));
        BatchMeans gain = new(20), lift = new(20);
        SeededRandom random = new(1);
        (double Probability, bool Yes)? open = null;
        for (int bar = 0; bar < days; bar++)
        {
            if (open is { } call)
            {
                double outcome = call.Yes ? 1 : 0;
                gain.Add(Math.Pow(0.55 - outcome, 2) - Math.Pow(call.Probability - outcome, 2));
                lift.Add((call.Probability > 0.5 == call.Yes ? 1 : 0) - (call.Yes ? 1 : 0));
                Say(tally, bar - 1, call.Probability, call.Yes);
            }
            gain.EndBar();
            lift.EndBar();
            open = (0.3 + 0.4 * random.NextUniform(), random.NextUniform() < 0.5);
        }
        ClaimCard card = tally.ToCard(Scope, bootstrap: true);
        Assert.Equal(lift.Low, card.Lift.Low!.Value, 1e-9);
        Assert.Equal(lift.High, card.Lift.High!.Value, 1e-9);
        double perCall = card.BrierSkill.Value!.Value == 0 ? 1 : gain.Low / card.BrierSkill.Low!.Value;
        Assert.Equal(gain.High / perCall, card.BrierSkill.High!.Value, 1e-9);
        Assert.Equal(gain.Chance, card.Chance!.Value, 1e-6);
        Assert.InRange(card.Bootstrap!.Lift.Low!.Value, lift.Low - 0.05, lift.Low + 0.05);
        Assert.InRange(card.Bootstrap.Lift.High!.Value, lift.High - 0.05, lift.High + 0.05);
    }

    [Fact]
    public void Merging_in_any_order_gives_the_same_bits()
    {
        IssueDates dates = Days(900);
        CardTally[] parts = [.. Enumerable.Range(0, 5).Select(symbol => Random(dates, (ulong)symbol))];
        CardTally forth = new(Daily, dates), back = new(Daily, dates), halves = new(Daily, dates), half = new(Daily, dates);
        foreach (CardTally part in parts) forth.Merge(part);
        foreach (CardTally part in parts.Reverse()) back.Merge(part);
        foreach (int i in (int[])[4, 1]) half.Merge(parts[i]);
        foreach (int i in (int[])[3, 0, 2]) halves.Merge(parts[i]);
        halves.Merge(half);
        string said = Text(forth);
        Assert.Equal(said, Text(back));
        Assert.Equal(said, Text(halves));
    }

    [Fact]
    public void A_cleared_tally_is_like_a_new_one()
    {
        CardTally tally = Random(Days(900), 3);
        tally.Clear();
        Assert.Equal(Text(new CardTally(Daily, Days(900))), Text(tally));
    }

    internal static IssueDates Days(int count) => new(Enumerable.Range(0, count).Select(Day), byDay: true);

    internal static DateTime Day(int place) => new DateTime(2001, 1, 1, 21, 0, 0, DateTimeKind.Utc).AddDays(place);

    /// <summary>A call beside a baseline of 0.55 that says yes and a base rate of one half, which was published.</summary>
    internal static void Say(CardTally tally, int place, double probability, bool yes, int? bar = null) => tally.Add(
        Question(tally, place, yes, bar ?? place), new Call(probability, probability > 0.5, Published: 0.5));

    private static void Ask(CardTally tally, int place) => tally.Ask(Question(tally, place, true, place));

    private static Yardstick Question(CardTally tally, int place, bool yes, int bar) =>
        Yardstick.Of(place, bar, tally.Horizon, yes, baseRate: 0.5, baseline: 0.55, baselineSaysYes: true);

    private static CardTally Random(IssueDates dates, ulong seed)
    {
        CardTally tally = new(Daily, dates);
        SeededRandom random = new(seed);
        for (int place = 0; place < dates.Count; place++)
        {
            Ask(tally, place);
            double p = 0.05 + 0.9 * random.NextUniform();
            if (random.NextUniform() < 0.8) Say(tally, place, p, random.NextUniform() < p);
        }
        return tally;
    }

    private static string Text(CardTally tally) => System.Text.Json.JsonSerializer.Serialize(tally.ToCard(Scope, bootstrap: true));
}
