using System.Threading.Channels;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Runtime;

/// <summary>
/// Owns one session: takes an input at a time, writes it down, steps, saves the signal, publishes it. What goes wrong is caught in one
/// place, and the session is rebuilt from the store, where every bar was written before it was delivered.
/// </summary>
internal sealed class SymbolLoop
{
    /// <summary>Inputs that may wait. A sender waits with the rest.</summary>
    public const int InboxInputsMax = 1024;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1), LongestPause = TimeSpan.FromMinutes(1);

    private readonly Series series;
    private readonly SymbolLoopTools tools;
    private readonly Channel<Delivery> inbox = Channel.CreateBounded<Delivery>(
        new BoundedChannelOptions(InboxInputsMax) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Rebuilt? rebuilt;
    private Context context = Context.None;
    private TimeSpan pause = FirstPause;
    private Task loop = Task.CompletedTask;

    public SymbolLoop(Series series, SymbolLoopTools tools)
    {
        (this.series, this.tools) = (series, tools);
        Status = new SessionStatus(series, SessionState.Rebuilding, "start", 0, 0, null);
    }

    public SessionStatus Status { get; private set; }

    /// <summary>Completes when the session has been rebuilt for the first time, or the loop has ended.</summary>
    public Task Ready => ready.Task;

    public void Start(CancellationToken stop) => loop = Task.Run(() => RunAsync(stop), CancellationToken.None);

    /// <summary>Hands over an input. While the session is down it is not kept here: the rebuild finds it in the store.</summary>
    public ValueTask DeliverAsync(Delivery delivery, CancellationToken stop) => Status.State == SessionState.Faulted
        ? ValueTask.CompletedTask
        : inbox.Writer.WriteAsync(delivery, stop);

    /// <summary>Takes what waits, then ends.</summary>
    public Task FinishAsync()
    {
        inbox.Writer.TryComplete();
        return loop;
    }

    private async Task RunAsync(CancellationToken stop)
    {
        string why = "start";
        while (true)
        {
            try
            {
                await RebuildAsync(why, stop).ConfigureAwait(false);
                ready.TrySetResult();
                while (await inbox.Reader.WaitToReadAsync(stop).ConfigureAwait(false))
                {
                    while (inbox.Reader.TryRead(out Delivery delivery))
                    {
                        await TakeAsync(delivery, stop).ConfigureAwait(false);
                        pause = FirstPause;
                    }
                }
                break;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                break;
            }
            catch (Exception fault)
            {
                why = "an error";
                Fault(fault);
                await Task.Delay(pause, tools.Clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
        rebuilt?.Inputs.Dispose();
        ready.TrySetResult();
    }

    private async Task TakeAsync(Delivery delivery, CancellationToken stop)
    {
        switch (delivery)
        {
            case { RebuildWhy: { } why }:
                await RebuildAsync(why, stop).ConfigureAwait(false);
                break;
            case { Input.Kind: InputKind.Context }:
                context = delivery.Input.Context;
                break;
            case { Input.Kind: InputKind.Action }:
                await TakeAsync(delivery.Input.Action, stop).ConfigureAwait(false);
                break;
            case { Input: { Kind: InputKind.Opinion, Opinion: { } opinion } }:
                if (rebuilt is { } now && !now.Inputs.Add(opinion))
                {
                    await RebuildAsync($"an opinion of {opinion.Agent}", stop).ConfigureAwait(false);
                }
                break;
            default:
                await TakeAsync(delivery.Input.Bar, stop).ConfigureAwait(false);
                break;
        }
    }

    private async Task TakeAsync(CorporateAction action, CancellationToken stop)
    {
        if (rebuilt is not { } now || !now.Inputs.Add(in action))
        {
            await RebuildAsync("an action of the past", stop).ConfigureAwait(false);
        }
    }

    private async Task TakeAsync(Bar bar, CancellationToken stop)
    {
        if (rebuilt is not { } now)
        {
            await RebuildAsync("the first bar", stop).ConfigureAwait(false);
            return;
        }
        if (bar.Time <= now.Inputs.LastTime)
        {
            return; // the rebuild has found it in the store
        }
        Context seen = context.Time == bar.Time ? context : Context.None;
        if (context.Time == bar.Time)
        {
            await tools.Journal.WriteAsync(series, context, stop).ConfigureAwait(false);
        }
        now.Inputs.Step(in bar, in seen);
        await PublishAsync(now, stop).ConfigureAwait(false);
    }

    private async Task RebuildAsync(string why, CancellationToken stop)
    {
        Note(SessionState.Rebuilding, why);
        rebuilt?.Inputs.Dispose();
        rebuilt = null;
        rebuilt = await tools.StepStoredAsync(series, stop).ConfigureAwait(false);
        if (rebuilt is { Inputs.LastTime: not null } now)
        {
            // Only the latest: a signal that was not made at its close is not made up later.
            await PublishAsync(now, stop).ConfigureAwait(false);
        }
        Note(SessionState.Live, "");
        tools.Log(new RuntimeEvent("rebuilt", series, Status.Inputs, $"{Status.Bars} bars, because of {why}"));
    }

    private async Task PublishAsync(Rebuilt now, CancellationToken stop)
    {
        await tools.Signals.SaveAsync([now.Inputs.ToSignal(now.Label)], stop).ConfigureAwait(false);
        tools.Hub.Publish();
        Note(Status.State, Status.Why);
    }

    private void Fault(Exception fault)
    {
        Note(SessionState.Faulted, fault.Message);
        while (inbox.Reader.TryRead(out _))
        {
            // the rebuild finds them in the store
        }
        tools.Log(new RuntimeEvent("faulted", series, Status.Inputs, $"{fault.Message} Rebuilding in {pause.TotalSeconds:0} s.", fault));
    }

    private void Note(SessionState state, string why) => Status = new SessionStatus(
        series, state, why, rebuilt?.Inputs.Session.Bars ?? 0, rebuilt?.Inputs.Count ?? 0, rebuilt?.Inputs.LastTime);
}

/// <summary>What waits in an inbox: an input, or the word to rebuild.</summary>
internal readonly record struct Delivery(Input Input, string? RebuildWhy = null);

/// <summary>What every loop shares.</summary>
internal sealed record SymbolLoopTools(
    Func<Series, CancellationToken, Task<Rebuilt?>> StepStoredAsync, InputJournal Journal, SignalStore Signals, SignalHub Hub,
    TimeProvider Clock, Action<RuntimeEvent> Log);
