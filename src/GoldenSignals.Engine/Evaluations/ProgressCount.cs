namespace GoldenSignals.Engine.Evaluations;

/// <summary>Counts bars over all threads and tells how far it is now and then.</summary>
internal sealed class ProgressCount(IProgress<EvaluationProgress>? progress, long total)
{
    /// <summary>Bars between two counts, and between two looks at whether to stop.</summary>
    public const int StepBars = 1024;

    private long done;

    public void Add(int bars)
    {
        long now = Interlocked.Add(ref done, bars);
        progress?.Report(new EvaluationProgress(now, total));
    }
}
