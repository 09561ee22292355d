using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Ledger;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Runtime;

/// <summary>
/// Hands a session its inputs in the one order there is, and keeps their hash: at each bar first the actions effective by its close, then the
/// context of its close, then the opinions received from outside by its close, then the bar. Live or from the store, the same are the same inputs.
/// </summary>
public sealed class SessionInputs(Series series, SessionSettings settings) : IDisposable
{
    /// <summary>Inputs replayed between two looks at whether to stop.</summary>
    private const int StopChecks = 4096;

    private readonly InputHash hash = new();
    private readonly List<CorporateAction> pending = []; // by ex-time
    private readonly Queue<ExternalOpinion> unheard = []; // by time
    private readonly HashSet<ExternalOpinion> known = [];

    public SignalSession Session { get; } = new(series.Symbol, series.Interval, settings);

    /// <summary>Inputs handed over so far.</summary>
    public long Count { get; private set; }

    /// <summary>The context told with the last bar; that of nobody where none was.</summary>
    public Context LastContext { get; private set; } = Context.None;

    /// <summary>Close of the last bar; null before the first.</summary>
    public DateTime? LastTime => Session.Bars > 0 ? Session.LastBar.Time : null;

    /// <summary>Steps a new session through all that is stored.</summary>
    /// <param name="opinions">What was received from outside, by time.</param>
    /// <param name="afterBar">Called after each bar; null for nothing.</param>
    public static SessionInputs Replay(
        StoredBars stored, ContextsOfSeries contexts, IReadOnlyList<ExternalOpinion> opinions, SessionSettings settings, CancellationToken stop,
        Action<SessionInputs>? afterBar = null)
    {
        var inputs = new SessionInputs(stored.Series, settings with { External = ExternalVoices.Of(opinions) });
        foreach (Input input in StoredInputs.Of(stored, contexts, opinions))
        {
            inputs.Hand(in input);
            if (input.Kind == InputKind.Bar)
            {
                afterBar?.Invoke(inputs);
            }
            if (inputs.Count % StopChecks == 0)
            {
                stop.ThrowIfCancellationRequested();
            }
        }
        inputs.pending.AddRange(stored.Actions.Where(action => inputs.LastTime is not { } last || action.ExTime > last));
        foreach (ExternalOpinion opinion in opinions)
        {
            inputs.known.Add(opinion);
            if (inputs.LastTime is not { } last || opinion.Time > last)
            {
                inputs.unheard.Enqueue(opinion);
            }
        }
        return inputs;
    }

    /// <summary>
    /// Keeps an opinion for the first bar that closes with it or after it. False when that bar has passed or the session has no place for the voice:
    /// only a rebuild can take it in.
    /// </summary>
    public bool Add(ExternalOpinion opinion)
    {
        if (known.Contains(opinion))
        {
            return true; // the rebuild found it in the journal
        }
        if (opinion.Time <= LastTime || !Session.Settings.External.Any(voices => voices.Agent == opinion.Agent && voices.Targets.Contains(opinion.Target)))
        {
            return false;
        }
        known.Add(opinion);
        unheard.Enqueue(opinion);
        return true;
    }

    /// <summary>Keeps an action until the first bar it concerns. False when that bar has passed: only a rebuild can take it in.</summary>
    public bool Add(in CorporateAction action)
    {
        if (action.ExTime <= LastTime)
        {
            return false;
        }
        if (pending.Contains(action))
        {
            return true; // the store had it before this session was rebuilt
        }
        int place = pending.Count;
        while (place > 0 && pending[place - 1].ExTime > action.ExTime)
        {
            place--;
        }
        pending.Insert(place, action);
        return true;
    }

    /// <summary>Steps a bar, later than the one before, with the context of its close. The order is that of <see cref="StoredInputs"/>.</summary>
    public void Step(in Bar bar, in Context context)
    {
        int due = 0;
        for (; due < pending.Count && pending[due].ExTime <= bar.Time; due++)
        {
            Hand(Input.Of(pending[due]));
        }
        pending.RemoveRange(0, due);
        if (context.Symbols > 0)
        {
            Hand(Input.Of(in context));
        }
        while (unheard.TryPeek(out ExternalOpinion? opinion) && opinion.Time <= bar.Time)
        {
            Hand(Input.Of(unheard.Dequeue()));
        }
        Hand(Input.Of(in bar));
    }

    /// <summary>What the session says now.</summary>
    public Signal ToSignal(DataLabel label) => Session.ToSignal(label, hash.Current());

    /// <summary>Hash of every input so far, as it would stand in a signal.</summary>
    public string HashNow() => hash.Current();

    /// <summary>Adds the first bytes of the same hash to a trail.</summary>
    internal void AddTrail(List<byte> trail)
    {
        Span<byte> first = stackalloc byte[OpeningTrail.PlaceBytes];
        hash.CurrentInto(first);
        trail.AddRange(first);
    }

    public void Dispose() => hash.Dispose();

    private void Hand(in Input input)
    {
        hash.Add(in input);
        Session.Step(in input);
        Count++;
        LastContext = input.Kind == InputKind.Context ? input.Context
            : input.Kind == InputKind.Bar && LastContext.Time != input.Bar.Time ? Context.None
            : LastContext;
    }
}
