using GoldenSignals.Core.Metrics;

namespace GoldenSignals.Core.Backtests;

/// <summary>The account at the last close of every day: what returns and ratios are taken from, whatever the bars' length.</summary>
/// <param name="Times">Moment of that close, UTC.</param>
/// <param name="Values">Currency.</param>
public sealed record DailyEquity(IReadOnlyList<DateTime> Times, IReadOnlyList<double> Values)
{
    public double Years => Times.Count > 1 ? Returns.YearsBetween(Times[0], Times[^1]) : 0;

    public static DailyEquity Of(BacktestResult result)
    {
        EquityCurve curve = result.Curve;
        List<DateTime> times = [];
        List<double> values = [];
        for (int i = 0; i < curve.Count; i++)
        {
            DateTime now = PriceSeries.ToTime(curve.Times[i]);
            // A close at midnight ends the day before.
            if (times.Count > 0 && now.AddTicks(-1).Date == times[^1].AddTicks(-1).Date)
            {
                (times[^1], values[^1]) = (now, Currency(curve.Equities[i]));
                continue;
            }
            times.Add(now);
            values.Add(Currency(curve.Equities[i]));
        }
        return new DailyEquity(times, values);
    }

    /// <summary>Return of each calendar month and year; months without a day are NaN.</summary>
    public IReadOnlyList<YearOfReturns> Months()
    {
        List<YearOfReturns> years = [];
        double monthBegan = Values.Count > 0 ? Values[0] : double.NaN, yearBegan = monthBegan;
        for (int i = 0; i < Values.Count; i++)
        {
            bool monthEnds = i + 1 == Values.Count || Times[i + 1].Month != Times[i].Month || Times[i + 1].Year != Times[i].Year;
            if (!monthEnds) continue;
            if (years.Count == 0 || years[^1].Year != Times[i].Year)
            {
                years.Add(new YearOfReturns(Times[i].Year, [.. Enumerable.Repeat(double.NaN, 12)], 0));
                yearBegan = monthBegan;
            }
            years[^1].Months[Times[i].Month - 1] = (Values[i] / monthBegan) - 1;
            years[^1] = years[^1] with { Whole = (Values[i] / yearBegan) - 1 };
            monthBegan = Values[i];
        }
        return years;
    }

    private static double Currency(long money) => money / (double)LotValue.Money;
}

/// <summary>Returns of a calendar year.</summary>
/// <param name="Months">January to December; NaN where there is none.</param>
public sealed record YearOfReturns(int Year, double[] Months, double Whole);
