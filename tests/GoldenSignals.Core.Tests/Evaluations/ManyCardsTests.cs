using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Evaluations;

namespace GoldenSignals.Core.Tests.Evaluations;

public class ManyCardsTests
{
    [Fact]
    public void Among_many_cards_a_little_luck_proves_nothing()
    {
        // One of a hundred at 2 %: alone it would be believed, among a hundred two of them come by chance.
        ClaimCard[] cards = [.. Enumerable.Range(0, 100).Select(i => Card(i == 0 ? "weak" : "unproven", i == 0 ? 0.02 : 0.5))];
        Assert.All(ManyCards.Corrected(cards), card => Assert.Equal("unproven", card.State));
        cards[1] = Card("demonstrated", 0.0001);
        Assert.Equal(["unproven", "demonstrated"], ManyCards.Corrected(cards).Take(2).Select(card => card.State));
    }

    [Fact]
    public void A_card_that_stands_alone_is_left_as_it_is() =>
        Assert.Equal("weak", ManyCards.Corrected([Card("weak", 0.02)])[0].State);

    private static ClaimCard Card(string state, double chance) => new(
        "consensus", "volatility:5", "1d", "ABC", "backtest", 1000, 300, 1, 0.6, new CardBaseline("current state", 0.5), Measured.Unknown,
        Measured.Unknown, null, null, null, [], [], null, state, null, null) { Chance = chance };
}
