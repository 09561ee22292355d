namespace GoldenSignals.Engine.Runtime;

/// <summary>The present as a feed judges bars by it: a wall clock that is set back does not turn bars that have closed into bars of the future.</summary>
internal sealed class SteadyTime(TimeProvider clock)
{
    private readonly long began = clock.GetTimestamp();
    private readonly DateTime start = clock.GetUtcNow().UtcDateTime;

    /// <summary>What the clock shows, or what it would show had nobody set it back since; UTC.</summary>
    public DateTime Now
    {
        get
        {
            DateTime shown = clock.GetUtcNow().UtcDateTime, steady = start + clock.GetElapsedTime(began);
            return shown > steady ? shown : steady;
        }
    }
}
