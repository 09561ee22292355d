using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Runtime;

/// <summary>
/// Sends saved signals to listeners. It reads them from the store in the order of their sequence, so nothing is heard that is not kept, and
/// keeps the last of them in one ring that all listeners share: a listener is no more than a place in it, so one that is slow costs nothing
/// and delays nobody, and one that comes back goes on where it was.
/// </summary>
public sealed class SignalHub : IAsyncDisposable
{
    /// <summary>Signals kept for listeners; who is further behind reads from the store.</summary>
    public const int RingSignalsMax = 4096;

    private readonly SignalStore store;
    private readonly Lock gate = new();
    private readonly StoredSignal[] ring = new StoredSignal[RingSignalsMax];
    private readonly Dictionary<(string Symbol, string Interval), StoredSignal> latest = [];
    private readonly SemaphoreSlim wanted = new(0, 1);
    private readonly CancellationTokenSource closing = new();
    private readonly Task loop;
    private TaskCompletionSource heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long first; // count of signals that have left the ring
    private long count; // count of signals that ever entered it
    private long last;
    private volatile Exception? failed;

    public SignalHub(SignalStore store)
    {
        this.store = store;
        last = store.Last();
        foreach (StoredSignal signal in store.LatestOfAll())
        {
            latest[(signal.Symbol, signal.Interval)] = signal;
        }
        loop = Task.Run(() => FollowStoreAsync(closing.Token));
    }

    /// <summary>Sequence of the last signal that listeners can hear.</summary>
    public long Last
    {
        get
        {
            lock (gate)
            {
                return last;
            }
        }
    }

    /// <summary>Why the store could not be read at the last try; null while all is well.</summary>
    public Exception? Failed => failed;

    /// <summary>The last signal of each series, at once also right after a start, as old as it may be.</summary>
    public IReadOnlyList<StoredSignal> Latest()
    {
        lock (gate)
        {
            return [.. latest.Values.OrderBy(signal => signal.Symbol, StringComparer.Ordinal).ThenBy(signal => signal.Interval, StringComparer.Ordinal)];
        }
    }

    /// <summary>Says that signals were saved. Returns at once; they are heard in a moment.</summary>
    public void Publish()
    {
        try
        {
            wanted.Release();
        }
        catch (SemaphoreFullException)
        {
            // the hub has not looked since the last call, so it will see these too
        }
    }

    /// <summary>Starts to listen.</summary>
    /// <param name="after">Sequence heard last; null to begin with the latest signal of each series.</param>
    /// <param name="mode">Whether every signal is wanted, or of each series only the latest.</param>
    /// <param name="symbols">Only these, in upper case; null for all.</param>
    public Listener Listen(ListenMode mode, long? after = null, IReadOnlySet<string>? symbols = null) => new(this, mode, after, symbols);

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync().ConfigureAwait(false);
        await loop.ConfigureAwait(false);
        lock (gate)
        {
            heard.TrySetCanceled();
        }
    }

    /// <summary>Completes when there is something after this sequence.</summary>
    internal Task WaitAsync(long after)
    {
        lock (gate)
        {
            return last > after ? Task.CompletedTask : heard.Task;
        }
    }

    /// <summary>Up to a page of signals after a sequence, oldest first.</summary>
    internal IReadOnlyList<StoredSignal> After(long sequence)
    {
        lock (gate)
        {
            if (sequence >= last)
            {
                return [];
            }
            if (IsInRing(sequence))
            {
                var page = new List<StoredSignal>();
                for (long i = PlaceAfter(sequence); i < count && page.Count < SignalStore.PageSignalsMax; i++)
                {
                    page.Add(ring[i % RingSignalsMax]);
                }
                return page;
            }
        }
        return store.After(sequence);
    }

    /// <summary>Of each series the latest signal after a sequence, oldest first, and the sequence up to which that speaks.</summary>
    internal (IReadOnlyList<StoredSignal> Signals, long UpTo) LatestAfter(long sequence)
    {
        lock (gate)
        {
            IEnumerable<StoredSignal> newer = latest.Values;
            if (IsInRing(sequence))
            {
                var changed = new HashSet<(string, string)>();
                for (long i = PlaceAfter(sequence); i < count; i++)
                {
                    changed.Add((ring[i % RingSignalsMax].Symbol, ring[i % RingSignalsMax].Interval));
                }
                newer = changed.Select(series => latest[series]);
            }
            return ([.. newer.Where(signal => signal.Sequence > sequence).OrderBy(signal => signal.Sequence)], last);
        }
    }

    /// <summary>Everything after the sequence is still in the ring.</summary>
    private bool IsInRing(long sequence) => first < count && sequence >= ring[first % RingSignalsMax].Sequence;

    private long PlaceAfter(long sequence)
    {
        long low = first, high = count;
        while (low < high)
        {
            long middle = (low + high) / 2;
            (low, high) = ring[middle % RingSignalsMax].Sequence <= sequence ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    private async Task FollowStoreAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await wanted.WaitAsync(stop).ConfigureAwait(false);
                while (store.After(Last) is { Count: > 0 } page)
                {
                    Take(page);
                }
                failed = null;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) // seen on the status page; the next signal saved tries again
            {
                failed = fault;
            }
        }
    }

    private void Take(IReadOnlyList<StoredSignal> page)
    {
        TaskCompletionSource waiting;
        lock (gate)
        {
            foreach (StoredSignal signal in page)
            {
                ring[count++ % RingSignalsMax] = signal;
                first = Math.Max(first, count - RingSignalsMax);
                latest[(signal.Symbol, signal.Interval)] = signal;
                last = signal.Sequence;
            }
            waiting = heard;
            heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        waiting.SetResult();
    }
}
