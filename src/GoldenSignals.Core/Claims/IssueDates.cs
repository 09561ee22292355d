namespace GoldenSignals.Core.Claims;

/// <summary>The dates a record is kept over, in order: every day of daily and longer bars, every close of intraday ones.</summary>
/// <remarks>What many symbols say on one date counts as one piece of evidence, so the date and not the symbol is the unit of a record.</remarks>
public sealed class IssueDates
{
    private readonly DateTime[] dates;
    private readonly bool byDay;
    private readonly int[] years;

    /// <param name="closes">Closes of bars in any order, repeats allowed.</param>
    /// <param name="byDay">Closes of one UTC day are one date.</param>
    public IssueDates(IEnumerable<DateTime> closes, bool byDay)
    {
        this.byDay = byDay;
        HashSet<DateTime> distinct = [];
        foreach (DateTime close in closes) distinct.Add(Key(close));
        dates = [.. distinct];
        Array.Sort(dates);
        years = new int[dates.Length];
        for (int i = 0; i < dates.Length; i++) years[i] = i == 0 ? 0 : years[i - 1] + (dates[i].Year == dates[i - 1].Year ? 0 : 1);
    }

    public int Count => dates.Length;

    /// <summary>How many calendar years they touch.</summary>
    public int Years => dates.Length == 0 ? 0 : years[^1] + 1;

    public DateTime this[int place] => dates[place];

    /// <summary>The place of a close among the dates.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is of none of them.</exception>
    public int PlaceOf(DateTime close)
    {
        int place = Array.BinarySearch(dates, Key(close));
        return place >= 0 ? place : throw new ArgumentOutOfRangeException(nameof(close), close, "This close is of none of the dates.");
    }

    /// <summary>The place of a later close, looked for from one on.</summary>
    public int PlaceOf(DateTime close, int from)
    {
        DateTime key = Key(close);
        int place = from;
        while (place < dates.Length && dates[place] < key) place++;
        return place < dates.Length && dates[place] == key ? place : PlaceOf(close);
    }

    /// <summary>Which of the years a date lies in, from 0.</summary>
    public int YearOf(int place) => years[place];

    private DateTime Key(DateTime close) => byDay ? close.Date : close;
}
