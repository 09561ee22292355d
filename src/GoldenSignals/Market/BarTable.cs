using GoldenSignals.Core.Indicators;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Market;

/// <summary>Raw bars of one series with columns of indicators beside them.</summary>
/// <param name="Columns">Full names, as in rsi:14 or macd:12:26:9.line.</param>
/// <param name="Values">A row a bar, a number a column; NaN while warming up.</param>
/// <param name="Earlier">Bars that were left out before the first one.</param>
public sealed record BarTable(
    Symbol Symbol, Interval Interval, DataLabel Label, string Source, IReadOnlyList<string> Columns,
    IReadOnlyList<Bar> Bars, IReadOnlyList<double[]> Values, int Earlier)
{
    /// <summary>
    /// Every indicator sees all bars from the first stored one on, adjusted forward as a session adjusts them; prices it gives are divided
    /// back, so that they lie on the raw bars.
    /// </summary>
    /// <param name="after">Only bars that close after this moment are in; null for all.</param>
    /// <exception cref="FormatException">An indicator is not known.</exception>
    public static BarTable Of(StoredBars stored, IReadOnlyList<IndicatorRequest> requests, DateTime? after)
    {
        Symbol symbol = stored.Series.Symbol;
        int first = after is { } moment ? stored.Bars.CountUntil(Moment.ToMicroseconds(moment)) : 0;
        IIndicator[] indicators = [.. requests.Select(request => request.Make())];
        var adjustment = new Adjustment();
        foreach (CorporateAction action in stored.Actions)
        {
            adjustment.Apply(in action);
        }
        List<double[]> values = new(stored.Bars.Count - first);
        for (int i = 0; i < stored.Bars.Count; i++)
        {
            Bar bar = adjustment.Adjust(stored.Bars[i]);
            foreach (IIndicator indicator in indicators)
            {
                indicator.Update(in bar);
            }
            if (i >= first)
            {
                values.Add(Row(symbol, adjustment, requests, indicators));
            }
        }
        return new BarTable(
            symbol, stored.Series.Interval, stored.Label, stored.Source, [.. requests.SelectMany(request => request.Columns).Select(column => column.Name)],
            stored.Bars.Slice(first, stored.Bars.Count), values, first);
    }

    private static double[] Row(Symbol symbol, Adjustment adjustment, IReadOnlyList<IndicatorRequest> requests, IIndicator[] indicators)
    {
        List<double> row = [];
        for (int i = 0; i < indicators.Length; i++)
        {
            foreach (IndicatorColumn column in requests[i].Columns)
            {
                double value = indicators[i][column.Part];
                row.Add(column.Unit == Units.Price ? symbol.ToPrice(adjustment.ToRaw(value)) : value);
            }
        }
        return [.. row];
    }
}
