using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Ledger;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Runtime;

/// <summary>
/// Owns every session of this process: a loop and a bounded inbox each. The hub serves what was stored last from the first moment on,
/// while the sessions are rebuilt beside it.
/// </summary>
public sealed class LocalRuntime : IAsyncDisposable
{
    /// <summary>Seconds the inboxes have to empty themselves at the end.</summary>
    private const int FinishSecondsMax = 10;

    private readonly SessionSettings settings;
    private readonly SymbolLoopTools tools;
    private readonly Universes universes;
    private readonly BarStore bars;
    private readonly Lock gate = new();
    private readonly Dictionary<Series, SymbolLoop> loops = new(SameSeries.Comparer);
    private readonly SemaphoreSlim rebuilding = new(Environment.ProcessorCount);
    private readonly CancellationTokenSource stopping = new();
    private readonly LedgerSigner signer;
    private bool ended;

    /// <param name="log">Told of every event; must be quick and must not throw.</param>
    /// <param name="secondPlace">Where every signed head of the ledger goes too; null for nowhere.</param>
    /// <param name="rehearsal">The stored bars that are played; null where bars come as they happen.</param>
    public LocalRuntime(
        Database database, SessionSettings settings, TimeProvider clock, Action<RuntimeEvent> log, SecondPlace? secondPlace = null,
        Rehearsing? rehearsal = null)
    {
        this.settings = settings;
        var signals = new SignalStore(database);
        Hub = new SignalHub(signals);
        universes = new Universes(database, rehearsal is null ? null : new PastPart(rehearsal.Start.AddTicks(-TimeSpan.TicksPerMicrosecond), false, rehearsal));
        bars = new BarStore(database);
        Journal = new InputJournal(new JournalStore(database));
        signer = new LedgerSigner(
            new LedgerStore(database), secondPlace, clock, fault => log(new RuntimeEvent("unsigned", null, 0, $"the ledger could not be signed: {fault.Message}", fault)));
        tools = new SymbolLoopTools(
            database, new SessionTools(StepStoredAsync, Journal, settings, universes.TickersBeside), Hub, signer, clock, log, rehearsal);
        signer.Start();
    }

    /// <summary>Where signals are listened to.</summary>
    public SignalHub Hub { get; }

    internal InputJournal Journal { get; }

    /// <summary>How each session stands, by series.</summary>
    public IReadOnlyList<SessionStatus> Statuses()
    {
        lock (gate)
        {
            return [.. loops.Values.Select(loop => loop.Status).OrderBy(status => status.Series.ToString(), StringComparer.Ordinal)];
        }
    }

    /// <summary>Completes when every session has been rebuilt.</summary>
    public Task ReadyAsync()
    {
        lock (gate)
        {
            return Task.WhenAll(loops.Values.Select(loop => loop.Ready));
        }
    }

    /// <summary>
    /// Makes these the watched series: starts what is new, ends what is gone. Sessions whose universe has changed are rebuilt, since the past
    /// they were told of has changed with it.
    /// </summary>
    public async Task WatchAsync(IReadOnlyList<Series> watched)
    {
        IReadOnlySet<Series> changed = universes.Watch(watched);
        List<SymbolLoop> gone, kept;
        lock (gate)
        {
            gone = loops.Keys.Except(watched, SameSeries.Comparer).ToList().ConvertAll(series => loops.Remove(series, out SymbolLoop? loop) ? loop : null!);
            kept = [.. loops.Where(pair => changed.Contains(pair.Key)).Select(pair => pair.Value)];
            foreach (Series series in watched.Where(series => !loops.ContainsKey(series)))
            {
                loops[series] = new SymbolLoop(series, tools);
                loops[series].Start(stopping.Token);
            }
        }
        await Task.WhenAll(gone.Select(loop => loop.FinishAsync())).ConfigureAwait(false);
        foreach (SymbolLoop loop in kept)
        {
            await loop.DeliverAsync(new Delivery(default, "a change of the watchlist"), stopping.Token).ConfigureAwait(false);
        }
    }

    /// <summary>Hands an input to a session; waits while its inbox is full. What is not watched is not stepped.</summary>
    /// <remarks>The input has been stored before: a rebuild must find it.</remarks>
    public ValueTask DeliverAsync(Series series, Input input, CancellationToken stop)
    {
        if (input.Kind == InputKind.Action)
        {
            universes.PastChanged(series, DateTime.MaxValue); // its next close is made from the store, where the action is
        }
        return DeliverAsync(series, new Delivery(input), stop);
    }

    /// <summary>
    /// Takes opinions from outside on one series, all or none: written down as of now, then heard by its session at the next close, if it runs.
    /// Those that name a moment a bar has closed since are kept for evaluations alone.
    /// </summary>
    public async Task<IReadOnlyList<ReceivedOpinion>> ReceiveAsync(Series series, IReadOnlyList<ExternalOpinion> opinions, CancellationToken stop)
    {
        DateTime received = Moment.FromMicroseconds(Moment.ToMicroseconds(tools.Clock.GetUtcNow().UtcDateTime));
        DateTime last = bars.Find(series.Symbol.Ticker, series.Interval)?.Last ?? DateTime.MinValue;
        bool IsLate(ExternalOpinion opinion) => opinion.Time <= last;
        IReadOnlyList<long> places = await Journal.WriteAsync(series, opinions, received, IsLate, stop).ConfigureAwait(false);
        foreach (ExternalOpinion opinion in opinions.Where(opinion => !IsLate(opinion)))
        {
            await DeliverAsync(series, Input.Of(opinion with { Time = received }), stop).ConfigureAwait(false);
        }
        tools.Log(new RuntimeEvent("opinions", series, 0, $"{opinions.Count} from {string.Join(", ", opinions.Select(opinion => opinion.Agent).Distinct())}"));
        return [.. opinions.Select((opinion, i) => new ReceivedOpinion(places[i], opinion, received, IsLate(opinion)))];
    }

    /// <summary>
    /// To be called when stored bars or actions were changed otherwise than by a feed, as by an import or a correction: rebuilds the sessions
    /// that were told of them.
    /// </summary>
    /// <param name="from">The first moment that changed.</param>
    public async Task RebuildAsync(Series series, DateTime from, string why, CancellationToken stop)
    {
        foreach (Series told in universes.PastChanged(series, from))
        {
            await DeliverAsync(told, new Delivery(default, why), stop).ConfigureAwait(false);
        }
    }

    /// <summary>The contexts of bars that have just been stored, one for each, all of one close.</summary>
    internal Context[] Close(DateTime close, IReadOnlyList<Arrival> arrivals) => universes.Close(close, arrivals);

    /// <summary>Claims of series whose bars stopped coming are given up.</summary>
    /// <param name="followed">Series that have come to this moment together.</param>
    internal async ValueTask GiveUpAsync(IReadOnlyList<Series> followed, DateTime now, CancellationToken stop)
    {
        foreach (SessionStatus status in Statuses())
        {
            if (status.LastBar?.AddDays(Recorder.DelistedDays) < now && followed.Contains(status.Series, SameSeries.Comparer))
            {
                await DeliverAsync(status.Series, new Delivery(default, GiveUpAt: now), stop).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Lets every loop take what waits, however long that takes.</summary>
    internal Task DrainAsync()
    {
        lock (gate)
        {
            return Task.WhenAll(loops.Values.Select(loop => loop.FinishAsync()));
        }
    }

    /// <summary>Lets every loop take what waits for it, then ends.</summary>
    public async ValueTask DisposeAsync()
    {
        List<SymbolLoop> all;
        lock (gate)
        {
            if (ended)
            {
                return;
            }
            ended = true;
            all = [.. loops.Values];
            loops.Clear();
        }
        stopping.CancelAfter(TimeSpan.FromSeconds(FinishSecondsMax));
        await Task.WhenAll(all.Select(loop => loop.FinishAsync())).ConfigureAwait(false);
        await signer.DisposeAsync().ConfigureAwait(false);
        await Hub.DisposeAsync().ConfigureAwait(false);
        stopping.Dispose();
    }

    private ValueTask DeliverAsync(Series series, Delivery delivery, CancellationToken stop)
    {
        SymbolLoop? loop;
        lock (gate)
        {
            loops.TryGetValue(series, out loop);
        }
        return loop?.DeliverAsync(delivery, stop) ?? ValueTask.CompletedTask;
    }

    /// <summary>On a thread of its own: seconds of arithmetic must not take the threads that answer.</summary>
    private async Task<Rebuilt?> StepStoredAsync(Series series, Action<SessionInputs>? afterBar, CancellationToken stop)
    {
        await rebuilding.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            return await Task.Factory.StartNew(
                () => universes.Step(series, settings, stop, afterBar), stop, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
        }
        finally
        {
            rebuilding.Release();
        }
    }
}
