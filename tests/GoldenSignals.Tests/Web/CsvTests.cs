using GoldenSignals.Web;

namespace GoldenSignals.Tests.Web;

public sealed class CsvTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@sum", "'@sum")]
    [InlineData(null, "")]
    public void Text_is_quoted_and_never_a_formula(string? text, string field) => Assert.Equal(field, Csv.Field(text));

    [Fact]
    public void A_number_keeps_its_bits_and_its_sign()
    {
        Assert.Equal("-0.1", Csv.Field(-0.1));
        Assert.Equal("", Csv.Field(double.NaN));
        Assert.Equal("", Csv.Field((double?)null));
    }

    [Fact]
    public void A_time_shows_parts_of_a_second_only_when_it_has_some()
    {
        var time = new DateTime(2015, 6, 30, 20, 0, 0, DateTimeKind.Utc);
        Assert.Equal("2015-06-30T20:00:00Z", Csv.Field(time));
        Assert.Equal("2015-06-30T20:00:00.5000000Z", Csv.Field(time.AddMilliseconds(500)));
    }
}
