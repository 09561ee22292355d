using System.Globalization;
using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Runtime;

/// <summary>
/// What sessions were told besides bars, as it was written down. A bar of another symbol that comes late changes what a context would be, so
/// a session that was told one is rebuilt with what it was told.
/// </summary>
public sealed class InputJournal(JournalStore journal)
{
    private const string Contexts = "context", Corrections = "correction", Opinions = "opinion", Late = "late";

    public Task WriteAsync(Series series, Context context, CancellationToken stop) =>
        journal.AddAsync(series, Contexts, context.Time, Text(in context), stop);

    /// <summary>Marks that a bar of the past came late or was corrected, and sessions were rebuilt for it.</summary>
    public Task WriteAsync(Series series, BarCorrection correction, CancellationToken stop) =>
        journal.AddAsync(series, Corrections, correction.Bar.Time, correction.ToText(), stop);

    /// <summary>The bars that came late or were corrected last, newest first.</summary>
    public IReadOnlyList<BarCorrection> ReadCorrections(Series series, int limit) =>
        [.. journal.ReadLatest(series, Corrections, limit).Select(entry => BarCorrection.Parse(entry.Time, entry.Payload))];

    /// <summary>Writes down opinions from outside, all or none; returns their places in the journal.</summary>
    /// <param name="received">When they came. A session hears them no earlier, whatever moment they name themselves.</param>
    /// <param name="isLate">Whether a bar has closed between the moment one names and its coming, so that it counts in evaluations only.</param>
    public Task<IReadOnlyList<long>> WriteAsync(
        Series series, IReadOnlyList<ExternalOpinion> opinions, DateTime received, Predicate<ExternalOpinion> isLate, CancellationToken stop) => journal.AddAsync(
        series, Opinions, received,
        [
            .. opinions.Select(opinion => string.Create(
                CultureInfo.InvariantCulture,
                $"{opinion.Agent};{opinion.Target};{opinion.Score:R};{opinion.Confidence:R};{opinion.Time:O};{(isLate(opinion) ? Late : "")}")),
        ],
        stop);

    /// <summary>The opinions from outside that a session hears, by time: each as of its coming, those that came late left out.</summary>
    public IReadOnlyList<ExternalOpinion> ReadOpinions(Series series) =>
        [.. Received(series).Where(one => !one.Late).Select(one => one.Opinion with { Time = one.Received })];

    /// <summary>All opinions from outside, by time: those that came late as of the moment they name, which an evaluation may believe and a record may not.</summary>
    public IReadOnlyList<ExternalOpinion> ReadOpinionsOfEvaluation(Series series) =>
        [.. Received(series).Select(one => one.Late ? one.Opinion : one.Opinion with { Time = one.Received }).OrderBy(opinion => opinion.Time)];

    /// <summary>Every opinion received for a series, in order of coming.</summary>
    public IEnumerable<ReceivedOpinion> Received(Series series) => Entries(series, Opinions).Select(entry =>
    {
        string[] parts = entry.Payload.Split(';');
        return new ReceivedOpinion(
            entry.Sequence,
            new ExternalOpinion(parts[0], parts[1], DateTime.Parse(parts[4], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
                double.Parse(parts[2], CultureInfo.InvariantCulture), double.Parse(parts[3], CultureInfo.InvariantCulture)),
            entry.Time, parts[5] == Late);
    });

    /// <summary>Every context written down for a series, by close in microseconds; the first one of a close holds.</summary>
    public IReadOnlyDictionary<long, Context> ReadContexts(Series series)
    {
        var contexts = new Dictionary<long, Context>();
        foreach (JournalEntry entry in Entries(series, Contexts))
        {
            contexts.TryAdd(Moment.ToMicroseconds(entry.Time), Parse(entry));
        }
        return contexts;
    }

    private IEnumerable<JournalEntry> Entries(Series series, string kind)
    {
        IReadOnlyList<JournalEntry> page;
        for (long after = 0; (page = journal.Read(series, after)).Count > 0; after = page[^1].Sequence)
        {
            foreach (JournalEntry entry in page.Where(entry => entry.Kind == kind))
            {
                yield return entry;
            }
        }
    }

    private static string Text(in Context context) => string.Create(
        CultureInfo.InvariantCulture,
        $"{context.Symbols};{context.MedianReturn5:R};{context.MarketReturn:R};{context.Breadth:R};{context.MomentumRank:R}");

    private static Context Parse(JournalEntry entry)
    {
        string[] parts = entry.Payload.Split(';');
        double Number(int place) => double.Parse(parts[place], CultureInfo.InvariantCulture);
        return new Context(
            entry.Time, int.Parse(parts[0], CultureInfo.InvariantCulture), Number(1), Number(2), Number(3), Number(4));
    }
}

/// <summary>An opinion from outside as it was written down.</summary>
/// <param name="Sequence">Its place in the journal.</param>
/// <param name="Late">Whether a bar closed between the moment it names and its coming.</param>
public sealed record ReceivedOpinion(long Sequence, ExternalOpinion Opinion, DateTime Received, bool Late);
