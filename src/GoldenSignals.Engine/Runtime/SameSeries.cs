using System.Diagnostics.CodeAnalysis;
using GoldenSignals.Engine.Sources;

namespace GoldenSignals.Engine.Runtime;

/// <summary>A series is named by its ticker, in whatever case, and its interval; a source may tell more or less of the venue than the store.</summary>
internal sealed class SameSeries : IEqualityComparer<Series>
{
    public static readonly SameSeries Comparer = new();

    public bool Equals(Series one, Series other) =>
        one.Interval == other.Interval && string.Equals(one.Symbol.Ticker, other.Symbol.Ticker, StringComparison.OrdinalIgnoreCase);

    public int GetHashCode([DisallowNull] Series series) =>
        HashCode.Combine(series.Interval, StringComparer.OrdinalIgnoreCase.GetHashCode(series.Symbol.Ticker));
}
