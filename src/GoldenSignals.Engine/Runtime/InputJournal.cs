using System.Globalization;
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
    private const string Contexts = "context", Corrections = "correction";

    public Task WriteAsync(Series series, Context context, CancellationToken stop) =>
        journal.AddAsync(series, Contexts, context.Time, Text(in context), stop);

    /// <summary>Marks that a stored bar was corrected to this one, and sessions were rebuilt for it.</summary>
    public Task WriteCorrectionAsync(Series series, Bar bar, CancellationToken stop) => journal.AddAsync(
        series, Corrections, bar.Time,
        string.Create(CultureInfo.InvariantCulture, $"{bar.Open};{bar.High};{bar.Low};{bar.Close};{bar.Volume:R}"), stop);

    /// <summary>Every context written down for a series, by close in microseconds; the first one of a close holds.</summary>
    public IReadOnlyDictionary<long, Context> ReadContexts(Series series)
    {
        var contexts = new Dictionary<long, Context>();
        IReadOnlyList<JournalEntry> page;
        for (long after = 0; (page = journal.Read(series, after)).Count > 0; after = page[^1].Sequence)
        {
            foreach (JournalEntry entry in page.Where(entry => entry.Kind == Contexts))
            {
                contexts.TryAdd(Moment.ToMicroseconds(entry.Time), Parse(entry));
            }
        }
        return contexts;
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
