namespace GoldenSignals.Core.Backtests;

/// <summary>What the account was worth at each moment of the clock, in millionths of currency.</summary>
public sealed class EquityCurve(int moments)
{
    private readonly List<long> times = new(moments), equities = new(moments), grosses = new(moments);

    /// <summary>Microseconds since 1970 UTC, rising.</summary>
    public IReadOnlyList<long> Times => times;

    public IReadOnlyList<long> Equities => equities;

    /// <summary>Value of all positions, long and short.</summary>
    public IReadOnlyList<long> Grosses => grosses;

    public int Count => times.Count;

    internal void Add(long time, long equity, long gross)
    {
        times.Add(time);
        equities.Add(equity);
        grosses.Add(gross);
    }
}
