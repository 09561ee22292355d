using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Tests.Agents;

public class MomentumAgentTests
{
    [Fact]
    public void Expects_a_winner_to_go_on()
    {
        Tape tape = new Tape(new MomentumAgent(), 4).Closes(Tape.Steps(100_000, 400, 200, 400));
        Assert.All(tape.Opinions[..3], opinion => Assert.True(opinion.Score > 0.5));
        Assert.Matches(@"^\+\d+\.\d % in the year before the last month, \+\d\.\d % in that month, 0\.\d % below the year's high$",
            tape.Opinions[0].Why.ToString());
    }

    [Fact]
    public void Expects_a_loser_to_go_on() => Assert.All(
        new Tape(new MomentumAgent(), 4).Closes(Tape.Steps(200_000, 200, 400, 400)).Opinions[..3], opinion => Assert.True(opinion.Score < -0.5));

    // Closes 100, 200 after 231 bars, 150 at the end: +100 % before the last month, −25 % in it, 25 % below the high of 200 and ten ticks.
    [Fact]
    public void Leaves_the_last_month_out_of_the_year()
    {
        Tape tape = new Tape(new MomentumAgent(), 4)
            .Closes(Enumerable.Repeat(100_000.0, 231)).Closes(Enumerable.Repeat(200_000.0, 21)).Closes(150_000);
        Assert.Equal(100, tape.Of("12-1 month return"), 9);
        Assert.Equal(-25, tape.Of("rate of change, 21 bars"), 9);
        Assert.Equal(100 * 50_010 / 200_010.0, tape.Of("below the 252-bar high"), 9);
    }

    [Theory]
    [InlineData(5, 1.0, 1.0)]
    [InlineData(5, 0.25, -0.5)]
    [InlineData(100, 0.5, 0.0)]
    public void Ranks_among_the_watched_symbols(int symbols, double rank, double score)
    {
        Opinion opinion = In(new Context(default, symbols, 0, 0, 0.5, rank));
        Assert.True(opinion.Holds);
        Assert.Equal(score, opinion.Score, 12);
        Assert.Equal(symbols / (symbols + 10.0), opinion.Confidence, 12);
    }

    [Fact]
    public void Has_no_rank_without_a_universe()
    {
        Assert.Equal("a rank needs a watched universe of three symbols", In(Context.None).Why.ToString());
        Assert.False(In(new Context(default, 2, 0, 0, 0.5, 1)).Holds);
        Assert.Contains("too young", In(new Context(default, 9, 0, 0, 0.5, double.NaN)).Why.ToString());
    }

    private static Opinion In(Context context) => new Tape(new MomentumAgent(), 4) { Context = context }.Closes(1_000).Opinions[3];
}
