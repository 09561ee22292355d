namespace GoldenSignals.Engine.Sources;

/// <summary>Lets market time pass on a wall clock: how long to wait before each close that is played.</summary>
/// <param name="day">Wall time for 24 hours of market time; zero for as fast as bars are taken. Longer gaps, as over weekends, count as one day.</param>
internal sealed class Pace(TimeSpan day, TimeProvider clock)
{
    private DateTime played = DateTime.MinValue;
    private readonly long began = clock.GetTimestamp();
    private TimeSpan due;

    /// <summary>Waits until a close may be shown. A bar is never shown before its close has come on the wall clock.</summary>
    public async ValueTask WaitForAsync(DateTime close, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        due += day * Math.Min(1, (close - played) / TimeSpan.FromDays(1));
        played = close;
        // Time that passed, not what the clock shows: a clock that is set back must not stop the market for as long.
        TimeSpan now = clock.GetElapsedTime(began);
        if (now - due > day)
        {
            due = now; // the listener was slow, and is not hurried for it
        }
        TimeSpan turn = due - now, real = new DateTimeOffset(close, TimeSpan.Zero) - clock.GetUtcNow();
        TimeSpan wait = turn > real ? turn : real;
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, clock, stop);
        }
    }
}
