namespace GoldenSignals.Core.Tests;

public class SeededRandomTests
{
    [Fact]
    public void Its_bits_are_those_of_the_published_generator()
    {
        // from the state 1, 2, 3, 4, as the reference program of Blackman and Vigna prints them
        ulong[] published = [11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600, 16172922978634559625];
        SeededRandom random = SeededRandom.FromState(1, 2, 3, 4);
        Assert.Equal(published, published.Select(_ => random.NextBits()));
    }

    [Fact]
    public void A_seed_repeats_itself_and_its_streams_differ()
    {
        Assert.Equal(Draw(new(7, 1)), Draw(new(7, 1)));
        Assert.NotEqual(Draw(new(7, 1)), Draw(new(7, 2)));
        Assert.NotEqual(Draw(new(7, 1)), Draw(new(8, 1)));
        Assert.NotEqual(SeededRandom.StreamOf("market"), SeededRandom.StreamOf("markets"));

        static ulong[] Draw(SeededRandom random) => [.. Enumerable.Range(0, 8).Select(_ => random.NextBits())];
    }

    [Fact]
    public void Uniform_numbers_fill_their_range_evenly()
    {
        var random = new SeededRandom(1);
        var tenths = new int[10];
        for (int i = 0; i < 100_000; i++)
        {
            double x = random.NextUniform();
            Assert.InRange(x, 0, 1);
            tenths[(int)(10 * x)]++;
        }
        Assert.All(tenths, count => Assert.InRange(count, 9_700, 10_300));

        var sides = new int[6];
        for (int i = 0; i < 60_000; i++)
        {
            sides[random.NextBelow(6)]++;
        }
        Assert.All(sides, count => Assert.InRange(count, 9_700, 10_300));
    }

    [Fact]
    public void Normal_and_student_numbers_have_variance_one_and_their_tails()
    {
        var random = new SeededRandom(2);
        (double mean, double variance, double tail) = Shape(random.NextNormal);
        Assert.InRange(mean, -0.01, 0.01);
        Assert.InRange(variance, 0.98, 1.02);
        Assert.InRange(tail, 0.0020, 0.0034); // P(|z| > 3) = 0.0027

        (mean, variance, tail) = Shape(() => random.NextStudent(6));
        Assert.InRange(mean, -0.01, 0.01);
        Assert.InRange(variance, 0.97, 1.03);
        Assert.InRange(tail, 0.0085, 0.0125); // P(|t| > 3·√1.5) with 6 degrees of freedom = 0.0104

        static (double Mean, double Variance, double Tail) Shape(Func<double> draw)
        {
            double[] x = [.. Enumerable.Range(0, 200_000).Select(_ => draw())];
            return (x.Average(), x.Average(v => v * v), x.Average(v => Math.Abs(v) > 3 ? 1.0 : 0.0));
        }
    }

    [Fact]
    public void A_state_of_zeros_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SeededRandom.FromState(0, 0, 0, 0));
}
