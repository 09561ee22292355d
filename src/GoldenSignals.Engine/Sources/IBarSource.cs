using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Sources;

/// <summary>Where bars come from. An empty answer means there are none; "could not get it" is a <see cref="SourceException"/>.</summary>
public interface IBarSource
{
    /// <summary>Name and place, as provenance shows it: "csv:etf", "synthetic:7", "replay:sp500".</summary>
    string Name { get; }

    DataLabel Label { get; }

    /// <summary>
    /// The series it has of a ticker, as it would store it; null when it has none. One that cannot know all it has says what it would ask for.
    /// </summary>
    Series? Find(string ticker, Interval interval);

    /// <summary>The past: the longest history it has of one series.</summary>
    Task<SourceBars> FetchAsync(Series series, CancellationToken stop);

    /// <summary>
    /// The present: closed bars after a moment, in order of time, until stopped. Ends at once where a source has only a past. A bar out of
    /// order is one that came late or was corrected.
    /// </summary>
    IAsyncEnumerable<Arrival> FollowAsync(IReadOnlyList<Series> series, DateTime after, CancellationToken stop);
}

/// <summary>A source that knows every series it has.</summary>
public interface IListedBars : IBarSource
{
    /// <summary>Every series it has, in a fixed order.</summary>
    IReadOnlyList<Series> List();

    Series? IBarSource.Find(string ticker, Interval interval)
    {
        foreach (Series series in List())
        {
            if (series.Interval == interval && series.Symbol.Ticker.Equals(ticker, StringComparison.OrdinalIgnoreCase))
            {
                return series;
            }
        }
        return null;
    }
}

/// <summary>A symbol at an interval: what is stored together and what one session steps.</summary>
public readonly record struct Series(Symbol Symbol, Interval Interval)
{
    public override string ToString() => $"{Symbol.Ticker} {Interval}";
}

/// <summary>What a fetch brought: clean bars in order of time, the actions that belong to them, and what was found wrong on the way.</summary>
public sealed record SourceBars(
    Series Series, IReadOnlyList<Bar> Bars, IReadOnlyList<CorporateAction> Actions, IReadOnlyList<Finding> Findings, int Refused);

/// <summary>A bar that has just closed.</summary>
public readonly record struct Arrival(Series Series, Bar Bar);
