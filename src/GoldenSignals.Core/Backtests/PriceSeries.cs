using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Backtests;

/// <summary>What a backtest is told of one symbol: raw bars as columns, in order of time, and the dated splits and dividends between them.</summary>
/// <param name="Times">Close of each bar, microseconds since 1970 UTC, rising.</param>
/// <param name="Opens">Ticks of the symbol's grid, as are highs, lows and closes.</param>
/// <param name="Actions">In order of ex-time.</param>
public sealed record PriceSeries(
    Symbol Symbol, Interval Interval, long[] Times, long[] Opens, long[] Highs, long[] Lows, long[] Closes, IReadOnlyList<CorporateAction> Actions)
{
    private const long TicksPerMicrosecond = 10;

    /// <summary>Units traded in each bar; empty where no rule asks for them.</summary>
    public double[] Volumes { get; init; } = [];

    /// <summary>What the universe did by the close of a bar; null where none is known. Asked for in rising order.</summary>
    public Func<int, Context>? ContextAt { get; init; }

    /// <summary>The first bar at whose close a decision may be taken; those before it only warm the rule up.</summary>
    public int First { get; init; }

    public int Count => Times.Length;

    public static DateTime ToTime(long microseconds) => new(DateTime.UnixEpoch.Ticks + (microseconds * TicksPerMicrosecond), DateTimeKind.Utc);

    public static long ToMicroseconds(DateTime utc) => (utc.Ticks - DateTime.UnixEpoch.Ticks) / TicksPerMicrosecond;

    public Bar this[int place] => new(
        ToTime(Times[place]), Opens[place], Highs[place], Lows[place], Closes[place], Volumes.Length > 0 ? Volumes[place] : 0);

    /// <summary>Closes on the forward-adjusted scale, as rules see them; the raw ones where nothing has to be adjusted.</summary>
    public long[] AdjustedCloses()
    {
        if (Actions.Count == 0 || Count == 0 || Actions[^1].ExTime <= ToTime(Times[0])) return Closes;
        var adjustment = new Adjustment();
        foreach (CorporateAction action in Actions) adjustment.Apply(in action);
        var closes = new long[Count];
        for (int i = 0; i < closes.Length; i++) closes[i] = adjustment.Adjust(this[i]).Close;
        return closes;
    }
}
