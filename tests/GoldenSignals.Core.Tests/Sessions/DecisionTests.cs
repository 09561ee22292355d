using GoldenSignals.Core.Sessions;

namespace GoldenSignals.Core.Tests.Sessions;

public class DecisionTests
{
    [Theory]
    [InlineData("a claim that adds enough to a rising market", 0.62, 0.54, 1)]
    [InlineData("the drift of a rising market alone", 0.54, 0.54, 0)]
    [InlineData("less likely than usual, though still likely", 0.52, 0.54, 0)]
    [InlineData("a fall that pays", 0.40, 0.54, -1)]
    [InlineData("an edge that costs eat", 0.545, 0.54, 0)]
    public void A_decision_must_pay_as_it_stands_and_in_what_it_adds(string story, double probability, double baseRate, int expected)
    {
        (int side, double value) = Decision.Worth(probability, baseRate, gain: 0.02, loss: 0.02, cost: 0.001);
        Assert.True(side == expected, story);
        if (side != 0) Assert.Equal(Math.Abs(2 * probability - 1) * 0.02 - 0.001, value, 12);
    }
}
