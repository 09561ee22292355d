using System.Runtime.CompilerServices;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Sources;

/// <summary>
/// Bars that are long known, played as if they were arriving now. What closed before the start is the past, the rest arrives at a chosen
/// pace, all symbols of one close together, and ends with the last bar.
/// </summary>
/// <remarks>
/// Corporate actions all come with the past: each is dated and acts from its date on. Loading gives each series' whole history and is asked
/// again for every fetch and follow, so nothing is held here.
/// </remarks>
/// <param name="name">Name and place, such as "replay:sp500".</param>
/// <param name="load">Everything there is of one of the series, in order of time.</param>
/// <param name="start">The first moment that is played rather than past, UTC.</param>
/// <param name="pace">Wall time for a day of market time; zero for as fast as bars are taken. A weekend takes no longer than a day.</param>
public sealed class ReplayBars(
    string name, IReadOnlyList<Series> series, Func<Series, CancellationToken, Task<SourceBars>> load, DateTime start, TimeSpan pace,
    TimeProvider clock) : IListedBars
{
    private readonly IReadOnlyList<Series> offered = [.. series];

    public string Name => name;

    public DataLabel Label => DataLabel.Replay;

    /// <summary>The first moment that is played.</summary>
    public DateTime Start => start;

    public IReadOnlyList<Series> List() => offered;

    public async Task<SourceBars> FetchAsync(Series series, CancellationToken stop)
    {
        SourceBars all = await LoadAsync(series, stop);
        return all with { Bars = [.. all.Bars.TakeWhile(bar => bar.Time < start)] };
    }

    public async IAsyncEnumerable<Arrival> FollowAsync(
        IReadOnlyList<Series> series, DateTime after, [EnumeratorCancellation] CancellationToken stop)
    {
        var queues = new List<IEnumerator<Arrival>>();
        foreach (Series one in series)
        {
            SourceBars all = await LoadAsync(one, stop);
            queues.Add(all.Bars.Where(bar => bar.Time >= start && bar.Time > after).Select(bar => new Arrival(one, bar)).GetEnumerator());
        }
        queues.RemoveAll(queue => !queue.MoveNext());
        var wait = new Pace(pace, clock);
        while (queues.Count > 0)
        {
            DateTime close = queues.Min(queue => queue.Current.Bar.Time);
            await wait.WaitForAsync(close, stop);
            foreach (IEnumerator<Arrival> queue in queues.Where(queue => queue.Current.Bar.Time == close))
            {
                yield return queue.Current;
            }
            queues.RemoveAll(queue => queue.Current.Bar.Time == close && !queue.MoveNext());
        }
    }

    private Task<SourceBars> LoadAsync(Series series, CancellationToken stop) => offered.Contains(series)
        ? load(series, stop)
        : throw new SourceException($"{name} has no {series}; it has {string.Join(", ", offered)}.");
}
