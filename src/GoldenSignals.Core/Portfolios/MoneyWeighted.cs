namespace GoldenSignals.Core.Portfolios;

/// <summary>How a search for an internal rate ended.</summary>
public enum RateFound
{
    One,

    /// <summary>No rate makes the flows worth nothing.</summary>
    None,

    /// <summary>Several do, so none of them is the return.</summary>
    Several,
}

/// <summary>A yearly rate, 0.1 for 10 %; NaN unless one was found.</summary>
public readonly record struct InternalRate(double Yearly, RateFound Found)
{
    /// <summary>The same over so many days; NaN unless one was found.</summary>
    public double Over(double days) => Math.Pow(1 + Yearly, days / MoneyWeighted.DaysPerYear) - 1;
}

/// <summary>
/// The return of the person who paid in and took out: the yearly rate r at which Σ flow / (1 + r)^(days / 365) is zero, as XIRR of Microsoft Excel
/// defines it.
/// </summary>
/// <remarks>
/// Newton's method, which spreadsheets use, can miss or run away. Here the whole range of rates from −99.99 % to one million percent is searched for changes of
/// sign, and each is closed in on by halving: the answer is right, or it is none.
/// </remarks>
public static class MoneyWeighted
{
    public const double DaysPerYear = 365;

    private const double LowestLog = -9.210340371976182, HighestLog = 9.210440366976517; // ln 0.0001 and ln 10001
    private const int Steps = 2_000, Halvings = 200;

    /// <param name="flows">Paid in below zero, taken out above, the worth at the end as taken out.</param>
    public static InternalRate Rate(IReadOnlyList<(DateTime Time, decimal Amount)> flows)
    {
        if (flows.Count == 0 || !flows.Any(flow => flow.Amount > 0) || !flows.Any(flow => flow.Amount < 0)) return new InternalRate(double.NaN, RateFound.None);
        DateTime first = flows.Min(flow => flow.Time);
        double[] years = [.. flows.Select(flow => (flow.Time - first).TotalDays / DaysPerYear)];
        double[] amounts = [.. flows.Select(flow => (double)flow.Amount)];
        if (years.Max() == 0) return new InternalRate(double.NaN, RateFound.None);

        List<double> roots = [];
        double low = LowestLog, atLow = Worth(years, amounts, low);
        for (int step = 1; step <= Steps; step++)
        {
            double high = LowestLog + ((HighestLog - LowestLog) * step / Steps), atHigh = Worth(years, amounts, high);
            if (atHigh == 0 || Math.Sign(atLow) * Math.Sign(atHigh) < 0) roots.Add(CloseIn(years, amounts, low, high, atLow));
            // A root that lies on a step has been counted: what follows begins behind it.
            (low, atLow) = (high, atHigh == 0 ? 0 : atHigh);
        }
        return roots.Count switch
        {
            0 => new InternalRate(double.NaN, RateFound.None),
            1 => new InternalRate(Math.Exp(roots[0]) - 1, RateFound.One),
            _ => new InternalRate(double.NaN, RateFound.Several),
        };
    }

    /// <summary>What the flows are worth at their beginning, at a rate given as ln(1 + r).</summary>
    private static double Worth(double[] years, double[] amounts, double log)
    {
        double sum = 0;
        for (int i = 0; i < years.Length; i++) sum += amounts[i] * Math.Exp(-log * years[i]);
        return sum;
    }

    private static double CloseIn(double[] years, double[] amounts, double low, double high, double atLow)
    {
        for (int i = 0; i < Halvings && high - low > 0; i++)
        {
            double middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high) break;
            double at = Worth(years, amounts, middle);
            if (at == 0) return middle;
            if (Math.Sign(at) == Math.Sign(atLow)) low = middle;
            else high = middle;
        }
        return low + ((high - low) / 2);
    }
}
