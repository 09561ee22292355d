using GoldenSignals.Engine.Keys;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Notifications;

/// <summary>
/// Brings what lies in the outbox to its channels, once for each event and channel across crashes and refusals. A data folder has one that runs; a test
/// send may be made beside it.
/// </summary>
public sealed class Postman : IAsyncDisposable
{
    private readonly Dictionary<string, Round> rounds;
    private readonly IReadOnlyList<ChannelPlan> plans;
    private readonly MessageStore store;
    private readonly HttpClient http = Wire.Client();
    private readonly TimeProvider clock;
    private readonly Action<PostEvent> log;
    private readonly CancellationTokenSource stopping = new();
    private Task running = Task.CompletedTask;
    private bool isDisposed;

    /// <param name="keys">Covered wherever an answer repeats one.</param>
    /// <param name="log">Told of every event; must be quick and must not throw.</param>
    /// <param name="chance">0 to 1, spreads retries; random when null.</param>
    public Postman(
        Database database, IReadOnlyList<ChannelPlan> plans, KeyRing keys, TimeProvider clock, Action<PostEvent> log, Func<double>? chance = null)
    {
        (this.plans, this.clock, this.log) = (plans, clock, log);
        store = new MessageStore(database);
        rounds = plans.ToDictionary(plan => plan.Name, plan => new Round(plan, store, http, keys, clock, chance ?? Random.Shared.NextDouble, log));
    }

    /// <summary>Settles what an earlier program left behind. Before the first step.</summary>
    public async Task RecoverAsync(CancellationToken stop)
    {
        int found = await store.RecoverAsync(plans, clock.GetUtcNow().UtcDateTime, stop).ConfigureAwait(false);
        if (found > 0)
        {
            log(new PostEvent("recovered", "", $"{found} messages an earlier program left behind"));
        }
    }

    /// <summary>Begins. Returns at once.</summary>
    public void Start() => running = Task.WhenAll(rounds.Values.Select(round => Task.Run(() => round.RunAsync(stopping.Token))));

    /// <summary>Does the next thing there is to do on a channel. False when there is nothing now.</summary>
    public Task<bool> StepAsync(string channel, CancellationToken stop) => rounds[channel].StepAsync(stop);

    /// <summary>Sends a test over a channel, at once and once.</summary>
    public Task<(long Attempt, Outcome Outcome)> TestAsync(string channel, CancellationToken stop)
    {
        DateTime now = clock.GetUtcNow().UtcDateTime;
        var notice = new Notice(
            $"test:{Guid.NewGuid():N}", "A test of GoldenSignals", $"If you can read this, the channel \"{channel}\" works.", now.AddMinutes(10),
            new Dictionary<string, string> { ["label"] = "A test: nothing happened." })
        {
            Urgency = Urgency.Warning,
        };
        return rounds[channel].TestAsync(notice, stop);
    }

    /// <summary>Lets what is being sent end within its time, and stops. A second time does nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isDisposed, true))
        {
            return;
        }
        await stopping.CancelAsync().ConfigureAwait(false);
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        http.Dispose();
        stopping.Dispose();
    }
}
