using Dapper;
using GoldenSignals.Core.Alerts;
using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Notifications;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Alerts;

/// <summary>One look at the signals that wait: first everything is decided, then all of it is written in one transaction.</summary>
internal sealed class AlertRound(AlertScope scope, AlertBars bars, IReadOnlyList<string> channels, DateTime now)
{
    private readonly Dictionary<MemoryPlace, AlertMemory> memories = [];
    private readonly List<(AlertFiring Firing, Notice Notice)> fired = [];
    private readonly List<AlertSettled> settled = [];
    private long upTo;

    /// <summary>Decides on a page of signals. False when none waits.</summary>
    public bool Take(SqliteConnection connection)
    {
        foreach (WaitingSignal waiting in AlertInbox.Page(connection))
        {
            upTo = waiting.Sequence;
            IReadOnlyList<StoredAlert> rules = scope.RulesOn(waiting.Symbol, waiting.Interval);
            IReadOnlyList<AlertFiring> open = Open(connection, waiting);
            settled.AddRange(open.Select(one => Settled(connection, one)).OfType<AlertSettled>());
            if (rules.Count > 0)
            {
                Take(connection, waiting, rules);
            }
        }
        return upTo > 0;
    }

    /// <summary>Writes what was decided: what fired and its notices, what rules remember, and that these signals have been looked at.</summary>
    public int Save(SqliteConnection connection)
    {
        int added = 0;
        foreach ((AlertFiring firing, Notice notice) in fired)
        {
            if (AlertFirings.Add(connection, firing))
            {
                Tell(connection, notice, firing);
                added++;
            }
        }
        foreach (AlertSettled one in settled.Where(one => AlertFirings.Settle(connection, one)))
        {
            Tell(connection, AlertNotice.Of(one), one.Firing);
        }
        foreach ((MemoryPlace place, AlertMemory memory) in memories)
        {
            AlertMemories.Save(connection, place, memory);
        }
        AlertInbox.TakeAway(connection, upTo);
        return added;
    }

    private void Take(SqliteConnection connection, WaitingSignal waiting, IReadOnlyList<StoredAlert> rules)
    {
        Signal signal = SignalJson.Read(waiting.Json);
        Interval interval = Interval.Parse(signal.Interval);
        if (scope.SymbolOf(waiting.Symbol, interval) is not { } symbol || !AlertRecency.IsOnTime(symbol, interval, signal.AsOf, signal.DataLabel, waiting.Arrived))
        {
            return;
        }
        var series = new Series(symbol, interval);
        IReadOnlySet<string> names = rules.SelectMany(rule => rule.Rule.Condition.Measures).ToHashSet();
        Dictionary<StoredAlert, AlertMemory?> known = rules.ToDictionary(rule => rule, rule => MemoryOf(connection, rule, waiting));
        if (known.ContainsValue(null) && Before(connection, waiting, signal) is { } before)
        {
            // A rule that is new here holds this close against the one before it.
            var seen = new AlertSight(before, bars.At(series, names, before.AsOf), []);
            foreach (StoredAlert rule in rules.Where(rule => known[rule] is null))
            {
                known[rule] = AlertStep.Take(rule.Rule, null, seen).After;
            }
        }
        IReadOnlyList<SettledSight> came = rules.Any(rule => rule.Rule.Condition is SettledCondition) ? AlertLedger.At(connection, signal.Id) : [];
        var sight = new AlertSight(signal, bars.At(series, names, signal.AsOf), came);
        foreach (StoredAlert rule in rules)
        {
            (AlertMemory after, bool fires) = AlertStep.Take(rule.Rule, known[rule], sight);
            memories[PlaceOf(rule, waiting)] = after;
            if (fires)
            {
                Fire(rule, sight);
            }
        }
    }

    /// <summary>Firings on the series whose claims are open, those of this round among them.</summary>
    private List<AlertFiring> Open(SqliteConnection connection, WaitingSignal waiting)
    {
        IEnumerable<AlertFiring> own = fired.Select(one => one.Firing)
            .Where(firing => firing.Target is not null && firing.Symbol == waiting.Symbol && firing.Interval == waiting.Interval);
        return [.. AlertFirings.Open(connection, waiting.Symbol, waiting.Interval).Concat(own).ExceptBy(settled.Select(one => one.Firing.Event), one => one.Event)];
    }

    private void Fire(StoredAlert rule, AlertSight sight)
    {
        Signal signal = sight.Signal;
        Claim? claim = rule.Rule.Condition is ClaimCondition condition ? sight.Claim(condition.Key) : null;
        var firing = new AlertFiring(
            0, AlertEvents.Name(rule.Id, signal.Symbol, signal.Interval, signal.AsOf, AlertEvents.Fired), rule.Id, rule.Sentence,
            AlertWords.Severities[(int)rule.Rule.Severity], signal.Symbol.ToUpperInvariant(), signal.Interval, signal.AsOf, signal.DataLabel, signal.Id, now,
            AlertText.Title(rule.Rule, sight), AlertText.Of(rule.Rule, sight), AlertChannels.Of(rule.Rule, channels), claim?.Target, claim?.Horizon, null, null, null);
        fired.Add((firing, AlertNotice.Of(firing, rule.Rule, sight)));
    }

    private static AlertSettled? Settled(SqliteConnection connection, AlertFiring firing)
    {
        if (AlertLedger.Of(connection, firing.SignalId!, firing.Target!, firing.Horizon!.Value) is not { } came)
        {
            return null;
        }
        if (came.Sight is not { } sight)
        {
            string words = $"{firing.Symbol}: the claim on {firing.Target} was given up";
            return new AlertSettled(firing, came.How.SettledAt, "void", words, $"{words}: {came.How.Why}.");
        }
        (string title, string text) = AlertText.FollowUp(firing.Symbol, firing.Label, sight);
        return new AlertSettled(firing, came.How.SettledAt, sight.Yes ? "yes" : "no", title, text);
    }

    private AlertMemory? MemoryOf(SqliteConnection connection, StoredAlert rule, WaitingSignal waiting)
    {
        MemoryPlace place = PlaceOf(rule, waiting);
        return memories.TryGetValue(place, out AlertMemory? known) ? known : AlertMemories.Find(connection, place);
    }

    private static Signal? Before(SqliteConnection connection, WaitingSignal waiting, Signal signal)
    {
        string? json = connection.QueryFirstOrDefault<string>(
            "SELECT json FROM signals WHERE symbol = @Symbol AND interval = @Interval AND time < @time ORDER BY time DESC, sequence DESC LIMIT 1",
            new { waiting.Symbol, waiting.Interval, time = Moment.ToMicroseconds(signal.AsOf) });
        return json is null ? null : SignalJson.Read(json);
    }

    private void Tell(SqliteConnection connection, Notice notice, AlertFiring firing) =>
        Outbox.Add(connection, notice, [.. firing.Channels.Intersect(channels)]);

    private static MemoryPlace PlaceOf(StoredAlert rule, WaitingSignal waiting) => new(rule.Id, waiting.Symbol, waiting.Interval);
}
