using GoldenSignals.Core.Backtests;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Backtests;

/// <summary>Puts bars of a source or the store before a backtest. Bars before the first moment asked for stay, to warm rules up.</summary>
public static class BacktestBars
{
    /// <param name="after">Decisions are taken at closes after this moment; null for all.</param>
    /// <param name="until">No later bar is looked at.</param>
    public static PriceSeries Of(
        Series series, BarColumns bars, IReadOnlyList<CorporateAction> actions, DateTime? after = null, DateTime? until = null, bool volumes = true)
    {
        BarColumns used = until is { } end ? bars.Slice(0, bars.CountUntil(Moment.ToMicroseconds(end))) : bars;
        return new PriceSeries(series.Symbol, series.Interval, used.Times, used.Opens, used.Highs, used.Lows, used.Closes, [.. actions.OrderBy(a => a.ExTime)])
        {
            Volumes = volumes ? used.Volumes : [],
            First = after is { } begin ? used.CountUntil(Moment.ToMicroseconds(begin)) : 0,
        };
    }
}
