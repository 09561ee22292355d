using GoldenSignals.Core.Market;
using GoldenSignals.Web;

namespace GoldenSignals.Tests.Web;

public sealed class WhenTests
{
    private static readonly Symbol Spy = new("SPY", AssetClass.Etf, "NYSE");
    private static readonly Symbol Bitcoin = new("BTCUSD", AssetClass.Crypto, "");

    [Fact]
    public void A_date_holds_the_whole_day_of_the_exchange()
    {
        Assert.Equal(TradingCalendar.NewYork.EndOf(new DateOnly(2015, 6, 30)), When.End("2015-06-30", Spy));
        Assert.Equal(TradingCalendar.NewYork.EndOf(new DateOnly(2015, 6, 29)), When.Before("2015-06-30", Spy));
        Assert.Equal(TradingCalendar.Crypto.EndOf(new DateOnly(2015, 6, 30)), When.End("2015-06-30", Bitcoin));
    }

    [Theory]
    [InlineData("2015-06-30T14:30:00Z", 14)]
    [InlineData("2015-06-30T14:30:00", 14)]
    [InlineData("2015-06-30T16:30:00+02:00", 14)]
    public void A_time_is_a_moment_in_utc(string text, int hour)
    {
        DateTime moment = new(2015, 6, 30, hour, 30, 0, DateTimeKind.Utc);
        Assert.Equal(moment, When.End(text, Spy));
        Assert.True(When.Before(text, Spy) < moment);
    }

    [Theory, InlineData(""), InlineData("06/30/2015"), InlineData("2015-06-31"), InlineData("now")]
    public void Anything_else_is_a_wrong_call(string text) => Assert.Equal("usage", Assert.Throws<Fault>(() => When.End(text, Spy)).Code);
}
