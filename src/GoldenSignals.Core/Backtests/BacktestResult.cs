namespace GoldenSignals.Core.Backtests;

/// <summary>What a run left behind. Money is millionths of currency.</summary>
/// <param name="series">By ticker; fills and trades name symbols by their place here.</param>
public sealed class BacktestResult(IReadOnlyList<PriceSeries> series, BacktestSettings settings, SimulatedBroker broker, EquityCurve curve)
{
    public IReadOnlyList<PriceSeries> Series => series;

    public BacktestSettings Settings => settings;

    public EquityCurve Curve => curve;

    public IReadOnlyList<Fill> Fills => broker.Fills;

    /// <summary>Closed ones in the order they ended, then those still open.</summary>
    public IReadOnlyList<Trade> Trades => broker.Trades;

    /// <summary>What happened to orders that were not filled as asked; only what did happen.</summary>
    public IReadOnlyList<Dropped> Dropped { get; } = [.. broker.Drops.Where(drop => drop.Count > 0)];

    /// <summary>Sum of the values of all fills.</summary>
    public Int128 Traded => broker.Traded;

    public long Start => settings.Cash;

    public long End => curve.Count > 0 ? curve.Equities[^1] : settings.Cash;

    /// <summary>Bars the clock went through.</summary>
    public long Bars { get; } = series.Sum(one => (long)Math.Max(0, one.Count - one.First));
}
