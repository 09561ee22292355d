using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Alerts;

/// <summary>Looks at every signal that is saved, beside the sessions and after them, and now and then at sources that have gone quiet.</summary>
public sealed class AlertWatch : IAsyncDisposable
{
    /// <summary>Seconds between two looks for bars that are overdue.</summary>
    private const int StaleSeconds = 15;

    /// <summary>Stands for "wait out the pause, whatever is heard".</summary>
    private const long Faulted = -1;

    private readonly Database database;
    private readonly SignalHub hub;
    private readonly TimeProvider clock;
    private readonly Action<RuntimeEvent> log;
    private readonly Func<IReadOnlyList<string>> channels;
    private readonly AlertBars bars;
    private readonly CancellationTokenSource stopping = new();
    private Task loop = Task.CompletedTask;

    /// <param name="channels">Names of the channels that are set up.</param>
    /// <param name="log">Told of every firing; must be quick and must not throw.</param>
    public AlertWatch(Database database, SignalHub hub, Func<IReadOnlyList<string>> channels, TimeProvider clock, Action<RuntimeEvent> log)
    {
        (this.database, this.hub, this.channels, this.clock, this.log) = (database, hub, channels, clock, log);
        bars = new AlertBars(new BarStore(database));
    }

    public void Start() => loop = Task.Run(() => RunAsync(stopping.Token));

    /// <summary>Looks at what waits, a page in one transaction, until nothing waits.</summary>
    /// <returns>How many alerts fired.</returns>
    public async Task<int> CatchUpAsync(CancellationToken stop)
    {
        int fired = 0;
        while (true)
        {
            // Decided outside of the write, which others wait for: this loop is the only one that takes signals away.
            AlertRound round = Round();
            if (!database.Read(round.Take))
            {
                return fired;
            }
            fired += await database.WriteAsync(round.Save, stop).ConfigureAwait(false);
        }
    }

    /// <summary>Looks for sources that have gone quiet.</summary>
    /// <returns>How many alerts fired.</returns>
    public async Task<int> LookForStaleAsync(CancellationToken stop)
    {
        IReadOnlyList<StoredAlert> rules = [.. database.Read(connection => AlertStore.List(connection, enabledOnly: true))
            .Where(rule => rule.Rule.Condition is Core.Alerts.StaleCondition)];
        if (rules.Count == 0)
        {
            return 0;
        }
        var look = new StaleLook(new AlertScope(database, rules), rules, channels(), Now());
        return await database.WriteAsync(look.Take, stop).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        await loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
    }

    private async Task RunAsync(CancellationToken stop)
    {
        long seen = 0;
        Task pause = Task.CompletedTask;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                seen = hub.Last;
                Note(await CatchUpAsync(stop).ConfigureAwait(false) + await LookForStaleAsync(stop).ConfigureAwait(false));
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                log(new RuntimeEvent("alerts", null, 0, $"alerts could not be looked at: {fault.Message} Trying again in {StaleSeconds} s.", fault));
                seen = Faulted;
            }
            pause = pause.IsCompleted ? Task.Delay(TimeSpan.FromSeconds(StaleSeconds), clock, stop) : pause;
            await Task.WhenAny(seen == Faulted ? pause : hub.WaitAsync(seen), pause).ConfigureAwait(false);
        }
    }

    private AlertRound Round() => new(
        new AlertScope(database, database.Read(connection => AlertStore.List(connection, enabledOnly: true))), bars, channels(), Now());

    private void Note(int fired)
    {
        if (fired > 0)
        {
            log(new RuntimeEvent("alerts", null, 0, fired == 1 ? "1 alert fired" : $"{fired} alerts fired"));
        }
    }

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
