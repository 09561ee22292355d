using GoldenSignals.Engine.Sources.Vendors;

namespace GoldenSignals.Engine.Tests;

/// <summary>
/// A clock on which nobody waits: whoever wants to is woken at once, and it is then that much later. How long a vendor may be silent is no wait:
/// those alarms ring when the test says so.
/// </summary>
internal sealed class HurriedClock(DateTimeOffset start) : TimeProvider
{
    private static readonly TimeSpan[] Limits = [TimeSpan.FromSeconds(VendorLink.AnswerSecondsMax), TimeSpan.FromSeconds(VendorLink.SilentSecondsMax)];

    private readonly Lock gate = new();
    private readonly List<Alarm> limits = [];
    private DateTimeOffset now = start;

    /// <summary>How long was waited, time for time.</summary>
    public List<TimeSpan> Waits { get; } = [];

    public DateTime Now => GetUtcNow().UtcDateTime;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Moves to a moment, if that is later.</summary>
    public void MoveTo(DateTime moment)
    {
        lock (gate)
        {
            now = moment > now.UtcDateTime ? new DateTimeOffset(moment) : now;
        }
    }

    /// <summary>Whoever has waited for a vendor has waited long enough.</summary>
    public void EndPatience()
    {
        Alarm[] due;
        lock (gate)
        {
            due = [.. limits];
            limits.Clear();
        }
        Array.ForEach(due, alarm => alarm.Ring());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        lock (gate)
        {
            if (Limits.Contains(dueTime))
            {
                limits.Add(alarm);
            }
            else if (dueTime >= TimeSpan.Zero)
            {
                now += dueTime;
                Waits.Add(dueTime);
                ThreadPool.QueueUserWorkItem(_ => alarm.Ring());
            }
        }
        return alarm;
    }

    private sealed class Alarm(HurriedClock clock, TimerCallback callback, object? state) : ITimer
    {
        public void Ring() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
            lock (clock.gate)
            {
                clock.limits.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
