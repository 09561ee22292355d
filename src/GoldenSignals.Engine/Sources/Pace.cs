namespace GoldenSignals.Engine.Sources;

/// <summary>Lets market time pass on a wall clock: how long to wait before each close that is played.</summary>
/// <param name="day">Wall time for 24 hours of market time; zero for as fast as bars are taken. Longer gaps, as over weekends, count as one day.</param>
internal sealed class Pace(TimeSpan day, TimeProvider clock)
{
    private DateTime played = DateTime.MinValue;
    private DateTimeOffset due = clock.GetUtcNow();

    /// <summary>Waits until a close may be shown. A bar is never shown before its close has come on the wall clock.</summary>
    public async ValueTask WaitForAsync(DateTime close, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        due += day * Math.Min(1, (close - played) / TimeSpan.FromDays(1));
        played = close;
        DateTimeOffset now = clock.GetUtcNow();
        if (now - due > day)
        {
            due = now; // the listener was slow, and is not hurried for it
        }
        var real = new DateTimeOffset(close, TimeSpan.Zero);
        TimeSpan wait = (due > real ? due : real) - now;
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, clock, stop);
        }
    }
}
