using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Store;
using GoldenSignals.Engine.Tests.Store;
using static GoldenSignals.Engine.Tests.Store.SignalStoreTests;
using static GoldenSignals.Engine.Tests.Store.StoreFixture;

namespace GoldenSignals.Engine.Tests.Runtime;

public sealed class SignalHubTests : IAsyncDisposable
{
    private readonly StoreFixture store = new();
    private SignalHub hub;

    public SignalHubTests() => hub = new SignalHub(store.Signals);

    public async ValueTask DisposeAsync()
    {
        await hub.DisposeAsync();
        store.Dispose();
    }

    [Fact]
    public async Task A_new_listener_begins_with_the_latest_of_each_series_and_then_hears_what_comes()
    {
        await SayAsync(SignalOf("SPY", 1), SignalOf("SPY", 2), SignalOf("QQQ", 1));
        await ReopenAsync();
        Listener listener = hub.Listen(ListenMode.Every);
        Assert.Equal(["SPY-2", "QQQ-1"], Ids(await listener.NextAsync(Stop)));
        await SayAsync(SignalOf("SPY", 3), SignalOf("SPY", 4));
        Assert.Equal(["SPY-3", "SPY-4"], Ids(await listener.NextAsync(Stop)));
    }

    [Fact]
    public async Task A_listener_that_resumes_hears_everything_it_missed_once()
    {
        await SayAsync(SignalOf("SPY", 1));
        Listener before = hub.Listen(ListenMode.Every);
        await before.NextAsync(Stop);
        await SayAsync([.. Enumerable.Range(2, 20).Select(day => SignalOf("SPY", day))]);
        await ReopenAsync();
        await SayAsync(SignalOf("QQQ", 30));

        Listener after = hub.Listen(ListenMode.Every, before.Place);
        Assert.Equal([.. Enumerable.Range(2, 20).Select(day => $"SPY-{day}"), "QQQ-30"], await HearAsync(after, 21));
    }

    [Fact]
    public async Task A_slow_listener_delays_nobody_and_loses_nothing()
    {
        await SayAsync(SignalOf("SPY", 0));
        Listener slow = hub.Listen(ListenMode.Every), quick = hub.Listen(ListenMode.Every);
        await slow.NextAsync(Stop);
        await quick.NextAsync(Stop);
        int all = SignalHub.RingSignalsMax + 1500;
        var heard = new List<string>();
        for (int day = 1; day <= all; day += 500)
        {
            int count = Math.Min(500, all - day + 1);
            await SayAsync([.. Enumerable.Range(day, count).Select(d => SignalOf("SPY", d))]);
            heard.AddRange(await HearAsync(quick, count));
        }
        Assert.Equal(Enumerable.Range(1, all).Select(day => $"SPY-{day}"), heard);
        Assert.Equal(heard, await HearAsync(slow, all));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(SignalHub.RingSignalsMax)]
    public async Task A_slow_listener_that_wants_the_latest_hears_one_of_each_series(int days)
    {
        await SayAsync(SignalOf("OLD", 1));
        Listener listener = hub.Listen(ListenMode.Latest);
        await listener.NextAsync(Stop);
        for (int day = 1; day <= days; day += 500)
        {
            await SayAsync([.. Enumerable.Range(day, Math.Min(500, days - day + 1)).SelectMany(d => new[] { SignalOf("SPY", d), SignalOf("QQQ", d) })]);
        }
        Assert.Equal([$"SPY-{days}", $"QQQ-{days}"], Ids(await listener.NextAsync(Stop)));
        await SayAsync(SignalOf("QQQ", days + 1));
        Assert.Equal([$"QQQ-{days + 1}"], Ids(await listener.NextAsync(Stop)));
    }

    [Fact]
    public async Task A_listener_may_want_only_some_symbols()
    {
        Listener listener = hub.Listen(ListenMode.Every, 0, new HashSet<string> { "QQQ" });
        await SayAsync(SignalOf("SPY", 1), SignalOf("QQQ", 1), SignalOf("SPY", 2));
        Assert.Equal(["QQQ-1"], Ids(await listener.NextAsync(Stop)));
        await SayAsync(SignalOf("SPY", 3));
        await SayAsync(SignalOf("QQQ", 2));
        Assert.Equal(["QQQ-2"], Ids(await listener.NextAsync(Stop)));
    }

    [Fact]
    public async Task A_place_in_another_store_begins_anew()
    {
        await SayAsync(SignalOf("SPY", 1));
        Assert.Equal(["SPY-1"], Ids(await hub.Listen(ListenMode.Every, after: 1_000_000).NextAsync(Stop)));
    }

    [Fact]
    public async Task Signals_saved_at_the_same_moment_are_all_heard_in_order()
    {
        Listener listener = hub.Listen(ListenMode.Every, 0);
        Task saving = Task.WhenAll(Enumerable.Range(0, 200).Select(async i =>
        {
            await store.Signals.SaveAsync([SignalOf($"S{i}", 1)], Stop);
            hub.Publish();
        }));
        List<string> heard = await HearAsync(listener, 200);
        await saving;
        Assert.Equal(200, heard.Distinct().Count());
    }

    [Fact]
    public async Task Listening_ends_when_asked()
    {
        using var stop = new CancellationTokenSource();
        ValueTask<IReadOnlyList<StoredSignal>> waiting = hub.Listen(ListenMode.Every, 0).NextAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await waiting);
    }

    private async Task SayAsync(params Signal[] signals)
    {
        long last = (await store.Signals.SaveAsync(signals, Stop)).Max();
        hub.Publish();
        while (hub.Last < last)
        {
            await Task.Yield();
        }
    }

    private async Task ReopenAsync()
    {
        await hub.DisposeAsync();
        store.Reopen();
        hub = new SignalHub(store.Signals);
    }

    private static async Task<List<string>> HearAsync(Listener listener, int count)
    {
        var heard = new List<string>();
        while (heard.Count < count)
        {
            heard.AddRange(Ids(await listener.NextAsync(Stop)));
        }
        return heard;
    }

    private static IEnumerable<string> Ids(IEnumerable<StoredSignal> signals) => signals.Select(signal => signal.Id);
}
