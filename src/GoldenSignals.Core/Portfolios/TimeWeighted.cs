namespace GoldenSignals.Core.Portfolios;

/// <summary>What a portfolio was worth just before money came or went.</summary>
/// <param name="Before">Worth before the flow, in the base currency.</param>
/// <param name="Flow">What came in; below zero for what left.</param>
public readonly record struct Valuation(DateTime Time, decimal Before, decimal Flow);

/// <summary>
/// The return of the money itself, whatever was paid in or out: the growth between any two flows, chained. Bacon, Practical Portfolio Performance
/// Measurement and Attribution (2nd edition, 2008), chapter 2, "True time-weighted rate of return".
/// </summary>
public static class TimeWeighted
{
    /// <summary>Growth up to each valuation as a factor, 1 at the first; NaN from where a value has fallen to nothing or below while money was in.</summary>
    public static double[] Growth(IReadOnlyList<Valuation> values)
    {
        var growth = new double[values.Count];
        double chained = 1;
        for (int i = 0; i < growth.Length; i++)
        {
            if (i > 0)
            {
                decimal start = values[i - 1].Before + values[i - 1].Flow, end = values[i].Before;
                // Nothing in, nothing grown: the time between two stretches of being invested.
                if (start != 0 || end != 0) chained = start > 0 ? chained * (double)(end / start) : double.NaN;
            }
            growth[i] = chained;
        }
        return growth;
    }

    /// <summary>Return from the first valuation to the last, 0.1 for 10 %; NaN for fewer than two.</summary>
    public static double Return(IReadOnlyList<Valuation> values) => values.Count < 2 ? double.NaN : Growth(values)[^1] - 1;
}
