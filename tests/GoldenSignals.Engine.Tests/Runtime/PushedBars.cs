using System.Threading.Channels;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;

namespace GoldenSignals.Engine.Tests.Runtime;

/// <summary>A source whose bars arrive when a test says so.</summary>
internal sealed class PushedBars(string name, DataLabel label) : IBarSource
{
    private readonly Channel<object> arrivals = Channel.CreateUnbounded<object>();

    public string Name => name;

    public DataLabel Label => label;

    /// <summary>The moment it was last asked to follow from.</summary>
    public DateTime? FollowedFrom { get; private set; }

    public void Push(Series series, params IEnumerable<Bar> bars)
    {
        foreach (Bar bar in bars)
        {
            arrivals.Writer.TryWrite(new Arrival(series, bar));
        }
    }

    /// <summary>Breaks off once what was pushed has been taken.</summary>
    public void Break() => arrivals.Writer.TryWrite(new SourceException("broken off"));

    public void End() => arrivals.Writer.Complete();

    public Series? Find(string ticker, Interval interval) => null;

    public Task<SourceBars> FetchAsync(Series series, CancellationToken stop) => throw new SourceException("it has no past");

    public async IAsyncEnumerable<Arrival> FollowAsync(
        IReadOnlyList<Series> series, DateTime after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        FollowedFrom = after;
        await foreach (object next in arrivals.Reader.ReadAllAsync(stop))
        {
            yield return next is Exception fault ? throw fault : (Arrival)next;
        }
    }
}
