namespace GoldenSignals.Core.Agents;

/// <summary>Several views of one question, each −1 to 1, weighed into one opinion.</summary>
internal static class Blend
{
    /// <summary>
    /// The weighted mean of the views. Confidence is what is left of them after they cancel: 1 when all point one way, 0 when they balance.
    /// A view that is not a number silences the opinion.
    /// </summary>
    public static Opinion Say(ReadOnlySpan<double> views, ReadOnlySpan<double> weights, in Why why)
    {
        double sum = 0, size = 0, weight = 0;
        for (int i = 0; i < views.Length; i++)
        {
            sum += weights[i] * views[i];
            size += weights[i] * Math.Abs(views[i]);
            weight += weights[i];
        }
        if (double.IsNaN(sum))
        {
            return Opinion.Abstain("prices stand still");
        }
        return Opinion.Of(sum / weight, size > 0 ? Math.Abs(sum) / size : 0, why);
    }
}
