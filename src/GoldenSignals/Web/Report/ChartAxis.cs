using System.Globalization;

namespace GoldenSignals.Web.Report;

/// <summary>One axis: where a value stands, and which values are written beside it.</summary>
internal sealed class ChartAxis
{
    private const double DaysPerYear = 365.2425;

    /// <summary>Up to this ratio of its ends a logarithmic axis is marked in equal steps: decades alone would be too few.</summary>
    private const double LinearRatioMax = 12;

    private readonly double from, to;
    private readonly bool isLogarithmic;

    /// <param name="from">Place of the low end in the picture.</param>
    public ChartAxis(double low, double high, double from, double to, bool isLogarithmic = false)
    {
        if (!(high > low))
        {
            double room = isLogarithmic ? low * 0.1 : Math.Max(1e-9, Math.Abs(low) * 0.1);
            (low, high) = (low - room, high + room);
        }
        (Low, High, this.from, this.to, this.isLogarithmic) = (low, high, from, to, isLogarithmic);
    }

    public double Low { get; }

    public double High { get; }

    public double Place(double value)
    {
        double share = isLogarithmic
            ? Math.Log(value / Low) / Math.Log(High / Low)
            : (value - Low) / (High - Low);
        return from + ((to - from) * Math.Clamp(share, 0, 1));
    }

    /// <summary>Round values inside the axis, about as many as wanted.</summary>
    public IReadOnlyList<double> Ticks(int wanted)
    {
        if (isLogarithmic && High / Low > LinearRatioMax)
        {
            return Decades(wanted);
        }
        double step = Round((High - Low) / wanted);
        List<double> ticks = [];
        for (double tick = Math.Ceiling(Low / step - 1e-9) * step; tick <= High + (step * 1e-9); tick += step)
        {
            ticks.Add(Math.Abs(tick) < step / 1e6 ? 0 : tick);
        }
        return ticks;
    }

    /// <summary>Beginnings of years or months, with how they are written.</summary>
    public IEnumerable<(double Day, string Text)> Dates(int wanted)
    {
        double years = (High - Low) / DaysPerYear;
        int months = years > 2 ? 12 * (int)Math.Ceiling(years / wanted) : Math.Max(1, (int)Math.Ceiling(years * 12 / wanted));
        DateTime day = DateTime.UnixEpoch.AddDays(Low);
        var at = new DateTime(day.Year, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        for (; (at - DateTime.UnixEpoch).TotalDays <= High; at = at.AddMonths(months))
        {
            double place = (at - DateTime.UnixEpoch).TotalDays;
            if (place >= Low)
            {
                yield return (place, at.ToString(months >= 12 ? "yyyy" : "yyyy-MM", CultureInfo.InvariantCulture));
            }
        }
    }

    private List<double> Decades(int wanted)
    {
        List<double> ticks = [];
        for (double decade = Math.Pow(10, Math.Floor(Math.Log10(Low))); decade <= High; decade *= 10)
        {
            foreach (double times in (double[])[1, 2, 5])
            {
                if (decade * times >= Low && decade * times <= High)
                {
                    ticks.Add(decade * times);
                }
            }
        }
        return ticks.Count <= 2 * wanted ? ticks : [.. ticks.Where(tick => Math.Abs(Math.Log10(tick) % 1) < 1e-9)];
    }

    /// <summary>1, 2 or 5 times a power of ten, at least as large.</summary>
    private static double Round(double step)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        double rest = step / power;
        return power * (rest <= 1 ? 1 : rest <= 2 ? 2 : rest <= 5 ? 5 : 10);
    }
}
