using GoldenSignals.Core.Claims;

namespace GoldenSignals.Engine.Parity;

/// <summary>The signals of a chain that were made under one opening, by their close.</summary>
internal sealed record ParityStretch(OpeningEntry Opening, SortedDictionary<DateTime, SignalEntry> Signals)
{
    public DateTime First => Signals.Keys.First();

    public DateTime Last => Signals.Keys.Last();

    /// <summary>The stretches that have signals in a time.</summary>
    public static IEnumerable<ParityStretch> Of(IReadOnlyList<LedgerEntry> entries, DateTime from, DateTime until)
    {
        ParityStretch? now = null;
        foreach (LedgerEntry entry in entries)
        {
            if (entry is OpeningEntry opening)
            {
                if (now is { Signals.Count: > 0 })
                {
                    yield return now;
                }
                now = new ParityStretch(opening, []);
            }
            if (entry is SignalEntry said && said.Time >= from && said.Time <= until)
            {
                now!.Signals[said.Time] = said;
            }
        }
        if (now is { Signals.Count: > 0 })
        {
            yield return now;
        }
    }
}
