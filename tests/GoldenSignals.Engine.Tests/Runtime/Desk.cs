using System.Collections.Concurrent;
using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using GoldenSignals.Engine.Tests.Store;

namespace GoldenSignals.Engine.Tests.Runtime;

/// <summary>A store, a runtime and a feed as the program puts them together.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private readonly TimeProvider clock;
    private readonly StoreFixture store = new();
    private readonly CancellationTokenSource stopping = CancellationTokenSource.CreateLinkedTokenSource(StoreFixture.Stop);
    private Task feed = Task.CompletedTask;

    private readonly DataLabel label;

    public Desk(TimeProvider? clock = null, DataLabel label = DataLabel.Live)
    {
        this.clock = clock ?? TimeProvider.System;
        this.label = label;
        Open();
    }

    public Database Database => store.Database;
    public BarStore Bars => store.Bars;
    public SignalStore Signals => store.Signals;
    public LocalRuntime Runtime { get; private set; } = null!;
    public PushedBars Source { get; private set; } = null!;
    public ConcurrentQueue<RuntimeEvent> Events { get; } = [];

    /// <summary>Watches the series, waits until they are rebuilt, and follows them.</summary>
    public async Task StartAsync(IReadOnlyList<Series> series)
    {
        await Runtime.WatchAsync(series);
        await Runtime.ReadyAsync();
        while (Runtime.Hub.Last < Signals.Last())
        {
            await Task.Yield(); // what the rebuild said is not mistaken for what the feed brings
        }
        feed = new BarFeed(Source, Bars, Runtime, clock, Events.Enqueue).RunAsync(series, stopping.Token);
    }

    /// <summary>Lets the feed come to its end and every inbox be emptied, then closes the runtime.</summary>
    public async Task FinishAsync()
    {
        Source.End();
        await feed;
        await Runtime.DisposeAsync();
    }

    /// <summary>Closes everything and opens the same folder again.</summary>
    public async Task RestartAsync()
    {
        await FinishAsync();
        store.Reopen();
        Open();
    }

    /// <summary>The signals saved for a series, oldest first.</summary>
    public List<Signal> SignalsOf(Series series) =>
        [.. Signals.List(symbol: series.Symbol.Ticker).Reverse().Select(signal => signal.Read())];

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await feed.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Runtime.DisposeAsync();
        store.Dispose();
        stopping.Dispose();
    }

    private void Open()
    {
        Runtime = new LocalRuntime(Database, SessionSettings.Default, clock, Events.Enqueue);
        Source = new PushedBars(Market.Source, label);
    }
}
