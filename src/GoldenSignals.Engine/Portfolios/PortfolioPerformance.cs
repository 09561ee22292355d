using GoldenSignals.Core.Backtests;
using GoldenSignals.Core.Portfolios;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Portfolios;

/// <summary>A moment of a portfolio's life.</summary>
/// <param name="Worth">In its currency.</param>
/// <param name="Growth">Time-weighted, 1 at the start.</param>
/// <param name="Benchmark">Growth of the benchmark bought and held, dividends reinvested; null where it has no bars.</param>
public sealed record PerformancePlace(DateTime Time, decimal Worth, double Growth, double? Benchmark);

/// <summary>How a portfolio did. Returns are parts of one, 0.1 for 10 %; null is unknown.</summary>
/// <param name="Why">Why something is unknown; empty where nothing is.</param>
/// <param name="TimeReturn">Time-weighted, over the whole time.</param>
/// <param name="TimeReturnYearly">Null before a year has passed: a shorter time is not made into a year.</param>
/// <param name="MoneyReturn">Money-weighted, over the whole time.</param>
public sealed record PortfolioPerformance(
    IReadOnlyList<PerformancePlace> Places, DateTime? From, DateTime? To, decimal PaidIn, decimal TakenOut, double? TimeReturn, double? TimeReturnYearly,
    double? MoneyReturn, double? MoneyReturnYearly, double? BenchmarkReturn, string BenchmarkLabel, string Why)
{
    private const int PlacesMax = 1_000;

    /// <param name="benchmark">Ticker of a stored symbol; null for none.</param>
    public static PortfolioPerformance Of(Database database, Portfolio portfolio, string? benchmark) => database.Read(connection =>
    {
        Book book = PortfolioStore.BookOf(connection, portfolio);
        var prices = new StoredPrices(connection);
        var walk = new Walk(portfolio, book, prices, prices.Rates(book.Taken.SelectMany(one => new[] { one.Currency, one.ToCurrency }).Where(one => one.Length > 0), portfolio.Currency));
        return walk.Run(benchmark is null ? null : prices.BarsOf(benchmark));
    });

    /// <summary>Goes through the books once more, moment by moment, and values them at every close and before every flow.</summary>
    private sealed class Walk(Portfolio portfolio, Book all, StoredPrices prices, FxRates rates)
    {
        private readonly Book book = new(portfolio.Terms with { Borrows = true });
        private readonly List<Valuation> values = [];
        private readonly List<(DateTime, decimal)> paid = [];
        private string why = "";
        private int next;

        public PortfolioPerformance Run(StoredBars? benchmark)
        {
            foreach (DateTime moment in Moments())
            {
                if (!Take(moment)) break;
            }
            if (values.Count < 2 || why.Length > 0)
            {
                return Unknown(why.Length > 0 ? why : "nothing has been held over a close yet");
            }
            double[] growth = TimeWeighted.Growth(values);
            double[]? other = Growth(benchmark);
            double years = (values[^1].Time - values[0].Time).TotalDays / MoneyWeighted.DaysPerYear;
            InternalRate rate = MoneyWeighted.Rate([.. paid, (values[^1].Time, values[^1].Before + values[^1].Flow)]);
            double? weighted = Known(growth[^1] - 1);
            return new PortfolioPerformance(
                Thinned(growth, other), values[0].Time, values[^1].Time, -paid.Where(one => one.Item2 < 0).Sum(one => one.Item2),
                paid.Where(one => one.Item2 > 0).Sum(one => one.Item2), weighted, years >= 1 && weighted is { } whole ? Math.Pow(1 + whole, 1 / years) - 1 : null,
                Known(rate.Over(years * MoneyWeighted.DaysPerYear)), years >= 1 ? Known(rate.Yearly) : null, other is null ? null : Known(other[^1] - 1),
                benchmark is null || other is null ? "" : Core.Market.DataLabels.Text(benchmark.Label), Words(weighted, rate));
        }

        /// <summary>Every moment something was written, and every close of what was held, from the first flow on.</summary>
        private IEnumerable<DateTime> Moments()
        {
            if (all.Taken.Count == 0) return [];
            DateTime first = all.Taken[0].Time;
            IEnumerable<DateTime> closes = all.Holdings.Select(held => prices.BarsOf(held.Symbol)).OfType<StoredBars>()
                .SelectMany(stored => stored.Bars.Times.Select(Moment.FromMicroseconds)).Where(time => time > first);
            return all.Taken.Select(one => one.Time).Concat(closes).Distinct().Order();
        }

        private bool Take(DateTime moment)
        {
            int flowsBefore = book.Flows.Count, begun = next;
            bool hasFlow = false;
            for (int i = next; i < all.Taken.Count && all.Taken[i].Time <= moment; i++)
            {
                hasFlow |= all.Taken[i].Kind is TransactionKind.Deposit or TransactionKind.Withdraw or TransactionKind.Bring;
            }
            decimal? before = hasFlow ? Worth(moment) : 0;
            while (next < all.Taken.Count && all.Taken[next].Time <= moment) book.Add(all.Taken[next++]);
            if (!hasFlow) before = Worth(moment);
            if (before is not { } worth) return false;
            decimal flow = 0;
            foreach (Flow one in book.Flows.Skip(flowsBefore))
            {
                if (rates.Convert(one.Amount, one.Currency, portfolio.Currency, moment) is not { } into)
                {
                    why = $"{PortfolioValue.NoRate(one.Currency, portfolio.Currency)} ({moment:yyyy-MM-dd})";
                    return false;
                }
                flow += into;
            }
            values.Add(new Valuation(moment, worth, flow));
            if (flow != 0) paid.Add((moment, -flow));
            return true;
        }

        private decimal? Worth(DateTime moment)
        {
            decimal sum = 0;
            foreach ((string currency, decimal amount) in book.Cash) if (!Add(amount, currency)) return null;
            foreach (Holding held in book.Holdings.Where(held => held.Quantity != 0))
            {
                if (prices.Of(held, moment) is not { } mark)
                {
                    why = $"no price of {held.Symbol} is known on {moment:yyyy-MM-dd}";
                    return null;
                }
                if (!Add(Cents.Of(held.Quantity, mark.Price), held.Currency)) return null;
            }
            return sum;

            bool Add(decimal amount, string currency)
            {
                if (rates.Convert(amount, currency, portfolio.Currency, moment) is { } into)
                {
                    sum += into;
                    return true;
                }
                why = $"{PortfolioValue.NoRate(currency, portfolio.Currency)} ({moment:yyyy-MM-dd})";
                return false;
            }
        }

        /// <summary>Growth of the benchmark over the portfolio's moments; null where it has no close by the first of them.</summary>
        private double[]? Growth(StoredBars? stored)
        {
            if (stored is null || stored.Bars.Count == 0 || stored.Bars.CountUntil(Moment.ToMicroseconds(values[0].Time)) == 0) return null;
            BarColumns bars = stored.Bars;
            long[] closes = new PriceSeries(
                stored.Series.Symbol, stored.Series.Interval, bars.Times, bars.Opens, bars.Highs, bars.Lows, bars.Closes, stored.Actions).AdjustedCloses();
            double first = closes[bars.CountUntil(Moment.ToMicroseconds(values[0].Time)) - 1];
            return [.. values.Select(one => closes[bars.CountUntil(Moment.ToMicroseconds(one.Time)) - 1] / first)];
        }

        private PerformancePlace[] Thinned(double[] growth, double[]? other)
        {
            int step = (values.Count + PlacesMax - 1) / PlacesMax;
            return [.. Enumerable.Range(0, values.Count).Where(i => i % step == 0 || i == values.Count - 1)
                .Where(i => double.IsFinite(growth[i]))
                .Select(i => new PerformancePlace(values[i].Time, values[i].Before + values[i].Flow, growth[i], other?[i]))];
        }

        private static string Words(double? weighted, InternalRate rate) =>
            weighted is null ? "the portfolio was worth nothing or less while money was in it, so its growth has no meaning"
            : rate.Found == RateFound.Several ? "several rates explain these flows, so none of them is the money-weighted return"
            : rate.Found == RateFound.None ? "no rate explains these flows, so there is no money-weighted return"
            : "";

        private static PortfolioPerformance Unknown(string why) => new([], null, null, 0, 0, null, null, null, null, null, "", why);

        private static double? Known(double number) => double.IsFinite(number) ? number : null;
    }
}
