using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Tests.Market;

public class NewYorkTimeTests
{
    [Theory]
    // start and end of daylight time as the US Naval Observatory lists them
    [InlineData("1990-04-01", "1990-10-28")]
    [InlineData("1998-04-05", "1998-10-25")]
    [InlineData("2000-04-02", "2000-10-29")]
    [InlineData("2006-04-02", "2006-10-29")]
    [InlineData("2007-03-11", "2007-11-04")]
    [InlineData("2015-03-08", "2015-11-01")]
    [InlineData("2024-03-10", "2024-11-03")]
    [InlineData("2026-03-08", "2026-11-01")]
    [InlineData("2030-03-10", "2030-11-03")]
    public void Clocks_change_on_the_days_the_law_names(string start, string end)
    {
        DateTime spring = DateTime.Parse(start + "T07:00:00Z").ToUniversalTime();
        Assert.Equal(TimeSpan.FromHours(-5), Offset(spring.AddTicks(-1)));
        Assert.Equal(TimeSpan.FromHours(-4), Offset(spring));
        DateTime autumn = DateTime.Parse(end + "T06:00:00Z").ToUniversalTime();
        Assert.Equal(TimeSpan.FromHours(-4), Offset(autumn.AddTicks(-1)));
        Assert.Equal(TimeSpan.FromHours(-5), Offset(autumn));
    }

    [Fact]
    public void Every_hour_from_1990_to_2030_agrees_with_the_time_zone_database()
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById("America/New_York", out TimeZoneInfo? zone))
        {
            Assert.Skip("needs the machine part: time-zone database");
        }
        var end = new DateTime(2031, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        for (var hour = new DateTime(1990, 1, 1, 0, 0, 0, DateTimeKind.Utc); hour < end; hour = hour.AddHours(1))
        {
            DateTime wall = TimeZoneInfo.ConvertTimeFromUtc(hour, zone);
            if (wall != NewYorkTime.FromUtc(hour))
            {
                Assert.Fail($"{hour:u} is {wall:u} in New York, not {NewYorkTime.FromUtc(hour):u}.");
            }
            if (!zone.IsAmbiguousTime(wall))
            {
                Assert.Equal(hour, NewYorkTime.ToUtc(wall));
            }
        }
    }

    private static TimeSpan Offset(DateTime utc) => NewYorkTime.FromUtc(utc) - utc;
}
