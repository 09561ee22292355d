using GoldenSignals.Core.Alerts;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Alerts;

/// <summary>Reads the numbers that rules ask of the stored bars; what was read of a series is kept, so that the next close costs one bar.</summary>
internal sealed class AlertBars(BarStore store)
{
    private readonly Dictionary<Series, (AlertMeasures Measures, long Revision, int Actions)> kept = new(SameSeries.Comparer);

    /// <summary>The values at a close, by name.</summary>
    public IReadOnlyDictionary<string, double> At(Series series, IReadOnlySet<string> names, DateTime close)
    {
        if (names.Count == 0 || store.Load(series, close) is not { } stored)
        {
            return AlertSight.NoMeasures;
        }
        bool fits = kept.TryGetValue(series, out var known) && known.Revision == stored.Revision && known.Actions == stored.Actions.Count
            && known.Measures.Last <= close && names.IsSubsetOf(known.Measures.Names);
        AlertMeasures measures = fits ? known.Measures : new AlertMeasures(series.Symbol, [.. names], stored.Actions);
        for (int i = fits ? stored.Bars.CountUntil(Moment.ToMicroseconds(measures.Last)) : 0; i < stored.Bars.Count; i++)
        {
            measures.Update(stored.Bars[i]);
        }
        kept[series] = (measures, stored.Revision, stored.Actions.Count);
        return measures.Read();
    }
}
