namespace GoldenSignals.Bench.Measuring;

/// <summary>One way to do a piece of work, clocked against others in the same run.</summary>
/// <param name="Units">Pieces in one run: bars, rows, bytes.</param>
/// <param name="Prepare">Makes what a run needs, off the clock, and hands over the run.</param>
internal sealed record Contender(string Name, double Units, Func<Action> Prepare)
{
    /// <summary>Processor time spent so far: user and system time of all threads, so that waiting for a busy core does not count.</summary>
    public Func<TimeSpan> Clock { get; init; } = () => Environment.CpuUsage.TotalTime;

    /// <summary>A run that needs nothing made beforehand.</summary>
    public static Contender Of(string name, double units, Action run) => new(name, units, () => run);
}

/// <summary>How a contender did: processor time of the whole process in nanoseconds a unit, a round each, and bytes allocated a unit.</summary>
internal sealed record Score(string Name, double[] Rounds, double Bytes)
{
    public double Least => Rounds.Min();

    public double Median => Middle.Of(Rounds);

    /// <summary>Median of the ratios of rounds that ran side by side: what slows the machine for a while slows both.</summary>
    public double Over(Score baseline) => Middle.Of(Rounds.Zip(baseline.Rounds, (mine, theirs) => mine / theirs));
}
