using GoldenSignals.Engine.Keys;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Notifications;

/// <summary>Something worth a line in the log.</summary>
/// <param name="Fault">Null when nothing went wrong.</param>
public sealed record PostEvent(string Kind, string Channel, string Text, Exception? Fault = null);

/// <summary>The messages of one channel, one after the other. A slow channel holds up itself alone.</summary>
internal sealed class Round(
    ChannelPlan plan, MessageStore store, HttpClient http, KeyRing keys, TimeProvider clock, Func<double> chance, Action<PostEvent> log)
{
    /// <summary>How often it looks whether there is something to send.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>How long it leaves a store alone that could not be written.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    /// <summary>A channel that said how long it wants to be left alone is, with everything.</summary>
    private DateTime silentUntil = DateTime.MinValue;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            TimeSpan wait = Pause;
            try
            {
                while (await StepAsync(stop).ConfigureAwait(false))
                {
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                log(new PostEvent("stumbled", plan.Name, "it goes on in a moment", fault));
                wait = Rest;
            }
            await Task.Delay(wait, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Does the next thing there is to do. False when there is nothing now.</summary>
    public async Task<bool> StepAsync(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (Now < silentUntil || !store.HasWork(plan, Now))
        {
            return false;
        }
        if (await store.TakeAsync(plan, Now, stop).ConfigureAwait(false) is { } message)
        {
            await SendAsync(message, isTest: false).ConfigureAwait(false);
        }
        return true;
    }

    /// <summary>Sends one notice at once, whatever the hour, and tries it once.</summary>
    /// <returns>The number of the try, and what came of it.</returns>
    public async Task<(long Attempt, Outcome Outcome)> TestAsync(Notice notice, CancellationToken stop) =>
        await SendAsync(await store.TakeAsync(plan, notice, Now, stop).ConfigureAwait(false), isTest: true).ConfigureAwait(false);

    private async Task<(long, Outcome)> SendAsync(Message message, bool isTest)
    {
        DateTime began = Now;
        Outcome outcome = Cover(await TryAsync(message).ConfigureAwait(false));
        DateTime ended = Now;
        TimeSpan wait = TimeSpan.Zero;
        string state = outcome.Kind switch
        {
            OutcomeKind.Accepted => "sent",
            OutcomeKind.Refused => "dead",
            OutcomeKind.Unsure when !plan.ResendsUnsure => "unknown",
            _ => isTest ? "dead" : Later(message, outcome, ended, out wait),
        };
        silentUntil = outcome.RetryAfter is { } asked ? ended + asked : silentUntil;
        long attempt = await RecordAsync(message, began, ended, outcome, state, ended + wait).ConfigureAwait(false);
        log(new PostEvent(state == "waiting" ? "retry" : state, plan.Name, $"{message.Name}: {outcome.Answer}"));
        return (attempt, outcome);
    }

    private async Task<Outcome> TryAsync(Message message)
    {
        try
        {
            return await plan.Channel.SendAsync(message, new Wire(http, clock, plan.Timeout)).ConfigureAwait(false);
        }
        catch (Exception fault) // a defect of the channel: nobody knows how far it came
        {
            log(new PostEvent("defect", plan.Name, message.Name, fault));
            return new Outcome(OutcomeKind.Unsure, $"a defect: {fault.GetType().Name}");
        }
    }

    /// <summary>An answer may repeat what it was sent.</summary>
    private Outcome Cover(Outcome outcome) => outcome with
    {
        Answer = keys.Hide(PlainText.Line(outcome.Answer)), Receipt = outcome.Receipt is { } receipt ? keys.Hide(PlainText.Line(receipt)) : null,
    };

    private string Later(Message message, Outcome outcome, DateTime now, out TimeSpan wait)
    {
        (int tries, DateTime since) = store.Tries(message.Id);
        wait = Retry.Wait(tries, chance(), outcome.RetryAfter);
        return tries >= plan.TriesMax || now + wait > since + plan.TriedMax ? "dead" : "waiting";
    }

    /// <summary>What was sent is written down, however long the store takes: only the end of the process may lose it, and then it is found as unknown.</summary>
    private async Task<long> RecordAsync(Message message, DateTime began, DateTime ended, Outcome outcome, string state, DateTime due)
    {
        while (true)
        {
            try
            {
                return await store.RecordAsync(message, plan.Name, began, ended, outcome, state, due).ConfigureAwait(false);
            }
            catch (StoreException fault) when (fault.InnerException is not null) // not one that is closed
            {
                log(new PostEvent("stumbled", plan.Name, $"{message.Name} could not be written down; trying again", fault));
                await Task.Delay(Rest, clock).ConfigureAwait(false);
            }
        }
    }
}
