namespace GoldenSignals.Bench.Measuring;

/// <summary>Runs contenders in turn, round by round, and takes their processor time.</summary>
internal static class Contest
{
    public const int Rounds = 9;

    /// <summary>Warming up ends after as many runs (the runtime then compiles for good) or as much processor time.</summary>
    private const int WarmRunsMax = 40;
    private static readonly TimeSpan WarmTimeMax = TimeSpan.FromSeconds(1.5);

    /// <summary>How long the runtime may compile in the background before the clock starts.</summary>
    private static readonly TimeSpan CompileTime = TimeSpan.FromMilliseconds(300);

    public static IReadOnlyList<Score> Run(params IReadOnlyList<Contender> contenders)
    {
        foreach (Contender contender in contenders)
        {
            WarmUp(contender);
        }
        Thread.Sleep(CompileTime);
        var rounds = new double[contenders.Count, Rounds];
        var bytes = new double[contenders.Count];
        for (int round = 0; round < Rounds; round++)
        {
            for (int place = 0; place < contenders.Count; place++)
            {
                // Every second round runs backwards, so nobody always runs in the caches another has left.
                int who = round % 2 == 0 ? place : contenders.Count - 1 - place;
                (rounds[who, round], bytes[who]) = Clock(contenders[who]);
            }
        }
        return [.. contenders.Select((contender, who) => new Score(
            contender.Name, [.. Enumerable.Range(0, Rounds).Select(round => rounds[who, round])], bytes[who]))];
    }

    private static void WarmUp(Contender contender)
    {
        TimeSpan start = contender.Clock();
        for (int run = 0; run < WarmRunsMax && contender.Clock() - start < WarmTimeMax; run++)
        {
            contender.Prepare()();
        }
    }

    private static (double Nanoseconds, double Bytes) Clock(Contender contender)
    {
        Action run = contender.Prepare();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan start = contender.Clock();
        run();
        TimeSpan spent = contender.Clock() - start;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        return (spent.TotalNanoseconds / contender.Units, allocated / contender.Units);
    }
}
