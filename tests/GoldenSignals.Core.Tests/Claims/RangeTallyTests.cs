using GoldenSignals.Core.Claims;

namespace GoldenSignals.Core.Tests.Claims;

public class RangeTallyTests
{
    private static readonly CardKey Key = new("consensus", "range-forecast:1", 1, "normal with trailing 252-bar volatility");
    private static readonly CardScope Scope = new("1d", "all", Ran.Backtest);

    [Fact]
    public void A_card_of_three_ranges_is_right_in_every_figure()
    {
        RangeTally tally = new(Key, CardTallyTests.Days(30));
        // Reaches 0.01 and 0.02 against moves of 0.5 %, 1.5 % and 3 %; the baseline's are 1.2816 % and 1.6449 %.
        double[] moves = [0.005, -0.015, 0.03];
        for (int i = 0; i < moves.Length; i++) tally.Add(i, Held(i, moves[i]));
        ClaimCard card = tally.ToCard(Scope, trailing: true);
        RangeCoverage held = card.RangeCoverage!;
        Assert.Equal((1 / 3.0, 2 / 3.0, 1 / 3.0, 2 / 3.0), (held.P80, held.P90, held.Baseline80, held.Baseline90));
        Assert.Equal(Math.Exp(0.02) - Math.Exp(-0.02), held.Width90, 1e-8);
        Assert.Equal(2 * Math.Sinh(0.016448536), held.BaselineWidth90, 1e-8);
        // Interval scores in baseline volatilities of 0.01: 4 + 4 + (4 + 20·1), against 3.2897·3 + 20·1.3551.
        double score = 4 * 3 + 20 * 1, baseline = 3 * 2 * RangeSettlement.Normal90 + 20 * (3 - RangeSettlement.Normal90);
        Assert.Equal(1 - score / baseline, held.ScoreSkill.Value!.Value, 1e-4);
        Assert.Equal((3, 3.0, null, "unproven"), (card.Calls, card.EffectiveSample, card.HitRate, card.State));
        Assert.Equal((Measured.Unknown, Measured.Unknown), (card.Lift, card.BrierSkill));
        double chance80 = Math.Sqrt(2 * 0.16 / (Math.PI * 3)), chance90 = Math.Sqrt(2 * 0.09 / (Math.PI * 3));
        Assert.Equal((0.8 - 1 / 3.0 - chance80 + (0.9 - 2 / 3.0) - chance90) / 2, card.CalibrationError!.Value, 1e-9);
    }

    [Fact]
    public void Trailing_coverage_is_told_from_the_first_250_dates_on()
    {
        RangeTally tally = new(Key, CardTallyTests.Days(600));
        for (int i = 0; i < 599; i++) tally.Add(i, Held(i, i % 10 < 9 ? 0.005 : 0.03));
        RangeCoverage held = tally.ToCard(Scope, trailing: true).RangeCoverage!;
        Assert.Equal(CardTallyTests.Day(259).Date, held.Trailing[0].At);
        Assert.Equal(600 / 20 - 13 + 1, held.Trailing.Count);
        Assert.All(held.Trailing, point => Assert.Equal(0.9, point.P80, 0.01));
    }

    [Fact]
    public void Ranges_that_are_sharper_and_keep_their_word_are_demonstrated()
    {
        RangeTally tally = new(Key, CardTallyTests.Days(4000));
        SeededRandom random = new(1);
        for (int i = 0; i < 3999; i++)
        {
            double move = 0.005 * random.NextNormal();
            tally.Add(i, new RangeSettlement(
                1, CardTallyTests.Day(i), i, 1_000_000_000, (long)(1_000_000_000 * Math.Exp(move)), 1.2816 * 0.005, 1.6449 * 0.005, 0.005, 0.01));
        }
        ClaimCard card = tally.ToCard(Scope, trailing: false);
        Assert.Equal("demonstrated", card.State);
        Assert.True(card.RangeCoverage!.ScoreSkill.Low > 0.3);
        Assert.Empty(card.RangeCoverage.Trailing);
    }

    private static RangeSettlement Held(int place, double move) => new(
        1, CardTallyTests.Day(place), place, 1_000_000_000, (long)Math.Round(1_000_000_000 * Math.Exp(move)), 0.01, 0.02, 0.01, 0.01);
}
