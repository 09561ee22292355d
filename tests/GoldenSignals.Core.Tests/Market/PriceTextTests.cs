using System.Text;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Tests.Market;

public sealed class PriceTextTests
{
    [Theory]
    [InlineData("0.0001", 1)]
    [InlineData("1", 10_000)]
    [InlineData("92.177", 921_770)]
    [InlineData("257.7300", 2_577_300)]
    [InlineData(".5", 5_000)]
    [InlineData("5.", 50_000)]
    [InlineData("-36.98", -369_800)]
    [InlineData("+12.5", 125_000)]
    [InlineData("1,234.56", 12_345_600)]
    [InlineData("$145.93", 1_459_300)]
    [InlineData("1.25e2", 1_250_000)]
    [InlineData("700000.0000", 7_000_000_000)]
    public void Text_becomes_ticks_exactly(string text, long expected)
    {
        Assert.Equal(NumberFault.None, Read(text, out long ticks, out bool offGrid));
        Assert.Equal(expected, ticks);
        Assert.False(offGrid);
    }

    [Theory]
    [InlineData("12,5", 125_000)]
    [InlineData("1.234,56", 12_345_600)]
    public void A_comma_can_be_the_decimal_sign(string text, long expected)
    {
        Assert.Equal(NumberFault.None, PriceText.Read(Encoding.ASCII.GetBytes(text), (byte)',', 4, out long ticks, out _));
        Assert.Equal(expected, ticks);
    }

    [Theory]
    [InlineData("100.00005", 1_000_001)]
    [InlineData("100.00004", 1_000_000)]
    [InlineData("100.123456", 1_001_235)]
    [InlineData("0.00012", 1)]
    public void A_price_between_two_ticks_goes_to_the_nearest_and_is_told(string text, long expected)
    {
        Assert.Equal(NumberFault.None, Read(text, out long ticks, out bool offGrid));
        Assert.Equal(expected, ticks);
        Assert.True(offGrid);
    }

    [Theory]
    [InlineData("1455.219971", 14_552_200)]
    [InlineData("45.669998", 456_700)]
    [InlineData("36.930000305175781", 369_300)]
    public void The_noise_of_floats_is_rounded_in_silence(string text, long expected)
    {
        Assert.Equal(NumberFault.None, Read(text, out long ticks, out bool offGrid));
        Assert.Equal(expected, ticks);
        Assert.False(offGrid);
    }

    [Theory]
    [InlineData("", NumberFault.Missing)]
    [InlineData("null", NumberFault.Missing)]
    [InlineData("N/A", NumberFault.Missing)]
    [InlineData("-", NumberFault.Missing)]
    [InlineData("NaN", NumberFault.NotANumber)]
    [InlineData("-inf", NumberFault.NotANumber)]
    [InlineData("abc", NumberFault.Unreadable)]
    [InlineData("12.3.4", NumberFault.Unreadable)]
    [InlineData("1,23.4", NumberFault.Unreadable)]
    [InlineData("12:30", NumberFault.Unreadable)]
    [InlineData("99999999999999999999", NumberFault.Overflow)]
    [InlineData("1e300", NumberFault.Overflow)]
    [InlineData("100000000000.0001", NumberFault.Overflow)]
    public void What_is_no_price_says_why(string text, NumberFault expected) => Assert.Equal(expected, Read(text, out _, out _));

    [Theory]
    [InlineData("0.00000001", 1)]
    [InlineData("6253.67", 625_367_000_000)]
    public void A_finer_grid_takes_more_digits(string text, long expected)
    {
        Assert.Equal(NumberFault.None, PriceText.Read(Encoding.ASCII.GetBytes(text), (byte)'.', 8, out long ticks, out _));
        Assert.Equal(expected, ticks);
    }

    [Theory]
    [InlineData("5803401", 5_803_401)]
    [InlineData("0.05655554", 0.05655554)]
    [InlineData("12.34M", 12_340_000)]
    [InlineData("1,234,567", 1_234_567)]
    [InlineData("-5", -5)]
    public void Volume_is_read(string text, double expected)
    {
        Assert.Equal(NumberFault.None, PriceText.ReadVolume(Encoding.ASCII.GetBytes(text), (byte)'.', out double volume));
        Assert.Equal(expected, volume);
    }

    [Theory]
    [InlineData("", NumberFault.Missing)]
    [InlineData("nan", NumberFault.NotANumber)]
    [InlineData("1e400", NumberFault.NotANumber)]
    [InlineData("1e19", NumberFault.Overflow)]
    [InlineData("many", NumberFault.Unreadable)]
    public void What_is_no_volume_says_why(string text, NumberFault expected) =>
        Assert.Equal(expected, PriceText.ReadVolume(Encoding.ASCII.GetBytes(text), (byte)'.', out _));

    private static NumberFault Read(string text, out long ticks, out bool offGrid) =>
        PriceText.Read(Encoding.ASCII.GetBytes(text), (byte)'.', 4, out ticks, out offGrid);
}
