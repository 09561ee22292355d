using GoldenSignals.Core.Agents;

namespace GoldenSignals.Core.Tests.Agents;

public class TangentsTests
{
    [Fact]
    public void Tangents_are_within_three_units_in_the_last_place()
    {
        SeededRandom random = new(3);
        for (int i = 0; i < 200_000; i++)
        {
            double x = Math.ScaleB(random.NextUniform() - 0.5, 6 - random.NextBelow(20)), expected = Math.Tanh(x);
            double unit = Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected);
            Assert.True(Math.Abs(Tangents.Of(x) - expected) <= 3 * unit, $"{Tangents.Of(x):R} instead of {expected:R} at {x:R}");
            Assert.Equal(-Tangents.Of(x), Tangents.Of(-x));
        }
    }

    [Fact]
    public void Ends_of_the_line_are_what_they_should_be()
    {
        Assert.Equal((1, -1, 0), (Tangents.Of(double.PositiveInfinity), Tangents.Of(-50), Tangents.Of(0)));
        Assert.True(double.IsNaN(Tangents.Of(double.NaN)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Many_give_the_same_bits_as_one(int count)
    {
        double[] some = [.. new[] { 0.3, -2, 0, 1e-300, double.NaN, 1e300, -5e-324 }.Take(count)];
        double[] taken = [.. some];
        Tangents.Take(taken);
        Assert.Equal(some.Select(Tangents.Of), taken);
    }
}
