namespace GoldenSignals.Engine.Runtime;

/// <summary>
/// Compares the wall clock with the time that has passed. A clock that is set, or a machine that slept, makes them part: closes are judged by
/// the clock, so whoever looks at the page is told for a while.
/// </summary>
public sealed class ClockWatch : IDisposable
{
    /// <summary>Seconds the clock may be set by at once without a word: time servers do that.</summary>
    public const int JumpSecondsMin = 30;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5), ToldFor = TimeSpan.FromMinutes(10);

    private readonly TimeProvider clock;
    private readonly ITimer timer;
    private readonly Lock gate = new();
    private DateTime shown;
    private long looked;
    private (DateTime To, TimeSpan By, long At)? jump;

    public ClockWatch(TimeProvider clock)
    {
        this.clock = clock;
        (shown, looked) = (clock.GetUtcNow().UtcDateTime, clock.GetTimestamp());
        timer = clock.CreateTimer(_ => Look(), null, Pause, Pause);
    }

    /// <summary>What the clock did of late and what to do, in a sentence; null when it only ran.</summary>
    public string? Trouble()
    {
        Look();
        lock (gate)
        {
            return jump is { } last && clock.GetElapsedTime(last.At) < ToldFor
                ? $"The clock of this machine jumped {(last.By > TimeSpan.Zero ? "ahead" : "back")} by {Words(last.By.Duration())} to "
                    + $"{last.To:yyyy-MM-dd HH:mm} UTC, or the machine slept. Check its time; bars are stored by the time of their source, so none is lost or doubled."
                : null;
        }
    }

    public void Dispose() => timer.Dispose();

    private void Look()
    {
        lock (gate)
        {
            DateTime now = clock.GetUtcNow().UtcDateTime;
            TimeSpan by = now - shown - clock.GetElapsedTime(looked);
            (shown, looked) = (now, clock.GetTimestamp());
            if (by.Duration().TotalSeconds >= JumpSecondsMin)
            {
                jump = (now, by, looked);
            }
        }
    }

    private static string Words(TimeSpan time) => time.TotalHours >= 1 ? $"{time.TotalHours:0.#} h" : $"{time.TotalSeconds:0} s";
}
