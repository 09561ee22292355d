using System.Globalization;

namespace GoldenSignals.Core.Risk;

/// <summary>Which positions have enough returns in common to be measured together, and why the others have not.</summary>
public sealed record Coverage(IReadOnlyList<Stake> Stakes, ReturnTable? Returns, IReadOnlyList<NotCovered> Left)
{
    /// <summary>Returns below which no deviation is said: about three months.</summary>
    public const int ReturnsMin = 60;

    /// <summary>Calendar days a symbol's last close may lie before the newest of all; what is older is no risk of today's.</summary>
    public const int StaleDays = 30;

    /// <summary>Least returns for a quantile of losses that came: at least one lies beyond it.</summary>
    public static int LeastFor(double confidence) => Math.Max(ReturnsMin, (int)Math.Ceiling((1 / (1 - confidence)) - 1e-9));

    /// <param name="closes">Of each holding, in the same order; null with the reason where there are none.</param>
    /// <param name="most">The newest so many returns are taken.</param>
    /// <param name="least">A symbol with fewer in common with the others is left out.</param>
    public static Coverage Of(IReadOnlyList<Stake> stakes, IReadOnlyList<DatedCloses> closes, int most, int least)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(closes.Count, stakes.Count);
        DateOnly newest = closes.Max(one => one.Last) ?? DateOnly.MinValue;
        List<int> covered = [];
        var left = new SortedDictionary<int, NotCovered>();
        foreach (int place in Enumerable.Range(0, stakes.Count).OrderByDescending(place => closes[place].Days.Count))
        {
            if (Refusal(closes[place], newest, least) is { } why)
            {
                left[place] = new NotCovered(stakes[place].Symbol, stakes[place].Value, why);
                continue;
            }
            int common = ReturnTable.Of([.. covered.Append(place).Select(one => closes[one])], most).Count;
            if (common < least)
            {
                left[place] = new NotCovered(stakes[place].Symbol, stakes[place].Value, Words($"only {common} returns in common with the others, {least} are needed"));
                continue;
            }
            covered.Add(place);
        }
        covered.Sort();
        return new Coverage(
            [.. covered.Select(place => stakes[place])],
            covered.Count > 0 ? ReturnTable.Of([.. covered.Select(place => closes[place])], most) : null, [.. left.Values]);
    }

    private static string? Refusal(DatedCloses one, DateOnly newest, int least)
    {
        if (one.Last is not { } last) return "no daily bars are stored";
        if (one.Days.Count <= least) return Words($"{one.Days.Count} daily closes are stored, {least + 1} are needed");
        return newest.DayNumber - last.DayNumber > StaleDays ? Words($"its bars end on {last:yyyy-MM-dd}, those of the others on {newest:yyyy-MM-dd}") : null;
    }

    private static string Words(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
