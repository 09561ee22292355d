using GoldenSignals.Core.Backtests;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;

namespace GoldenSignals.Core.Tests.Backtests;

public sealed class RuleTests
{
    public static TheoryData<string> All => new("workflow", "lean", "agent:macd", "agent:pattern", "sma:3,8", "rsi:5,30,70", "buyhold");

    [Theory]
    [MemberData(nameof(All))]
    public void No_rule_sees_the_future(string text)
    {
        PriceSeries bars = RandomMarket.Of(5, symbols: 1, days: 700, actions: true)[0].Series, shorter = Until(bars, 400);
        Wishes whole = Rules.Parse(text, SessionSettings.Default).Decide(bars), part = Rules.Parse(text, SessionSettings.Default).Decide(shorter);
        Assert.Equal(part.Sides, whole.Sides[..400]);
        Assert.Equal(part.Strengths, whole.Strengths?[..400]);
        Assert.Equal(part.Stops, whole.Stops?[..400]);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_rule_is_read_back_from_its_name(string text) => Assert.Equal(text, Rules.Parse(text.ToUpperInvariant(), SessionSettings.Default).Name);

    [Theory]
    [InlineData("")]
    [InlineData("sma")]
    [InlineData("sma:20")]
    [InlineData("sma:20,20")]
    [InlineData("sma:0,20")]
    [InlineData("sma:2.5,20")]
    [InlineData("sma:-5,20")]
    [InlineData("sma:20,5000")]
    [InlineData("sma:20,99999999999")]
    [InlineData("rsi:14,70,30")]
    [InlineData("rsi:14,30,170")]
    [InlineData("rsi:1,30,70")]
    [InlineData("agent:")]
    [InlineData("agent:sentiment")]
    [InlineData("lean:5")]
    [InlineData("buyhold:now")]
    public void What_is_no_rule_is_refused_in_words(string text) =>
        Assert.Throws<FormatException>(() => Rules.Parse(text, SessionSettings.Default));

    /// <summary>Averages of 2 and 3: (11+10)/2 = 10.5 over 31/3 is above; (10+10)/2 equals 30/3 on a tie and is not.</summary>
    [Fact]
    public void A_tie_of_averages_is_not_above() =>
        Assert.Equal([0, 0, 1, 1, 0], new SmaRule(2, 3).Decide(Closes(100_000, 100_000, 110_000, 100_000, 90_000)).Sides.Select(side => (int)side));

    [Fact]
    public void Equal_prices_are_a_tie_whatever_their_size() =>
        Assert.All(new SmaRule(20, 50).Decide(Closes([.. Enumerable.Repeat(PriceText.TicksMax, 200)])).Sides, side => Assert.Equal(0, side));

    [Fact]
    public void A_split_gives_no_signal()
    {
        PriceSeries bars = Closes(100_000, 110_000, 120_000, 65_000, 70_000);
        PriceSeries split = bars with { Actions = [new CorporateAction(PriceSeries.ToTime(bars.Times[3]).AddHours(-1), 2, 0)] };
        Assert.Equal(0, new SmaRule(1, 2).Decide(bars).Sides[3]);
        Assert.Equal(1, new SmaRule(1, 2).Decide(split).Sides[3]);
    }

    [Fact]
    public void Random_entries_hold_as_often_and_as_long()
    {
        foreach (Decided one in RandomMarket.Of(11))
        {
            sbyte[] own = Held(one.Wishes.Sides), drawn = RandomEntries.Of(one, 7).Sides;
            Assert.Equal(Changes(own), Changes(drawn));
            Assert.All((int[])[-1, 0, 1], side => Assert.Equal(own.Count(x => x == side), drawn.Count(x => x == side)));
            Assert.NotEqual(own, drawn);
            Assert.Equal(drawn, RandomEntries.Of(one, 7).Sides);
        }
    }

    private static sbyte[] Held(sbyte[] wishes)
    {
        sbyte now = 0;
        return [.. wishes.Select(wish => now = wish == Wishes.Keep ? now : wish)];
    }

    private static int Changes(sbyte[] sides) => sides.Zip(sides.Skip(1), (a, b) => a == 0 != (b == 0) ? 1 : 0).Sum();

    private static PriceSeries Closes(params long[] closes) => new(
        new Symbol("A", AssetClass.Equity, "US"), Interval.Day1, [.. closes.Select((_, i) => (18_000L + i) * 86_400_000_000)], closes, closes, closes, closes, []);

    private static PriceSeries Until(PriceSeries bars, int n) => bars with
    {
        Times = bars.Times[..n], Opens = bars.Opens[..n], Highs = bars.Highs[..n], Lows = bars.Lows[..n], Closes = bars.Closes[..n],
        Actions = [.. bars.Actions.Where(action => action.ExTime <= PriceSeries.ToTime(bars.Times[n - 1]))],
    };
}
