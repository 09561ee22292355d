namespace GoldenSignals.Core.Tests.Gates;

/// <summary>A range that knows the true distribution, and how far even its coverage strays over 250 settled ranges in a row.</summary>
internal static class PerfectRange
{
    private const int Trailing = 250, Walks = 400;

    /// <summary>Largest distance of a trailing coverage from what was promised.</summary>
    public static double Worst(IReadOnlyList<bool> held, double promised)
    {
        double inside = 0, worst = 0;
        for (int i = 0; i < held.Count; i++)
        {
            if (held[i]) inside++;
            if (i >= Trailing && held[i - Trailing]) inside--;
            if (i >= Trailing - 1) worst = Math.Max(worst, Math.Abs(inside / Trailing - promised));
        }
        return worst;
    }

    /// <summary>What 95 of 100 perfect ranges stay below, over as many settled ones whose horizons overlap as much.</summary>
    /// <param name="reach">Half of the range in standard deviations.</param>
    public static double WorstOf95(double promised, double reach, int settled, int horizon)
    {
        double[] worst = [.. Enumerable.Range(0, Walks).Select(walk => Worst(Walk((ulong)walk, reach, settled, horizon), promised)).Order()];
        return worst[(int)(0.95 * Walks)];
    }

    private static bool[] Walk(ulong seed, double reach, int settled, int horizon)
    {
        SeededRandom random = new(seed, stream: 250);
        double[] prices = new double[settled + horizon];
        for (int i = 1; i < prices.Length; i++) prices[i] = prices[i - 1] + random.NextNormal();
        bool[] held = new bool[settled];
        for (int i = 0; i < settled; i++) held[i] = Math.Abs(prices[i + horizon] - prices[i]) <= reach * Math.Sqrt(horizon);
        return held;
    }
}
