using GoldenSignals.Core.Claims;

namespace GoldenSignals.Engine.Parity;

/// <summary>Counts what was compared, and puts signals that differ for one reason under that reason.</summary>
internal sealed class ParityTally(string ran)
{
    private readonly List<ParityDifference> differences = [];
    private int recorded, same, sameWords, changed;
    private DateTime? from, to;
    private ParityDifference? open;

    /// <summary>Begins a difference that the signals counted from now on belong to, or goes on with one of the same kind.</summary>
    /// <param name="always">Begins a new one even where one of the same cause goes on.</param>
    public void Begin(ParityCause cause, DateTime close, string what, bool always = false)
    {
        if (open?.Cause == cause && !always)
        {
            return;
        }
        End();
        open = new ParityDifference(cause, ran, close, 0, 0, what);
    }

    public void End()
    {
        if (open is { Signals: > 0 } over)
        {
            differences.Add(over);
        }
        open = null;
    }

    public void Count(bool sameInputs, bool sameWords)
    {
        recorded++;
        (same, this.sameWords, changed) = (sameInputs && sameWords, sameWords) switch
        {
            (true, _) => (same + 1, this.sameWords, changed),
            (_, true) => (same, this.sameWords + 1, changed),
            _ => (same, this.sameWords, changed + 1),
        };
        if (open is { } now)
        {
            open = now with { Signals = now.Signals + 1, Changed = now.Changed + (sameWords ? 0 : 1) };
        }
    }

    public void Add(ParityDifference difference) => differences.Add(difference);

    /// <summary>A stretch that cannot be stepped at all.</summary>
    public void Refuse(ParityStretch stretch, ParityCause cause, string what)
    {
        End();
        recorded += stretch.Signals.Count;
        changed += stretch.Signals.Count;
        Reach(stretch);
        differences.Add(new ParityDifference(cause, ran, stretch.First, stretch.Signals.Count, stretch.Signals.Count, what));
    }

    public void Reach(ParityStretch stretch) => (from, to) = (from ?? stretch.First, stretch.Last);

    public ParityChain ToChain(LedgerChain chain)
    {
        End();
        return new ParityChain(chain, from, to, recorded, same, sameWords, changed, [.. differences.OrderBy(one => one.Close)]);
    }
}
