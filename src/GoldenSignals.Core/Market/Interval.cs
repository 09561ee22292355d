namespace GoldenSignals.Core.Market;

/// <summary>The length of a bar, and nothing else.</summary>
public readonly record struct Interval
{
    private Interval(string name, int minutes) => (Name, Minutes) = (name, minutes);

    public static readonly Interval Minute1 = new("1m", 1);
    public static readonly Interval Minute5 = new("5m", 5);
    public static readonly Interval Minute15 = new("15m", 15);
    public static readonly Interval Minute30 = new("30m", 30);
    public static readonly Interval Hour1 = new("1h", 60);
    public static readonly Interval Hour4 = new("4h", 240);
    public static readonly Interval Day1 = new("1d", 1440);
    public static readonly Interval Week1 = new("1w", 10080);

    /// <summary>All of them, shortest first.</summary>
    public static readonly IReadOnlyList<Interval> All = [Minute1, Minute5, Minute15, Minute30, Hour1, Hour4, Day1, Week1];

    public string Name { get; }

    /// <summary>Length in minutes of trading-clock time; a day is 1440 whatever its session.</summary>
    public int Minutes { get; }

    public bool IsIntraday => Minutes < Day1.Minutes;

    public static bool TryParse(string? text, out Interval interval)
    {
        foreach (Interval candidate in All)
        {
            if (string.Equals(candidate.Name, text, StringComparison.OrdinalIgnoreCase))
            {
                interval = candidate;
                return true;
            }
        }
        interval = default;
        return false;
    }

    /// <exception cref="ArgumentOutOfRangeException">The text names no interval.</exception>
    public static Interval Parse(string text) => TryParse(text, out Interval interval)
        ? interval
        : throw new ArgumentOutOfRangeException(nameof(text), text, $"An interval is one of {string.Join(' ', All)}.");

    public override string ToString() => Name;
}
