using GoldenSignals.Core.Agents;

namespace GoldenSignals.Core.Tests.Agents;

public class MacdAgentTests
{
    private static Tape After(params double[] closes) =>
        new Tape(new MacdAgent(), 3).Closes(Tape.Steps(100_000, 200, 205, 100)).Closes(closes);

    [Fact]
    public void Follows_a_fresh_cross_up()
    {
        Tape tape = After(100_300, 100_900, 101_500);
        Assert.All(tape.Opinions, opinion => Assert.True(opinion.Score > 0.2));
        Assert.StartsWith("MACD crossed up 2 bars ago", tape.Opinions[0].Why.ToString());
        Assert.Equal(2, tape.Of("bars since the cross"));
    }

    [Fact]
    public void Follows_a_fresh_cross_down() =>
        Assert.All(After(98_900, 98_300, 97_700, 97_000).Opinions, opinion => Assert.True(opinion.Score < -0.2));

    [Fact]
    public void Is_less_sure_when_the_histogram_shrinks()
    {
        Tape growing = After(100_300, 100_900, 101_500), shrinking = After(100_300, 100_900, 101_500, 100_800);
        Assert.True(shrinking.Of("growth of the histogram") < 0);
        Assert.True(shrinking.Opinions[0].Confidence < growing.Opinions[0].Confidence);
    }
}
