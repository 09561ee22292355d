using GoldenSignals.Core.Metrics;

namespace GoldenSignals.Core.Tests.Metrics;

public sealed class ThinningTests
{
    [Fact]
    public void Thinning_keeps_the_ends_the_top_and_the_bottom()
    {
        double[] values = [.. Enumerable.Range(0, 10_000).Select(i => Math.Sin(i / 700.0))];
        values[4_321] = 9;
        values[7_777] = -9;
        int[] kept = Thinning.Places(values, 200);
        Assert.InRange(kept.Length, 150, 200);
        Assert.Superset(new HashSet<int> { 0, 4_321, 7_777, 9_999 }, kept.ToHashSet());
        Assert.Equal(kept.Order(), kept);
    }
}
