using GoldenSignals.Core.Alerts;
using GoldenSignals.Core.Claims;

namespace GoldenSignals.Core.Tests.Alerts;

public sealed class AlertStepTests
{
    private static readonly DateTime Day = new(2026, 3, 2, 21, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void It_fires_where_a_threshold_is_passed_and_not_while_it_stays_passed() =>
        Assert.Equal([2, 5], Fires("volatility:5 of SPY above 75 %", 0.70, 0.75, 0.78, 0.80, 0.60, 0.90));

    [Fact]
    public void What_is_so_at_the_first_close_has_not_become_so() =>
        Assert.Equal([2], Fires("volatility:5 of SPY above 75 %", 0.9, 0.2, 0.9));

    [Fact]
    public void An_unknown_close_changes_nothing() =>
        Assert.Equal([3], Fires("volatility:5 of SPY above 75 %", 0.9, null, 0.5, 0.9, null, 0.9));

    [Fact]
    public void Once_is_once() =>
        Assert.Equal([1], Fires("volatility:5 of SPY above 75 %, once", 0.5, 0.9, 0.5, 0.9));

    [Fact]
    public void A_pause_is_counted_from_close_to_close() =>
        Assert.Equal([1, 7], Fires("volatility:5 of SPY above 75 %, at most every 5d", 0.5, 0.9, 0.5, 0.9, 0.5, 0.9, 0.5, 0.9));

    [Fact]
    public void After_its_last_day_it_is_silent() =>
        Assert.Equal([1], Fires("volatility:5 of SPY above 75 %, until 2026-03-04", 0.5, 0.9, 0.5, 0.9));

    [Fact]
    public void A_claim_that_is_less_proven_than_wanted_does_not_pass()
    {
        AlertRule rule = AlertSentence.Parse("volatility:5 of SPY above 75 %, weak or better");
        AlertSight[] sights = [See(0, 0.9, "unproven"), See(1, 0.9, "weak"), See(2, 0.9, "unproven"), See(3, 0.9, "demonstrated")];
        Assert.Equal([1, 3], Fires(rule, sights));
    }

    [Fact]
    public void A_close_is_looked_at_once_and_the_past_is_no_news()
    {
        AlertRule rule = AlertSentence.Parse("volatility:5 of SPY above 75 %");
        Assert.Equal([1], Fires(rule, [See(0, 0.5), See(1, 0.9), See(1, 0.5), See(1, 0.9), See(0, 0.9)]));
    }

    [Fact]
    public void A_change_is_told_of_and_a_wanted_decision()
    {
        AlertSight[] sights = [.. new[] { "hold", "buy", "buy", "sell", "hold", "buy" }.Select((decision, i) => new AlertSight(Signal(i) with { Decision = decision }, AlertSight.NoMeasures, []))];
        Assert.Equal([1, 3, 4, 5], Fires(AlertSentence.Parse("decision of SPY changes"), sights));
        Assert.Equal([1, 5], Fires(AlertSentence.Parse("decision of SPY becomes buy"), sights));
    }

    [Fact]
    public void An_even_vote_has_no_side()
    {
        AlertSight[] sights = [.. new[] { 0.2, 0, 0.1, -0.1, 0, 0.3 }.Select((score, i) => new AlertSight(Signal(i) with { Lean = new Lean(score, 1, 0, 0, "") }, AlertSight.NoMeasures, []))];
        Assert.Equal([3, 5], Fires(AlertSentence.Parse("lean of SPY changes"), sights));
        Assert.Equal([5], Fires(AlertSentence.Parse("lean of SPY turns up"), sights));
    }

    [Fact]
    public void A_regime_that_flips_is_told_of()
    {
        AlertSight[] sights = [.. new[] { null, "calm uptrend", "calm uptrend", "wild uptrend", "calm uptrend" }.Select((state, i) =>
            new AlertSight(Signal(i) with { Agents = [new AgentView("market_regime", "opined", [], new Dictionary<string, EvidenceView>(), []) { State = state }] }, AlertSight.NoMeasures, []))];
        Assert.Equal([3, 4], Fires(AlertSentence.Parse("regime of SPY changes"), sights));
        Assert.Equal([3], Fires(AlertSentence.Parse("regime of SPY becomes wild uptrend"), sights));
    }

    [Fact]
    public void A_level_is_crossed_from_either_side()
    {
        AlertSight[] sights = [.. new[] { 99.0, 100, 101, 102, 99, double.NaN, 98, 103 }.Select((price, i) => new AlertSight(Signal(i), new Dictionary<string, double> { ["price"] = price }, []))];
        Assert.Equal([2, 4, 7], Fires(AlertSentence.Parse("price of SPY crosses 100"), sights));
        Assert.Equal([2, 7], Fires(AlertSentence.Parse("price of SPY above 100"), sights));
        Assert.Equal([4], Fires(AlertSentence.Parse("price of SPY below 100"), sights));
    }

    [Fact]
    public void A_settled_claim_is_told_of_each_time()
    {
        SettledSight right = new("volatility:5", Day, Yes: true, 0.78, ClaimState.Weak), wrong = right with { Yes = false };
        AlertSight[] sights = [.. new SettledSight[][] { [right], [wrong], [], [wrong with { Target = "band:5" }], [right with { State = ClaimState.Unproven }] }
            .Select((settled, i) => new AlertSight(Signal(i), AlertSight.NoMeasures, settled))];
        Assert.Equal([0, 1, 4], Fires(AlertSentence.Parse("volatility:5 of SPY settles"), sights));
        Assert.Equal([1], Fires(AlertSentence.Parse("volatility:5 of SPY settles wrong"), sights));
        Assert.Equal([0, 1], Fires(AlertSentence.Parse("volatility:5 of SPY settles, weak or better"), sights));
    }

    [Fact]
    public void The_text_says_probability_state_baseline_expiry_and_label()
    {
        AlertSight sight = See(0, 0.78, "weak");
        AlertRule rule = AlertSentence.Parse("volatility:5 of SPY above 75 %");
        Assert.Equal("SYNTHETIC SPY: volatility:5 at 78 %", AlertText.Title(rule, sight));
        Assert.Equal(
            "At the close of 2026-03-02 21:00 UTC (1d) volatility:5 of SPY stands at 78 % (weak): Is realised volatility of the next 5 bars above the median of its last "
            + "252 values? Its baseline (current state) says 71 %, the base rate is 50 %. It settles at 2026-03-09 21:00 UTC. SYNTHETIC data: no market traded at these prices.",
            AlertText.Of(rule, sight));
    }

    [Theory]
    [InlineData(true, 0.78, "came true, as it leaned")]
    [InlineData(false, 0.78, "did not come true, against what it leaned to")]
    [InlineData(false, 0.2, "did not come true, as it leaned")]
    public void The_follow_up_says_whether_it_was_right(bool yes, double published, string words)
    {
        (string title, string text) = AlertText.FollowUp("SPY", "live", new SettledSight("volatility:5", Day, yes, published, ClaimState.Weak));
        Assert.StartsWith($"SPY: the claim on volatility:5 {(yes ? "came" : "did not come")} true", title);
        Assert.Contains(words, text);
        Assert.Contains("2026-03-02 21:00 UTC", text);
    }

    private static IEnumerable<int> Fires(string sentence, params double?[] probabilities) =>
        Fires(AlertSentence.Parse(sentence), [.. probabilities.Select((probability, i) => See(i, probability))]);

    private static List<int> Fires(AlertRule rule, AlertSight[] sights)
    {
        List<int> fired = [];
        AlertMemory? memory = null;
        for (int i = 0; i < sights.Length; i++)
        {
            (memory, bool fires) = AlertStep.Take(rule, memory, sights[i]);
            if (fires)
            {
                fired.Add(i);
            }
        }
        return fired;
    }

    private static AlertSight See(int day, double? probability, string state = "weak") => new(
        Signal(day) with
        {
            Claims =
            [
                new Claim("volatility:5", 5)
                {
                    Probability = probability, BaseRate = 0.5, State = probability is null ? null : state, Expires = Day.AddDays(7),
                    Baseline = new Baseline("current state", 0.71), NoClaim = probability is null ? "too little history to ask" : null,
                },
            ],
        },
        AlertSight.NoMeasures, []);

    private static Signal Signal(int day) => new(
        $"id{day}", "SPY", "1d", Day.AddDays(day), "SYNTHETIC", 1000, 100, "hold", "noEdge", new Lean(0, 0, 0, 0, ""), [], null, null, [], [], "m", "i");
}
