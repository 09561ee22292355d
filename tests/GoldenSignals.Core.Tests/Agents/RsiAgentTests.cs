using GoldenSignals.Core.Agents;

namespace GoldenSignals.Core.Tests.Agents;

public class RsiAgentTests
{
    private static Tape Quiet() => new Tape(new RsiAgent(), 3).Closes(Tape.Steps(100_000, 200, 200, 250));

    [Fact]
    public void Expects_a_fallen_market_to_come_back()
    {
        Tape tape = Quiet().Closes(99_500, 99_000, 98_400, 97_900, 97_500, 97_000, 96_500);
        Assert.All(tape.Opinions, opinion => Assert.True(opinion.Score > 0.2));
        Assert.StartsWith("RSI", tape.Opinions[1].Why.ToString());
        Assert.EndsWith("stretched down", tape.Opinions[1].Why.ToString());
    }

    [Fact]
    public void Expects_a_risen_market_to_come_back() =>
        Assert.All(Quiet().Closes(100_500, 101_000, 101_600, 102_100, 102_500, 103_000).Opinions, opinion => Assert.True(opinion.Score < -0.2));

    [Fact]
    public void Bands_stand_higher_in_a_rising_market()
    {
        Tape rising = new Tape(new RsiAgent(), 3).Closes(Tape.Steps(100_000, 300, 200, 400));
        Tape falling = new Tape(new RsiAgent(), 3).Closes(Tape.Steps(100_000, 200, 300, 400));
        Assert.InRange(rising.Of("lower band"), 35, 40);
        Assert.InRange(falling.Of("upper band"), 60, 65);
        Assert.Equal(40, rising.Of("upper band") - rising.Of("lower band"), 9);
    }

    [Fact]
    public void A_divergence_is_known_three_bars_after_its_second_low()
    {
        Tape tape = Quiet().Closes(99_000, 98_000, 97_000, 96_000, 97_000, 97_500, 98_000, 98_500, 97_900, 97_200, 96_500, 95_900, 96_600, 97_100);
        Assert.Equal(0, tape.Of("divergence"));
        tape.Closes(97_600);
        Assert.Equal(1, tape.Of("divergence"));
        Assert.Contains("lower low, RSI did not", tape.Opinions[0].Why.ToString());
        tape.Closes(97_650);
        Assert.Equal(0.95, tape.Of("divergence"), 12);
    }

    [Fact]
    public void Counts_the_bars_it_still_needs() =>
        Assert.Equal("bands follow the 200-bar mean; 3 of 200 bars seen",
            new Tape(new RsiAgent(), 3).Closes(1_000, 1_001, 1_002).Opinions[2].Why.ToString());

    [Fact]
    public void Is_silent_where_nothing_moves_at_all()
    {
        RsiAgent agent = new();
        Opinion[] opinions = new Opinion[3];
        for (int i = 0; i < 300; i++)
        {
            agent.Observe(new(default, 500, 500, 500, 500, 1), default, opinions);
        }
        Assert.All(opinions, opinion => Assert.False(opinion.Holds));
    }
}
