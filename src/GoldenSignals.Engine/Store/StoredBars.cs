using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;

namespace GoldenSignals.Engine.Store;

/// <summary>What the store holds of a series, as it was at one moment.</summary>
/// <param name="Source">The one source its bars came from.</param>
/// <param name="Revision">Counts the writes that changed the past: a session stepped from another revision must be rebuilt.</param>
/// <param name="Actions">Splits and dividends in order of ex-time.</param>
public sealed record StoredBars(
    Series Series, string Source, DataLabel Label, long Revision, BarColumns Bars, IReadOnlyList<CorporateAction> Actions);

/// <summary>A series without its bars.</summary>
/// <param name="Revision">See <see cref="StoredBars"/>.</param>
/// <param name="First">Close of the first bar, UTC; null while it has none.</param>
public sealed record SeriesInfo(
    Series Series, string Source, DataLabel Label, long Revision, int Bars, DateTime? First, DateTime? Last);

/// <summary>What a write did to the bars of one series.</summary>
public readonly record struct WriteResult(int Added, int Replaced, int Unchanged);

/// <summary>What became of one bar that arrived.</summary>
public enum Fate
{
    /// <summary>It is the new last bar.</summary>
    Added,

    /// <summary>It was missing before the last bar: the past has changed.</summary>
    Inserted,

    /// <summary>It differs from the stored bar of its time: the past has changed.</summary>
    Replaced,

    /// <summary>It was there already.</summary>
    Unchanged,
}
