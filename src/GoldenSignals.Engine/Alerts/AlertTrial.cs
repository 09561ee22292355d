using GoldenSignals.Core.Alerts;
using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Alerts;

/// <summary>
/// Tries a rule on the stored bars of the last years: the sessions step through them as they would live, and the rule looks at each close by the very
/// same decision. Nothing is sent, and nothing is written.
/// </summary>
public sealed class AlertTrial(Database database, SessionSettings settings)
{
    public const int YearsMax = 50;

    /// <summary>Firings that are listed; all are counted.</summary>
    public const int ListedMax = 500;

    private readonly BarStore store = new(database);

    /// <exception cref="ArgumentException">The rule is about the clock, not about bars.</exception>
    public AlertTrialResult Run(AlertRule rule, int years, CancellationToken stop)
    {
        if (rule.Condition is StaleCondition)
        {
            throw new ArgumentException("A source that goes quiet leaves no trace in stored bars, so this rule cannot be tried on them.", nameof(rule));
        }
        var scope = new AlertScope(database, []);
        (IReadOnlyList<Series> found, IReadOnlyList<string> missing) = SeriesOf(rule, scope);
        var runs = new AlertTrialRun?[found.Count];
        Parallel.For(0, found.Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = stop }, i =>
        {
            runs[i] = store.Load(found[i]) is { Bars.Count: > 0 } bars ? new AlertTrialRun(database, settings, rule, bars, years, stop) : null;
            runs[i]?.Run();
        });
        return Sum(rule, [.. runs.OfType<AlertTrialRun>()], missing, years);
    }

    private static (IReadOnlyList<Series> Found, IReadOnlyList<string> Missing) SeriesOf(AlertRule rule, AlertScope scope)
    {
        var alert = new StoredAlert(0, rule.Sentence, true, default, null, null, 0);
        List<Series> found = [.. scope.SeriesOf(alert).Select(info => info.Series).OrderBy(series => series.Symbol.Ticker, StringComparer.Ordinal)];
        return (found, [.. rule.Symbols.Where(symbol => !found.Exists(series => series.Symbol.Ticker.Equals(symbol, StringComparison.OrdinalIgnoreCase)))]);
    }

    private static AlertTrialResult Sum(AlertRule rule, IReadOnlyList<AlertTrialRun> runs, IReadOnlyList<string> missing, int years)
    {
        AlertTrialSeries[] series = [.. runs.Select(run => run.Summary)];
        AlertTrialFiring[] firings = [.. runs.SelectMany(run => run.Firings).OrderByDescending(firing => firing.Time).ThenBy(firing => firing.Symbol, StringComparer.Ordinal)];
        string label = string.Join(' ', series.Select(one => one.DataLabel).Distinct().Order(StringComparer.Ordinal));
        ClaimCard? card = CardOf(rule, runs);
        return new AlertTrialResult(
            rule.Sentence, AlertTrialWords.Headline(rule, series, firings.Length, card, years), label, Ran.Backtest.Text(),
            series.Length == 0 ? null : series.Min(one => one.From), series.Length == 0 ? null : series.Max(one => one.To), series.Sum(one => one.Bars),
            firings.Length, [.. firings.Take(ListedMax)], series, card, missing);
    }

    /// <summary>The record of the claims that would have been told of, as every record is kept; made-up bars have none.</summary>
    private static ClaimCard? CardOf(AlertRule rule, IReadOnlyList<AlertTrialRun> runs)
    {
        AlertTrialRun[] real = [.. runs.Where(run => run.Label != DataLabel.Synthetic)];
        if (rule.Condition is not ClaimCondition claim || real.Length == 0)
        {
            return null;
        }
        var dates = new IssueDates(real.SelectMany(run => run.Closes), byDay: !real[0].Series.Interval.IsIntraday);
        var tally = new CardTally(new CardKey(CardKey.Consensus, claim.Key, claim.Entry.Horizon, claim.Entry.Baseline), dates);
        foreach ((Settlement settled, bool told) in real.SelectMany(run => run.Settled))
        {
            Yardstick question = Yardstick.Of(dates.PlaceOf(settled.Issued), claim.Entry.Horizon, in settled);
            tally.Ask(in question);
            if (told)
            {
                tally.Add(in question, Call.OfConsensus(in settled));
            }
        }
        string scope = real.Length == 1 ? real[0].Series.Symbol.Ticker : "all";
        return tally.ToCard(new CardScope(real[0].Series.Interval.Name, scope, Ran.Backtest), bootstrap: false);
    }
}
