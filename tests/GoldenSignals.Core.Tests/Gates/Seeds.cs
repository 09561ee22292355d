namespace GoldenSignals.Core.Tests.Gates;

/// <summary>The hundred seeds every gate with chance in it is held on, on two threads; each seed is by itself, so the order changes nothing.</summary>
internal static class Seeds
{
    public const int Count = 100;

    private const int Threads = 2;

    public static T[] Each<T>(Func<ulong, T> run)
    {
        T[] results = new T[Count];
        Parallel.For(0, Count, new ParallelOptions { MaxDegreeOfParallelism = Threads }, i => results[i] = run((ulong)i + 1));
        return results;
    }
}
