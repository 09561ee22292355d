namespace GoldenSignals.Engine.Store;

/// <summary>How the store writes a time: microseconds since 1970 UTC.</summary>
public static class Moment
{
    private const long EpochTicks = 621_355_968_000_000_000;

    public static long ToMicroseconds(DateTime utc) => (utc.Ticks - EpochTicks) / TimeSpan.TicksPerMicrosecond;

    public static DateTime FromMicroseconds(long microseconds) =>
        new(EpochTicks + microseconds * TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);
}
