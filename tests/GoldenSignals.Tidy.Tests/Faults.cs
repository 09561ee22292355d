namespace GoldenSignals.Tidy.Tests;

/// <summary>Fails with every fault on a line of its own.</summary>
internal static class Faults
{
    public static void None(IEnumerable<string> faults)
    {
        string[] found = [.. faults];
        Assert.True(found.Length == 0, string.Join("\n", found));
    }
}
