using GoldenSignals.Market;

namespace GoldenSignals.Tests.Market;

public class TogetherTests
{
    [Fact]
    public void One_good_record_among_twenty_is_taken_back_when_chance_would_show_it()
    {
        MarketRow[] rows = Together.Correct([Row("A", 0.02, "weak"), .. Enumerable.Range(0, 19).Select(i => Row($"N{i}", 0.5, "unproven"))]);
        Assert.Equal(new Wildness("below", 0.52, "unproven"), rows[0].Wild);
    }

    [Fact]
    public void The_same_record_alone_and_a_strong_one_in_a_crowd_are_believed()
    {
        Assert.Equal("weak", Together.Correct([Row("A", 0.02, "weak")])[0].Wild!.State);
        MarketRow[] rows = Together.Correct([Row("A", 0.001, "demonstrated"), .. Enumerable.Range(0, 19).Select(i => Row($"N{i}", 0.5, "unproven"))]);
        Assert.Equal(new Wildness("above", 0.8, "demonstrated"), rows[0].Wild);
    }

    [Fact]
    public void A_decision_that_chance_would_bring_among_all_directions_is_held_back()
    {
        MarketRow buy = Row("A", 0.5, "unproven") with { Decision = "buy", Reason = "direction:5 at 0.60, weak" };
        MarketRow chancy = buy with { Chances = new Chances(0.5, 0.48, [0.02, 0.4, 0.6], 0.02) };
        MarketRow sure = buy with { Chances = new Chances(0.5, 0.48, [0.0001, 0.4, 0.6], 0.0001) };
        MarketRow[] others = [.. Enumerable.Range(0, 9).Select(i => Row($"N{i}", 0.5, "unproven") with { Chances = new Chances(0.5, 0.48, [0.3, 0.5, 0.7], double.NaN) })];
        Assert.Equal(("hold", "noEdge"), Decision(Together.Correct([chancy, .. others])[0]));
        Assert.Equal("buy", Together.Correct([sure, .. others])[0].Decision);
    }

    private static (string, string) Decision(MarketRow row) => (row.Decision, row.Reason);

    private static MarketRow Row(string symbol, double chance, string state) => new(
        symbol, "1d", "ready", null, null, "imported", 100, 0, null, new Wildness("above", 0.8, state), null, [], "hold", "noEdge", null, null)
    {
        Chances = new Chances(chance, 0.48, [], double.NaN),
    };
}
