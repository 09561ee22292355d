using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Alerts;
using GoldenSignals.Engine.Ledger;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Runtime;

/// <summary>What every loop shares.</summary>
/// <param name="database">Where signals and what the ledger says of them are saved together.</param>
/// <param name="rehearsal">Null where bars come as they happen.</param>
internal sealed class SymbolLoopTools(
    Database database, SessionTools session, SignalHub hub, LedgerSigner signer, TimeProvider clock, Action<RuntimeEvent> log, Rehearsing? rehearsal)
{
    private readonly LedgerStore ledger = new(database);
    private readonly BarStore bars = new(database);

    public InputJournal Journal => session.Journal;

    public TimeProvider Clock => clock;

    public Action<RuntimeEvent> Log => log;

    /// <summary>Whether contexts are written down: a rehearsal makes them of stored bars, and must not tell the sessions that run later.</summary>
    public bool Journals => rehearsal is null;

    /// <summary>Whether the last stored bar is spoken of at once; a rehearsal begins with the first it plays.</summary>
    public bool SaysTheLast => rehearsal is null;

    public Task<Rebuilt?> StepStoredAsync(Series series, Action<SessionInputs>? afterBar, CancellationToken stop) =>
        session.StepStoredAsync(series, afterBar, stop);

    /// <summary>The hand a session writes the ledger with; null where what it says is no record.</summary>
    public async Task<Recorder?> OpenRecorderAsync(Series series, CancellationToken stop)
    {
        if (bars.Find(series.Symbol.Ticker, series.Interval) is not { } info)
        {
            return null;
        }
        DataLabel label = rehearsal?.LabelOf(info.Label) ?? info.Label;
        if (LedgerWords.ChainOf(series, label) is not { } chain || rehearsal is { Records: false })
        {
            return null;
        }
        ChainTail tail = await ledger.WriteAsync(connection => LedgerStore.FindOrBegin(connection, chain), stop).ConfigureAwait(false);
        var with = new RecordedWith(session.Settings.Canonical, session.UniverseOf(series), Journals, label);
        return new Recorder(RecorderMind.Read(ledger, tail), series, with, clock);
    }

    /// <summary>Saves signals and what the ledger takes of them, all or nothing, and says that they are there.</summary>
    public async Task SaveAsync(
        IReadOnlyList<Signal> signals, IReadOnlyList<LedgerRow> rows, IReadOnlyList<LedgerRefusal> refusals, CancellationToken stop)
    {
        await database.WriteAsync(
            connection =>
            {
                long last = SignalStore.Last(connection);
                foreach (Signal signal in signals)
                {
                    long sequence = SignalStore.Save(connection, signal, isLatest: rehearsal is null);
                    if (rehearsal is null && sequence > last)
                    {
                        AlertInbox.Add(connection, sequence, clock.GetUtcNow().UtcDateTime);
                    }
                }
                LedgerStore.Append(connection, rows);
                foreach (LedgerRefusal refusal in refusals)
                {
                    LedgerStore.Refuse(connection, refusal);
                }
                return rows.Count;
            },
            stop).ConfigureAwait(false);
        if (rehearsal is null && signals.Count > 0)
        {
            hub.Publish();
        }
        if (rows.Count > 0)
        {
            signer.Wake();
        }
    }
}

/// <summary>How sessions are made.</summary>
/// <param name="UniverseOf">Tickers watched together with a series.</param>
internal sealed record SessionTools(
    Func<Series, Action<SessionInputs>?, CancellationToken, Task<Rebuilt?>> StepStoredAsync, InputJournal Journal, Core.Sessions.SessionSettings Settings,
    Func<Series, IReadOnlyList<string>> UniverseOf);

/// <summary>A runtime that plays stored bars instead of following what happens.</summary>
/// <param name="Start">Bars before this moment are the past.</param>
/// <param name="Records">False to play without writing the ledger, which shows what recording costs.</param>
public sealed record Rehearsing(DateTime Start, bool Records = true)
{
    /// <summary>Made-up bars stay so called, whoever plays them.</summary>
    public DataLabel LabelOf(DataLabel stored) => stored == DataLabel.Synthetic ? DataLabel.Synthetic : DataLabel.Replay;
}
