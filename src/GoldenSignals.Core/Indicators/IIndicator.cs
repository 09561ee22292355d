using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Indicators;

/// <summary>One formula, fed a bar at a time. A part is NaN until enough bars were seen; prices are in ticks.</summary>
public interface IIndicator
{
    void Update(in Bar bar);

    /// <summary>The part of the value at this place in the catalog entry's list of parts.</summary>
    double this[int part] { get; }
}
