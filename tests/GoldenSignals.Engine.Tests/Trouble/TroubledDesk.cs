using System.Collections.Concurrent;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using GoldenSignals.Engine.Tests.Runtime;
using GoldenSignals.Engine.Tests.Store;

namespace GoldenSignals.Engine.Tests.Trouble;

/// <summary>A store, a runtime and a feed on a folder that may be in trouble, with a listener that writes down all it hears.</summary>
internal sealed class TroubledDesk : IAsyncDisposable
{
    private readonly Market market;
    private readonly CancellationTokenSource stopping = CancellationTokenSource.CreateLinkedTokenSource(StoreFixture.Stop);
    private readonly Task listening, following;

    private TroubledDesk(Database database, LocalRuntime runtime, Market market, TimeProvider clock)
    {
        (Database, Runtime, this.market) = (database, runtime, market);
        Source = new ScriptedBars(market);
        Feed = new BarFeed(Source, new BarStore(database), runtime, clock, Events.Enqueue);
        Listener listener = runtime.Hub.Listen(ListenMode.Every, runtime.Hub.Last);
        listening = ListenAsync(listener);
        following = Feed.RunAsync(market.Series, stopping.Token);
    }

    public Database Database { get; }

    public LocalRuntime Runtime { get; }

    public BarFeed Feed { get; }

    public ScriptedBars Source { get; }

    public History Heard { get; } = new();

    public ConcurrentQueue<RuntimeEvent> Events { get; } = [];

    public SignalStore Signals => new(Database);

    /// <summary>Stores the first days of a market in a folder and follows it from there.</summary>
    public static async Task<TroubledDesk> StartAsync(string folder, Market market, int stored, TimeProvider? clock = null)
    {
        clock ??= TimeProvider.System;
        Database database = Database.Open(folder);
        await market.WriteAsync(new BarStore(database), stored, DataLabel.Replay);
        var runtime = new LocalRuntime(database, SessionSettings.Default, clock, _ => { });
        await runtime.WatchAsync(market.Series);
        await runtime.ReadyAsync();
        await Until(() => runtime.Hub.Last >= new SignalStore(database).Last());
        return new TroubledDesk(database, runtime, market, clock);
    }

    /// <summary>Waits for something that a test cannot be told of. A hang is ended by the runner.</summary>
    public static async Task Until(Func<bool> holds)
    {
        while (!holds())
        {
            await Task.Delay(5, StoreFixture.Stop);
        }
    }

    /// <summary>Waits until every symbol has spoken of the last day released.</summary>
    public Task SpokenAsync(int day) => Until(() => market.Series.All(series =>
        Signals.Latest(series.Symbol.Ticker, series.Interval)?.Time == market.Closes[day]));

    /// <summary>Every bar up to a day is stored once, as it was sent; every promise on signals is kept.</summary>
    public async Task CheckAsync(int days)
    {
        await Until(() => Runtime.Hub.Last >= Signals.Last());
        foreach ((Series series, int i) in market.Series.Select((series, i) => (series, i)))
        {
            BarColumns bars = new BarStore(Database).Load(series)!.Bars;
            Assert.Equal(market.Closes[..days], bars.Times.Select(Moment.FromMicroseconds));
            Assert.Equal(market.Bars[i][..days].Select(bar => bar.Close), bars.Closes);
        }
        Assert.Empty(Heard.Faults(History.Of(Signals)));
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Runtime.DisposeAsync();
        await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Database.Dispose();
        stopping.Dispose();
    }

    private async Task ListenAsync(Listener listener)
    {
        while (!stopping.IsCancellationRequested)
        {
            foreach (StoredSignal signal in await listener.NextAsync(stopping.Token))
            {
                Heard.Acknowledge(signal.Sequence, signal.Id);
            }
        }
    }
}
