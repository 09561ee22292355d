namespace GoldenSignals.Core.Risk;

/// <summary>Closes of a symbol by exchange day, adjusted for splits and dividends, oldest first.</summary>
public sealed record DatedCloses(string Symbol, IReadOnlyList<DateOnly> Days, IReadOnlyList<double> Closes)
{
    public DateOnly? Last => Days.Count > 0 ? Days[^1] : null;

    /// <summary>Place of the last close at or before a day; −1 where there is none.</summary>
    public int PlaceAt(DateOnly day)
    {
        int low = 0, high = Days.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = Days[middle] <= day ? (middle + 1, high) : (low, middle);
        }
        return low - 1;
    }
}
