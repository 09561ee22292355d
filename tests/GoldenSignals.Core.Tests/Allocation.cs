namespace GoldenSignals.Core.Tests;

/// <summary>How many bytes a piece of work allocates on its thread.</summary>
internal static class Allocation
{
    /// <summary>
    /// The least of several tries, each on fresh ground: the runtime's own work (compiling a hot loop, a collection that retires the
    /// thread's buffer) is counted now and then, the work's own always.
    /// </summary>
    /// <param name="prepare">Warms up and gives the work to be measured.</param>
    public static long Least(Func<Action> prepare)
    {
        long least = long.MaxValue;
        for (int tries = 0; tries < 5 && least > 0; tries++)
        {
            Action work = prepare();
            long before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least;
    }
}
