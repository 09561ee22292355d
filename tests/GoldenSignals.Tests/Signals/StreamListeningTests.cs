using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Store;
using GoldenSignals.Signals;

namespace GoldenSignals.Tests.Signals;

public sealed class StreamListeningTests : IAsyncLifetime
{
    private const int Many = SignalsStream.BehindSignalsMax + 500;

    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    private readonly TempFolder folder = new();
    private Database database = null!;
    private SignalStore store = null!;
    private SignalHub hub = null!;

    public ValueTask InitializeAsync()
    {
        database = Database.Open(folder.Path);
        store = new SignalStore(database);
        hub = new SignalHub(store);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await hub.DisposeAsync();
        database.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_client_that_is_behind_is_sent_the_latest_and_then_every_one_again()
    {
        await PublishAsync(from: 1, 10);
        var listening = new StreamListening(hub, new StreamRequest(["*"], hub.Last));
        await PublishAsync(from: 11, Many);
        Assert.Equal([10 + Many], await NextAsync(listening));
        await PublishAsync(from: 11 + Many, 3);
        Assert.Equal([11 + Many, 12 + Many, 13 + Many], await NextAsync(listening));
    }

    [Fact]
    public async Task What_was_missed_is_sent_whole_however_much_it_is()
    {
        await PublishAsync(from: 1, 3 * Many);
        var listening = new StreamListening(hub, new StreamRequest(["*"], 1));
        List<int> heard = [];
        while (heard.Count < 3 * Many - 1)
        {
            heard.AddRange(await NextAsync(listening));
        }
        Assert.Equal(Enumerable.Range(2, 3 * Many - 1), heard);
    }

    [Fact]
    public async Task Quiet_is_told()
    {
        var listening = new StreamListening(hub, new StreamRequest(["*"], null));
        Assert.Null(await listening.NextAsync(TimeSpan.Zero, TestContext.Current.CancellationToken));
    }

    private static async Task<IEnumerable<int>> NextAsync(StreamListening listening) =>
        (await listening.NextAsync(Quiet, TestContext.Current.CancellationToken))!.Select(signal => signal.Read().Bars);

    /// <summary>Saves signals and waits until they can be heard.</summary>
    private async Task PublishAsync(int from, int count)
    {
        Listener heard = hub.Listen(ListenMode.Every, hub.Last);
        IReadOnlyList<long> sequences = await store.SaveAsync(
            [.. Enumerable.Range(from, count).Select(i => MadeSignals.Of("AAA", i))], TestContext.Current.CancellationToken);
        hub.Publish();
        while (heard.Place < sequences[^1])
        {
            await heard.NextAsync(TestContext.Current.CancellationToken);
        }
    }
}
