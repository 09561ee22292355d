namespace GoldenSignals.Engine.Notifications;

/// <summary>When a message is tried again.</summary>
public static class Retry
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5), Longest = TimeSpan.FromHours(3);

    /// <summary>Twice as long after each try, up to three hours, less a random part of at most a half, and never before the channel asked for.</summary>
    /// <param name="tries">Made so far, at least one.</param>
    /// <param name="chance">0 to 1.</param>
    public static TimeSpan Wait(int tries, double chance, TimeSpan? asked)
    {
        double seconds = Math.Min(Longest.TotalSeconds, First.TotalSeconds * Math.Pow(2, tries - 1)) * (1 - chance / 2);
        var wait = TimeSpan.FromSeconds(seconds);
        return asked > wait ? asked.Value : wait;
    }
}
