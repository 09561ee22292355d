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
public sealed class RiskBook(Database database, TimeProvider clock)
{
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

    /// <summary>What is held, at the last price known of it, in the portfolio's currency.</summary>
    /// <returns>Null where there is no portfolio of that name.</returns>
    public RiskPositions? OfPortfolio(string name)
    {
        if (new PortfolioStore(database, clock).Find(name) is not { } portfolio)
        {
            return null;
        }
        List<(Stake, RiskSeries)> known = [];
        List<NotCovered> unpriced = [];
        foreach (PositionValue held in PortfolioValue.Of(database, portfolio, clock.GetUtcNow().UtcDateTime).Positions)
        {
            if (held.ValueInto is not { } value)
            {
                unpriced.Add(new NotCovered(held.Symbol, double.NaN, held.Mark is null ? "no price of it is known" : PortfolioValue.NoRate(held.Currency, portfolio.Currency)));
            }
            else if (bars.Load(held.Symbol) is not { } series)
            {
                unpriced.Add(new NotCovered(held.Symbol, (double)value, "no daily bars are stored"));
            }
            else
            {
                known.Add((new Stake(series.Symbol.Ticker, series.Symbol.AssetClass, held.Currency, (double)value), series));
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
