namespace GoldenSignals.Core.Portfolios;

/// <summary>Rates of exchange by day. A rate that is not known is unknown: none is made up, and none is used for long.</summary>
public sealed class FxRates
{
    /// <summary>A rate older than this is none: a long weekend and a holiday fit in.</summary>
    public const int DaysMax = 7;

    private readonly Dictionary<(string From, string To), List<(DateTime Time, decimal Rate)>> rates = [];

    /// <summary>Takes the rates of a pair: units of <paramref name="to"/> for one of <paramref name="from"/>, in order of time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A rate is not above 0.</exception>
    public void Add(string from, string to, IEnumerable<(DateTime Time, decimal Rate)> known)
    {
        List<(DateTime Time, decimal Rate)> list = [.. known.OrderBy(one => one.Time)];
        foreach ((DateTime time, decimal rate) in list)
        {
            if (rate <= 0) throw new ArgumentOutOfRangeException(nameof(known), rate, $"The rate of {from}{to} on {time:yyyy-MM-dd} is not above 0.");
        }
        rates[(from, to)] = list;
    }

    /// <summary>The last rate known at a moment; null where there is none in the week before it.</summary>
    public decimal? At(string from, string to, DateTime time)
    {
        if (from == to) return 1;
        if (Last(from, to, time) is { } direct) return direct;
        return Last(to, from, time) is { } inverse ? 1 / inverse : null;
    }

    /// <summary>An amount in another currency, to the cent; null where no rate is known.</summary>
    public decimal? Convert(decimal amount, string from, string to, DateTime time) =>
        amount == 0 ? 0 : At(from, to, time) is { } rate ? Cents.Round(amount * rate) : null;

    private decimal? Last(string from, string to, DateTime time)
    {
        if (!rates.TryGetValue((from, to), out List<(DateTime Time, decimal Rate)>? list)) return null;
        int low = 0, high = list.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = list[middle].Time <= time ? (middle + 1, high) : (low, middle);
        }
        return low > 0 && list[low - 1].Time >= time.AddDays(-DaysMax) ? list[low - 1].Rate : null;
    }
}
