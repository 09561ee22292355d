namespace GoldenSignals.Core.Risk;

/// <summary>Returns of several symbols over the same days: from one close that all of them have to the next.</summary>
/// <remarks>Exchange days are set beside each other, whatever their hours; a return over a hole of more than <see cref="HoleDays"/> calendar
/// days is no day's return and is left out.</remarks>
public sealed class ReturnTable
{
    /// <summary>Long enough for Easter and New Year.</summary>
    public const int HoleDays = 6;

    private readonly double[][] returns;

    private ReturnTable(IReadOnlyList<string> symbols, IReadOnlyList<DateOnly> days, DateOnly? from, double[][] returns) =>
        (Symbols, Days, From, this.returns) = (symbols, days, from, returns);

    public IReadOnlyList<string> Symbols { get; }

    /// <summary>The day each return ends on.</summary>
    public IReadOnlyList<DateOnly> Days { get; }

    /// <summary>The day the first return begins on; null where there is none.</summary>
    public DateOnly? From { get; }

    public DateOnly? To => Count > 0 ? Days[^1] : null;

    public int Count => Days.Count;

    /// <summary>Plain returns of the symbol at this place, 0.01 for one percent.</summary>
    public ReadOnlySpan<double> Of(int symbol) => returns[symbol];

    /// <summary>Logarithmic returns of the same.</summary>
    public double[] LogsOf(int symbol) => [.. returns[symbol].Select(one => Math.Log(1 + one))];

    /// <param name="closes">At least one symbol.</param>
    /// <param name="most">The newest so many returns.</param>
    public static ReturnTable Of(IReadOnlyList<DatedCloses> closes, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        DateOnly[] common = Common(closes);
        List<int> ends = [];
        for (int i = common.Length - 1; i > 0 && ends.Count < most; i--)
        {
            if (common[i].DayNumber - common[i - 1].DayNumber <= HoleDays) ends.Add(i);
        }
        ends.Reverse();
        var returns = new double[closes.Count][];
        for (int symbol = 0; symbol < closes.Count; symbol++)
        {
            DatedCloses one = closes[symbol];
            returns[symbol] = [.. ends.Select(end => (one.Closes[one.PlaceAt(common[end])] / one.Closes[one.PlaceAt(common[end - 1])]) - 1)];
        }
        return new ReturnTable(
            [.. closes.Select(one => one.Symbol)], [.. ends.Select(end => common[end])], ends.Count > 0 ? common[ends[0] - 1] : null, returns);
    }

    private static DateOnly[] Common(IReadOnlyList<DatedCloses> closes)
    {
        var days = new HashSet<DateOnly>(closes[0].Days);
        foreach (DatedCloses other in closes.Skip(1)) days.IntersectWith(other.Days);
        return [.. days.Order()];
    }
}
