namespace GoldenSignals.Core.Metrics;

/// <summary>How far an account fell below the best it had been.</summary>
/// <param name="Depth">Deepest fall, 0 to 1, of the best before it.</param>
/// <param name="From">Place of that best.</param>
/// <param name="Bottom">Place of the deepest point.</param>
/// <param name="Until">Place where the best was reached again; −1 if it never was.</param>
public readonly record struct Drawdown(double Depth, int From, int Bottom, int Until)
{
    public static Drawdown Of(IReadOnlyList<double> values)
    {
        Drawdown worst = new(0, 0, 0, 0);
        int best = 0;
        for (int i = 1; i < values.Count; i++)
        {
            if (values[i] >= values[best])
            {
                if (worst.From == best && worst.Until < 0) worst = worst with { Until = i };
                best = i;
                continue;
            }
            double depth = 1 - (values[i] / values[best]);
            if (depth > worst.Depth) worst = new Drawdown(depth, best, i, -1);
        }
        return worst;
    }

    /// <summary>The fall below the best so far at every place, 0 or less.</summary>
    public static double[] Series(IReadOnlyList<double> values)
    {
        var falls = new double[values.Count];
        double best = double.NegativeInfinity;
        for (int i = 0; i < falls.Length; i++)
        {
            best = Math.Max(best, values[i]);
            falls[i] = best > 0 ? (values[i] / best) - 1 : 0;
        }
        return falls;
    }
}
