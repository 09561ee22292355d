using System.Runtime.CompilerServices;
using System.Threading.Channels;
using GoldenSignals.Engine.Sources;

namespace GoldenSignals.Engine.Runtime;

/// <summary>The bars of one close, of whichever series had one.</summary>
internal readonly record struct CloseGroup(DateTime Time, IReadOnlyList<Arrival> Arrivals);

/// <summary>
/// Puts arrivals together that closed at the same moment. A group is complete when every series has its bar, when a bar of another close comes,
/// or when the first of it has waited long enough: a symbol that did not trade must not hold up the rest.
/// </summary>
internal sealed class CloseGroups(int seriesCount, TimeProvider clock)
{
    /// <summary>Arrivals read ahead of the feed.</summary>
    private const int WaitingArrivalsMax = 4096;

    /// <summary>At minutes nearly always somebody does not trade, and two seconds would be most of what there is to act in.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2), LongestWaitIntraday = TimeSpan.FromSeconds(0.25);

    public async IAsyncEnumerable<CloseGroup> OfAsync(IAsyncEnumerable<Arrival> arrivals, [EnumeratorCancellation] CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var waiting = Channel.CreateBounded<Arrival>(WaitingArrivalsMax);
        Task reading = ReadAsync(arrivals, waiting.Writer, ending.Token);
        try
        {
            var group = new List<Arrival>();
            TimeSpan due = default;
            while (await HasMoreAsync(waiting.Reader, group.Count > 0 ? due : null, stop).ConfigureAwait(false) is var next && next != Next.End)
            {
                if (next == Next.Due || (group.Count > 0 && waiting.Reader.TryPeek(out Arrival other) && other.Bar.Time != group[0].Bar.Time))
                {
                    yield return new CloseGroup(group[0].Bar.Time, group);
                    group = [];
                    continue;
                }
                if (!waiting.Reader.TryRead(out Arrival arrival))
                {
                    continue;
                }
                due = group.Count > 0 ? due : Now + (arrival.Series.Interval.IsIntraday ? LongestWaitIntraday : LongestWait);
                group.Add(arrival);
                if (group.Count >= seriesCount)
                {
                    yield return new CloseGroup(group[0].Bar.Time, group);
                    group = [];
                }
            }
            if (group.Count > 0)
            {
                yield return new CloseGroup(group[0].Bar.Time, group);
            }
            await reading.ConfigureAwait(false);
        }
        finally
        {
            await ending.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Time that has passed, which no setting of the clock changes.</summary>
    private TimeSpan Now => clock.GetElapsedTime(0);

    private enum Next
    {
        Arrival,
        Due,
        End,
    }

    private async Task<Next> HasMoreAsync(ChannelReader<Arrival> reader, TimeSpan? due, CancellationToken stop)
    {
        Task<bool> more = reader.WaitToReadAsync(stop).AsTask();
        if (due is { } moment && !more.IsCompleted)
        {
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
            TimeSpan rest = moment - Now;
            Task wait = Task.Delay(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, clock, enough.Token);
            if (await Task.WhenAny(more, wait).ConfigureAwait(false) == wait && !more.IsCompleted)
            {
                stop.ThrowIfCancellationRequested();
                return Next.Due;
            }
            await enough.CancelAsync().ConfigureAwait(false);
        }
        return await more.ConfigureAwait(false) ? Next.Arrival : Next.End;
    }

    private static async Task ReadAsync(IAsyncEnumerable<Arrival> arrivals, ChannelWriter<Arrival> writer, CancellationToken stop)
    {
        try
        {
            await foreach (Arrival arrival in arrivals.WithCancellation(stop).ConfigureAwait(false))
            {
                await writer.WriteAsync(arrival, stop).ConfigureAwait(false);
            }
            writer.TryComplete();
        }
        catch (Exception fault)
        {
            writer.TryComplete(fault);
        }
    }
}
