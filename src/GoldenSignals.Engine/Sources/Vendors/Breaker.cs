namespace GoldenSignals.Engine.Sources.Vendors;

/// <summary>
/// Leaves a source alone that failed again and again, for longer each time, so that others are asked at once. When the pause is over one
/// request may try; what becomes of it decides.
/// </summary>
public sealed class Breaker(TimeProvider clock)
{
    public const int FaultsMax = 3;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30), LongestPause = TimeSpan.FromMinutes(15);

    private readonly Lock gate = new();
    private int faults;
    private TimeSpan pause = FirstPause;
    private DateTime? until;

    /// <summary>Until when it is left alone; null while it may be asked.</summary>
    public DateTime? PausedUntil
    {
        get
        {
            lock (gate)
            {
                return until > clock.GetUtcNow().UtcDateTime ? until : null;
            }
        }
    }

    /// <summary>The source answered.</summary>
    public void Heal()
    {
        lock (gate)
        {
            (faults, pause, until) = (0, FirstPause, null);
        }
    }

    /// <summary>The source failed, after every retry.</summary>
    public void Fail()
    {
        lock (gate)
        {
            if (++faults < FaultsMax)
            {
                return;
            }
            until = clock.GetUtcNow().UtcDateTime + pause;
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }
}
