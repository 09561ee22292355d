using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Runtime;

/// <summary>What a listener wants when it is behind.</summary>
public enum ListenMode
{
    /// <summary>Every signal, in order, none twice.</summary>
    Every,

    /// <summary>Of each series only the latest.</summary>
    Latest,
}

/// <summary>One listener's place among the signals. Not for use by two threads at once.</summary>
public sealed class Listener
{
    private readonly SignalHub hub;
    private readonly ListenMode mode;
    private readonly IReadOnlySet<string>? symbols;
    private bool begins;

    internal Listener(SignalHub hub, ListenMode mode, long? after, IReadOnlySet<string>? symbols)
    {
        (this.hub, this.mode, this.symbols) = (hub, mode, symbols);
        begins = after is null || after > hub.Last; // a place beyond the end is one in another store
        Place = begins ? 0 : after!.Value;
    }

    /// <summary>Sequence up to which everything was handed over: where to resume after a drop.</summary>
    public long Place { get; private set; }

    /// <summary>
    /// What came since the last call, oldest first, at most a page (<see cref="SignalStore.PageSignalsMax"/>); waits until there is something.
    /// The same instance of a signal goes to every listener.
    /// </summary>
    public async ValueTask<IReadOnlyList<StoredSignal>> NextAsync(CancellationToken stop)
    {
        while (true)
        {
            IReadOnlyList<StoredSignal> page = Take();
            if (page.Count > 0)
            {
                return page;
            }
            await hub.WaitAsync(Place).WaitAsync(stop).ConfigureAwait(false);
        }
    }

    private IReadOnlyList<StoredSignal> Take() => mode == ListenMode.Latest || begins ? TakeLatest() : TakePage();

    private IReadOnlyList<StoredSignal> TakeLatest()
    {
        begins = false;
        (IReadOnlyList<StoredSignal> latest, Place) = hub.LatestAfter(Place);
        return Wanted(latest);
    }

    private IReadOnlyList<StoredSignal> TakePage()
    {
        IReadOnlyList<StoredSignal> page = hub.After(Place);
        if (page.Count > 0)
        {
            Place = page[^1].Sequence;
        }
        return Wanted(page);
    }

    private IReadOnlyList<StoredSignal> Wanted(IReadOnlyList<StoredSignal> signals) =>
        symbols is null ? signals : [.. signals.Where(signal => symbols.Contains(signal.Symbol))];
}
