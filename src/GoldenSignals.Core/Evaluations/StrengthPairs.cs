using GoldenSignals.Core.Metrics;

namespace GoldenSignals.Core.Evaluations;

/// <summary>How closely the strengths of each two voices on a target go together, over the questions both spoke on.</summary>
internal sealed class StrengthPairs(int voices)
{
    private readonly Sums[] pairs = new Sums[voices * voices];

    public void Add(ReadOnlySpan<double> strengths)
    {
        for (int i = 0; i < voices; i++)
        {
            if (double.IsNaN(strengths[i])) continue;
            for (int j = i + 1; j < voices; j++)
            {
                if (!double.IsNaN(strengths[j])) pairs[i * voices + j].Add(strengths[i], strengths[j]);
            }
        }
    }

    public void Merge(StrengthPairs other)
    {
        for (int i = 0; i < pairs.Length; i++) pairs[i].Add(in other.pairs[i]);
    }

    public void Clear() => Array.Clear(pairs);

    /// <summary>Correlation of two voices, −1 to 1; NaN where one of them never changes or they never spoke together.</summary>
    public double Correlation(int one, int other) => pairs[Math.Min(one, other) * voices + Math.Max(one, other)].Correlation;

    private struct Sums
    {
        private long n, x, y, xx, yy, xy;

        public readonly double Correlation
        {
            get
            {
                double meanX = FixedPoint.Value(x) / n, meanY = FixedPoint.Value(y) / n;
                double varianceX = FixedPoint.Value(xx) / n - meanX * meanX, varianceY = FixedPoint.Value(yy) / n - meanY * meanY;
                double covariance = FixedPoint.Value(xy) / n - meanX * meanY;
                return varianceX > 1e-9 && varianceY > 1e-9 ? covariance / Math.Sqrt(varianceX * varianceY) : double.NaN;
            }
        }

        public void Add(double a, double b)
        {
            n++;
            x += FixedPoint.Of(a);
            y += FixedPoint.Of(b);
            xx += FixedPoint.Of(a * a);
            yy += FixedPoint.Of(b * b);
            xy += FixedPoint.Of(a * b);
        }

        public void Add(in Sums other)
        {
            n += other.n;
            x += other.x;
            y += other.y;
            xx += other.xx;
            yy += other.yy;
            xy += other.xy;
        }
    }
}
