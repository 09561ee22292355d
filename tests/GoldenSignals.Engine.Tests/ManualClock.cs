namespace GoldenSignals.Engine.Tests;

/// <summary>A clock that moves when a test says so, and fires what is due on the way.</summary>
internal sealed class ManualClock(DateTimeOffset start) : TimeProvider
{
    private readonly List<Alarm> alarms = [];
    private readonly Lock guard = new();
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => now.Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Alarms somebody is waiting for.</summary>
    public int Waiting
    {
        get
        {
            lock (guard)
            {
                return alarms.Count;
            }
        }
    }

    public void Advance(TimeSpan time)
    {
        DateTimeOffset until = now + time;
        while (NextDue(until) is Alarm alarm)
        {
            now = alarm.Due > now ? alarm.Due : now;
            alarm.Ring();
        }
        now = until;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        alarm.Change(dueTime, period);
        return alarm;
    }

    private Alarm? NextDue(DateTimeOffset until)
    {
        lock (guard)
        {
            return alarms.Where(alarm => alarm.Due <= until).MinBy(alarm => alarm.Due);
        }
    }

    private sealed class Alarm(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan period;

        public DateTimeOffset Due { get; private set; }

        public void Ring()
        {
            Change(period > TimeSpan.Zero ? period : Timeout.InfiniteTimeSpan, period);
            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.guard)
            {
                clock.alarms.Remove(this);
                this.period = period;
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock.now + dueTime;
                    clock.alarms.Add(this);
                }
            }
            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
