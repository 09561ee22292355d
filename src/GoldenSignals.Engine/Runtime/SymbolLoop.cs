using System.Threading.Channels;
using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Ledger;
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

    /// <summary>Signals that may wait for one write: while inputs wait, those of several are saved together.</summary>
    private const int UnsavedSignalsMax = 64;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1), LongestPause = TimeSpan.FromMinutes(1);

    private readonly Series series;
    private readonly SymbolLoopTools tools;
    private readonly Channel<Delivery> inbox = Channel.CreateBounded<Delivery>(
        new BoundedChannelOptions(InboxInputsMax) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Rebuilt? rebuilt;
    private readonly List<Signal> unsaved = [];
    private Recorder? recorder;
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
                        if (unsaved.Count >= UnsavedSignalsMax)
                        {
                            await SaveAsync(stop).ConfigureAwait(false);
                        }
                    }
                    await SaveAsync(stop).ConfigureAwait(false);
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
            case { GiveUpAt: { } now }:
                recorder?.GiveUp(now);
                break;
            case { Input.Kind: InputKind.Context }:
                context = delivery.Input.Context;
                break;
            case { Input.Kind: InputKind.Action }:
                await TakeAsync(delivery.Input.Action, stop).ConfigureAwait(false);
                break;
            case { Input: { Kind: InputKind.Opinion, Opinion: { } opinion } }:
                if (rebuilt is { } session && !session.Inputs.Add(opinion))
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
        if (context.Time == bar.Time && tools.Journals)
        {
            await tools.Journal.WriteAsync(series, context, stop).ConfigureAwait(false);
        }
        now.Inputs.Step(in bar, in seen);
        recorder?.Stepped(now.Inputs);
        Say(now);
    }

    private async Task RebuildAsync(string why, CancellationToken stop)
    {
        await SaveAsync(stop).ConfigureAwait(false);
        Note(SessionState.Rebuilding, why);
        rebuilt?.Inputs.Dispose();
        rebuilt = null;
        recorder = await tools.OpenRecorderAsync(series, stop).ConfigureAwait(false);
        recorder?.BeginReplay(why);
        rebuilt = await tools.StepStoredAsync(series, recorder is null ? null : recorder.Replayed, stop).ConfigureAwait(false);
        recorder?.EndReplay();
        if (rebuilt is { Inputs.LastTime: not null } now && tools.SaysTheLast)
        {
            await KeepContextAsync(now, stop).ConfigureAwait(false);
            // Only the latest: a signal that was not made at its close is not made up later.
            Say(now);
        }
        await SaveAsync(stop).ConfigureAwait(false);
        Note(SessionState.Live, "");
        tools.Log(new RuntimeEvent("rebuilt", series, Status.Inputs, $"{Status.Bars} bars, because of {why}"));
    }

    /// <summary>
    /// The latest context was made of the bars stored by now; neighbours of the same close may still come, and would make another one of it. So
    /// what goes on the record is written down as it was told.
    /// </summary>
    private async Task KeepContextAsync(Rebuilt now, CancellationToken stop)
    {
        if (recorder is not null && now.MadeUntil == now.Inputs.LastTime)
        {
            await tools.Journal.WriteAsync(series, now.Inputs.LastContext with { Time = now.MadeUntil!.Value }, stop).ConfigureAwait(false);
        }
    }

    private void Say(Rebuilt now)
    {
        Signal signal = now.Inputs.ToSignal(now.Label);
        unsaved.Add(signal);
        recorder?.Say(signal, now.Inputs.Session);
        Note(Status.State, Status.Why);
    }

    private async Task SaveAsync(CancellationToken stop)
    {
        (IReadOnlyList<LedgerRow> rows, IReadOnlyList<LedgerRefusal> refusals) = recorder?.Take() ?? ([], []);
        if (unsaved.Count + rows.Count + refusals.Count == 0)
        {
            return;
        }
        await tools.SaveAsync(unsaved, rows, refusals, stop).ConfigureAwait(false);
        unsaved.Clear();
        foreach (LedgerRefusal refusal in refusals)
        {
            tools.Log(new RuntimeEvent("refused", series, Status.Inputs, $"the ledger did not take the signal of {refusal.Time:O}: {refusal.Why}"));
        }
    }

    private void Fault(Exception fault)
    {
        Note(SessionState.Faulted, fault.Message);
        recorder = null; // what it had not written is made again
        unsaved.Clear();
        while (inbox.Reader.TryRead(out _))
        {
            // the rebuild finds them in the store
        }
        tools.Log(new RuntimeEvent("faulted", series, Status.Inputs, $"{fault.Message} Rebuilding in {pause.TotalSeconds:0} s.", fault));
    }

    private void Note(SessionState state, string why) => Status = new SessionStatus(
        series, state, why, rebuilt?.Inputs.Session.Bars ?? 0, rebuilt?.Inputs.Count ?? 0, rebuilt?.Inputs.LastTime);
}

/// <summary>What waits in an inbox: an input, the word to rebuild, or the moment by which claims that nothing settles are given up.</summary>
internal readonly record struct Delivery(Input Input, string? RebuildWhy = null, DateTime? GiveUpAt = null);
