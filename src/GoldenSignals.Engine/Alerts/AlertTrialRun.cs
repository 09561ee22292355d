using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Alerts;
using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Alerts;

/// <summary>A rule on the bars of one series.</summary>
internal sealed class AlertTrialRun
{
    /// <summary>Closes looked at; of more, the last.</summary>
    private const int BarsMax = 60_000;

    private readonly Database database;
    private readonly SessionSettings settings;
    private readonly AlertRule rule;
    private readonly StoredBars bars;
    private readonly CancellationToken stop;
    private readonly int first;
    private readonly List<Signal> fired = [];
    private readonly List<(Settlement, bool)> settled = [];
    private readonly HashSet<DateTime> told = [];
    private AlertMemory? memory;

    public AlertTrialRun(Database database, SessionSettings settings, AlertRule rule, StoredBars bars, int years, CancellationToken stop)
    {
        (this.database, this.settings, this.rule, this.bars, this.stop) = (database, settings, rule, bars, stop);
        DateTime last = bars.Bars[bars.Bars.Count - 1].Time;
        DateTime from = last.Year - years < 1 ? DateTime.MinValue.AddYears(1969) : last.AddYears(-years);
        first = Math.Max(bars.Bars.CountUntil(Moment.ToMicroseconds(from)), bars.Bars.Count - BarsMax);
    }

    public Series Series => bars.Series;

    public DataLabel Label => bars.Label;

    public IEnumerable<DateTime> Closes => bars.Bars.Times.Skip(first).Select(Moment.FromMicroseconds);

    /// <summary>Questions on the rule's target that were put at the closes looked at and have settled, and whether the rule told of them.</summary>
    public IReadOnlyList<(Settlement Settled, bool Told)> Settled => settled;

    public AlertTrialSeries Summary => new(
        Series.Symbol.Ticker, Series.Interval.Name, Label.Text(), bars.Bars[first].Time, bars.Bars[bars.Bars.Count - 1].Time, bars.Bars.Count - first, fired.Count);

    public IEnumerable<AlertTrialFiring> Firings
    {
        get
        {
            Dictionary<DateTime, bool> right = settled.Where(one => one.Item2).ToDictionary(one => one.Item1.Issued, one => one.Item1.Published > 0.5 == one.Item1.Outcome > 0.5);
            foreach (Signal signal in fired)
            {
                Claim? claim = signal.Claims.FirstOrDefault(one => one.Target == rule.Condition.Target && rule.Condition is ClaimCondition);
                bool? came = Label != DataLabel.Synthetic && right.TryGetValue(signal.AsOf, out bool found) ? found : null;
                yield return new AlertTrialFiring(Series.Symbol.Ticker, Series.Interval.Name, signal.AsOf, claim?.Probability, claim?.State, came);
            }
        }
    }

    public void Run()
    {
        if (rule.Condition is MeasureCondition measure)
        {
            RunBars(measure);
        }
        else
        {
            RunSession();
        }
    }

    /// <summary>Levels and indicators need the bars alone.</summary>
    private void RunBars(MeasureCondition condition)
    {
        var measures = new AlertMeasures(Series.Symbol, [.. condition.Measures.Distinct()], bars.Actions);
        for (int i = 0; i < bars.Bars.Count; i++)
        {
            measures.Update(bars.Bars[i]);
            if (i >= first)
            {
                Look(new AlertSight(Bare(bars.Bars[i].Time), measures.Read(), []));
            }
        }
    }

    private void RunSession()
    {
        ContextsOfSeries? contexts = UniverseHistory.Load(database, Watched.UniverseOf(database, Series)).ContextsOf(Series);
        IReadOnlyList<ExternalOpinion> opinions = new InputJournal(new JournalStore(database)).ReadOpinions(Series);
        var session = new SignalSession(Series.Symbol, Series.Interval, settings with { External = ExternalVoices.Of(opinions) });
        foreach (Input input in StoredInputs.Of(bars, contexts, opinions))
        {
            session.Step(in input);
            if (input.Kind == InputKind.Bar && session.Bars > first)
            {
                stop.ThrowIfCancellationRequested();
                Look(new AlertSight(session.ToSignal(bars.Label, ""), AlertSight.NoMeasures, Came(session)));
            }
        }
    }

    private List<SettledSight> Came(SignalSession session)
    {
        List<SettledSight> came = [];
        foreach (ref readonly Settlement one in session.Settlements)
        {
            string target = session.Targets[one.Question].Key;
            if (target != rule.Condition.Target)
            {
                continue;
            }
            if (one.IssueBar >= first)
            {
                settled.Add((one, told.Contains(one.Issued) && one.Claimed));
            }
            if (one.Claimed)
            {
                came.Add(new SettledSight(target, one.Issued, one.Outcome > 0.5, one.Published, one.State));
            }
        }
        return came;
    }

    private void Look(AlertSight sight)
    {
        (memory, bool fires) = AlertStep.Take(rule, memory, sight);
        if (fires)
        {
            fired.Add(sight.Signal);
            told.Add(sight.Signal.AsOf);
        }
    }

    private Signal Bare(DateTime close) => new(
        "", Series.Symbol.Ticker, Series.Interval.Name, close, bars.Label.Text(), 0, 0, "hold", "", new Lean(0, 0, 0, 0, ""), [], null, null, [], [], "", "");
}
