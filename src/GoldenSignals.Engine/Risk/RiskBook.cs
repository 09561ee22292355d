using GoldenSignals.Core.Market;
using GoldenSignals.Core.Risk;
using GoldenSignals.Engine.Portfolios;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Risk;

/// <summary>Positions with what their risk is reckoned from. The lists run in step.</summary>
/// <param name="Currency">Of the values; empty where a person gave plain amounts.</param>
/// <param name="Unpriced">Positions whose worth is not known, and why.</param>
/// <param name="AsOf">The newest close among them; null where there is none.</param>
public sealed record RiskPositions(
    string Currency, string? Portfolio, IReadOnlyList<Stake> Stakes, IReadOnlyList<DatedCloses> Closes, IReadOnlyList<NotCovered> Unpriced,
    IReadOnlyList<DataLabel> Labels, DateTime? AsOf);

/// <summary>Puts positions together with their bars: those of a portfolio, or amounts given by hand.</summary>
public sealed class RiskBook(Database database)
{
    /// <summary>A rate of exchange older than this is none.</summary>
    private const int RateDaysMax = 7;

    private readonly RiskBars bars = new(database);

    /// <param name="amounts">Worth of each symbol, in one currency.</param>
    public RiskPositions Of(IReadOnlyList<(string Symbol, double Value)> amounts)
    {
        List<(Stake, RiskSeries)> known = [];
        List<NotCovered> unpriced = [];
        foreach ((string symbol, double value) in amounts)
        {
            if (bars.Load(symbol) is { } series)
            {
                known.Add((new Stake(series.Symbol.Ticker, series.Symbol.AssetClass, "as given", value), series));
                continue;
            }
            unpriced.Add(new NotCovered(symbol.ToUpperInvariant(), value, "no daily bars are stored"));
        }
        return Together("", null, known, unpriced);
    }

    /// <summary>What is held, at the last stored close, in the portfolio's currency.</summary>
    /// <returns>Null where there is no portfolio of that name.</returns>
    public RiskPositions? OfPortfolio(string name)
    {
        if (new PortfolioStore(database, TimeProvider.System).Find(name) is not { } portfolio)
        {
            return null;
        }
        List<(Stake, RiskSeries)> known = [];
        List<NotCovered> unpriced = [];
        foreach (OpenPosition held in new PositionStore(database).Open(portfolio.Name))
        {
            if (bars.Load(held.Symbol) is not { } series)
            {
                unpriced.Add(new NotCovered(held.Symbol, double.NaN, "no daily bars are stored, so its worth is not known"));
            }
            else if (Rate(held.Currency, portfolio.Currency, series.AsOf) is not { } rate)
            {
                unpriced.Add(new NotCovered(held.Symbol, double.NaN, $"it is priced in {held.Currency}, and no bars of {held.Currency}{portfolio.Currency} near its last close are stored"));
            }
            else
            {
                known.Add((new Stake(series.Symbol.Ticker, series.Symbol.AssetClass, held.Currency, (double)held.Quantity * series.LastPrice * rate), series));
            }
        }
        return Together(portfolio.Currency, portfolio.Name, known, unpriced);
    }

    /// <summary>Each stake's beta to the benchmark over the newest returns they have in common.</summary>
    public IReadOnlyList<Beta?> Betas(RiskPositions positions, int most)
    {
        RiskSeries? benchmark = positions.Labels.Count > 0 ? bars.Benchmark(positions.Labels[0]) : null;
        return
        [
            .. positions.Closes.Select(closes =>
            {
                if (benchmark is null)
                {
                    return (Beta?)null;
                }
                ReturnTable table = ReturnTable.Of([closes, benchmark.Closes], most);
                return Beta.Of(benchmark.Symbol.Ticker, table.Of(0), table.Of(1));
            }),
        ];
    }

    private double? Rate(string from, string to, DateTime at)
    {
        if (from == to)
        {
            return 1;
        }
        double? Of(string pair) => bars.Load(pair) is { } series && Math.Abs((series.AsOf - at).TotalDays) <= RateDaysMax ? series.LastPrice : null;
        return Of(from + to) ?? (Of(to + from) is { } inverse ? 1 / inverse : null);
    }

    /// <summary>Amounts on one symbol are added up.</summary>
    private static RiskPositions Together(string currency, string? portfolio, List<(Stake Stake, RiskSeries Series)> known, List<NotCovered> unpriced)
    {
        (Stake Stake, RiskSeries Series)[] each =
        [
            .. known.GroupBy(one => one.Stake.Symbol).Select(group => (group.First().Stake with { Value = group.Sum(one => one.Stake.Value) }, group.First().Series)),
        ];
        return new RiskPositions(
            currency, portfolio, [.. each.Select(one => one.Stake)], [.. each.Select(one => one.Series.Closes)], unpriced,
            [.. each.Select(one => one.Series.Label).Distinct().Order()], each.Length > 0 ? each.Max(one => one.Series.AsOf) : null);
    }
}
