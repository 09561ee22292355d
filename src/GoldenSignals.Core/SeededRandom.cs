namespace GoldenSignals.Core;

/// <summary>Chance that can be repeated: the same seed and stream draw the same numbers on every run.</summary>
/// <remarks>
/// xoshiro256** (Blackman and Vigna, Scrambled Linear Pseudorandom Number Generators, ACM TOMS 47:36, 2021), its state filled by
/// SplitMix64 as they advise. Streams of one seed are independent for all practical purposes.
/// </remarks>
public sealed class SeededRandom
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong a, b, c, d;
    private double spare = double.NaN;

    public SeededRandom(ulong seed, ulong stream = 0)
    {
        ulong state = Mix(Mix(seed + Golden) + stream);
        a = SplitMix(ref state);
        b = SplitMix(ref state);
        c = SplitMix(ref state);
        d = SplitMix(ref state);
    }

    private SeededRandom(ulong a, ulong b, ulong c, ulong d) => (this.a, this.b, this.c, this.d) = (a, b, c, d);

    /// <summary>A generator in a known state, to check it against published numbers. Not all four may be zero.</summary>
    public static SeededRandom FromState(ulong a, ulong b, ulong c, ulong d) => (a | b | c | d) != 0
        ? new(a, b, c, d)
        : throw new ArgumentOutOfRangeException(nameof(a), a, "A state of zeros only ever gives zeros.");

    /// <summary>A number for a name, to give each thing its own stream (FNV-1a over its characters).</summary>
    public static ulong StreamOf(string name)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (char character in name)
        {
            hash = (hash ^ character) * 0x100000001B3;
        }
        return hash;
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        ulong result = ulong.RotateLeft(b * 5, 7) * 9;
        ulong t = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= t;
        d = ulong.RotateLeft(d, 45);
        return result;
    }

    /// <summary>Uniform on [0, 1), in steps of 2⁻⁵³.</summary>
    public double NextUniform() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform on 0 … <paramref name="count"/> − 1.</summary>
    public int NextBelow(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return (int)Math.BigMul(NextBits(), (ulong)count, out _);
    }

    /// <summary>Normal with mean 0 and variance 1 (Marsaglia's polar method).</summary>
    public double NextNormal()
    {
        if (!double.IsNaN(spare))
        {
            double kept = spare;
            spare = double.NaN;
            return kept;
        }
        (double x, double y, double square) = NextInDisk();
        double scale = Math.Sqrt(-2 * Math.Log(square) / square);
        spare = y * scale;
        return x * scale;
    }

    /// <summary>Student's t scaled to variance 1 (Bailey, Mathematics of Computation 62, 1994, page 779).</summary>
    /// <param name="freedom">Degrees of freedom, above 2; the smaller, the fatter the tails.</param>
    public double NextStudent(double freedom)
    {
        (double x, _, double square) = NextInDisk();
        double t = x * Math.Sqrt(freedom * (Math.Pow(square, -2 / freedom) - 1) / square);
        return t * Math.Sqrt((freedom - 2) / freedom);
    }

    private (double X, double Y, double Square) NextInDisk()
    {
        while (true)
        {
            double x = 2 * NextUniform() - 1, y = 2 * NextUniform() - 1;
            double square = x * x + y * y;
            if (square is > 0 and < 1)
            {
                return (x, y, square);
            }
        }
    }

    private static ulong SplitMix(ref ulong state) => Mix(state += Golden);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
