using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Evaluations;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Evaluations;

/// <summary>
/// Steps the bars of many series through sessions, on all cores, and adds up what their claims came to. The same bars and settings give the
/// same bits, whatever the number of threads: sessions know nothing of each other, and their books are added in whole numbers.
/// </summary>
public sealed class Evaluation
{
    private readonly EvaluationRequest request;
    private readonly IReadOnlyList<(StoredBars Bars, UniverseHistory Universe)> members;
    private readonly int[] schedule;
    private readonly IssueDates dates;
    private readonly int threads;
    private readonly ProgressCount progress;

    /// <param name="threads">How many to use; as many as there are cores when left out.</param>
    public Evaluation(EvaluationRequest request, IProgress<EvaluationProgress>? progress = null, int? threads = null)
    {
        this.request = request;
        this.threads = threads ?? Environment.ProcessorCount;
        members = [.. Universes(request)];
        // The longest first, so that no thread is left alone with one at the end.
        schedule = [.. Enumerable.Range(0, members.Count).OrderByDescending(place => members[place].Bars.Bars.Count)];
        dates = new IssueDates(members.SelectMany(member => member.Bars.Bars.Times).Select(Moment.FromMicroseconds), byDay: !request.Interval.IsIntraday);
        Bars = members.Sum(member => (long)member.Bars.Bars.Count);
        int rounds = request.Ablate ? 1 + Ablation.AgentsOf(request).Count : 1;
        this.progress = new ProgressCount(progress, rounds * Bars);
    }

    /// <summary>Bars of all series.</summary>
    public long Bars { get; }

    /// <summary>The cards, the hash of all that was stepped, and what each agent adds.</summary>
    public EvaluationResult Run(CancellationToken stop)
    {
        string[] hashes = new string[members.Count];
        var own = new IReadOnlyList<ClaimCard>[members.Count];
        EvaluationBook all = Step(request.Seated, new EvaluationWork(hashes, request.HasOwnCards ? own : null), stop);
        List<ClaimCard> cards = [.. all.Cards.ToCards(Scope("all"), inFull: true)];
        if (request.HasOwnCards)
        {
            cards.AddRange(ManyCards.Corrected([.. own.SelectMany(one => one)]));
        }
        string lines = string.Concat(members.Zip(hashes, (member, hash) => $"{member.Bars.Series} {member.Bars.Label.Text()} {hash}\n"));
        IReadOnlyList<AgentAblation>? ablation = request.Ablate
            ? new Ablation(request, all).Run(settings => Step(settings, new EvaluationWork(null, null), stop), members[0].Bars)
            : null;
        return new EvaluationResult(cards, all.Cards.ToSetUps(Scope("all")), RunStore.Hash(lines), ablation);
    }

    /// <summary>One pass through all series with these settings.</summary>
    private EvaluationBook Step(SessionSettings settings, EvaluationWork work, CancellationToken stop)
    {
        SignalSession template = new(members[0].Bars.Series.Symbol, request.Interval, settings);
        var books = new EvaluationBook[threads];
        int next = -1;
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop }, thread =>
        {
            EvaluationBook sum = Book(template), one = Book(template);
            for (int i = Interlocked.Increment(ref next); i < members.Count; i = Interlocked.Increment(ref next))
            {
                one.Clear();
                Step(schedule[i], settings, one, work, stop);
                sum.Merge(one);
            }
            books[thread] = sum;
        });
        foreach (EvaluationBook other in books[1..])
        {
            books[0].Merge(other);
        }
        return books[0];
    }

    private void Step(int place, SessionSettings settings, EvaluationBook book, EvaluationWork work, CancellationToken stop)
    {
        (StoredBars bars, UniverseHistory universe) = members[place];
        var session = new SignalSession(bars.Series.Symbol, bars.Series.Interval, settings);
        var record = new SessionRecord(session, book.Cards, request.From, request.To) { Margins = book.Margins };
        using InputHash? hash = work.Hashes is null ? null : new InputHash();
        int stepped = 0;
        foreach (Input input in StoredInputs.Of(
            bars, universe.ContextsOf(bars.Series), request.Opinions.GetValueOrDefault(bars.Series.Symbol.Ticker)))
        {
            hash?.Add(in input);
            session.Step(in input);
            if (input.Kind != InputKind.Bar)
            {
                continue;
            }
            record.Take();
            if (++stepped % ProgressCount.StepBars == 0)
            {
                stop.ThrowIfCancellationRequested();
                progress.Add(ProgressCount.StepBars);
            }
        }
        progress.Add(stepped % ProgressCount.StepBars);
        if (work.Hashes is not null)
        {
            work.Hashes[place] = hash!.Current();
        }
        if (work.Own is not null)
        {
            work.Own[place] = book.Cards.ToCards(Scope(bars.Series.Symbol.Ticker), inFull: false);
        }
    }

    private EvaluationBook Book(SignalSession template) => new(
        new CardBook(template, dates, request.Targets), request.Ablate ? new MarginBook(template, dates, request.Targets) : null);

    private CardScope Scope(string scope) => new(request.Interval.Name, scope, Ran.Backtest);

    /// <summary>By ticker. Replayed and real bars never stand in one universe.</summary>
    private static IEnumerable<(StoredBars, UniverseHistory)> Universes(EvaluationRequest request) => request.Members
        .OrderBy(one => one.Series.Symbol.Ticker, StringComparer.Ordinal)
        .GroupBy(one => one.Label)
        .SelectMany(group =>
        {
            UniverseHistory universe = UniverseHistory.Of([.. group]);
            return group.Select(one => (Bars: one, Universe: universe));
        })
        .OrderBy(member => member.Bars.Series.Symbol.Ticker, StringComparer.Ordinal);
}

/// <summary>What an evaluation came to, before it is filed.</summary>
public sealed record EvaluationResult(
    IReadOnlyList<ClaimCard> Cards, IReadOnlyList<SetUpRecord> SetUps, string DataHash, IReadOnlyList<AgentAblation>? Ablation);

/// <summary>What a pass is to leave beside its book; null for what is not wanted.</summary>
/// <param name="Hashes">The hash of each series' inputs.</param>
/// <param name="Own">The cards of each series alone.</param>
internal readonly record struct EvaluationWork(string[]? Hashes, IReadOnlyList<ClaimCard>[]? Own);

/// <summary>The books of one pass.</summary>
internal sealed record EvaluationBook(CardBook Cards, MarginBook? Margins)
{
    public void Merge(EvaluationBook other)
    {
        Cards.Merge(other.Cards);
        Margins?.Merge(other.Margins!);
    }

    public void Clear()
    {
        Cards.Clear();
        Margins?.Clear();
    }
}
