using GoldenSignals.Core.Claims;

namespace GoldenSignals.Engine.Parity;

/// <summary>Why what was recorded is not what the backtest path makes of the stored bars.</summary>
public enum ParityCause
{
    /// <summary>Bars, or what is told with them, are not those that were stepped then.</summary>
    Data,

    /// <summary>A bar came late, or nothing was recorded at its close.</summary>
    Timing,

    /// <summary>A paper order was filled otherwise than the simulated broker fills it on the bars as they are.</summary>
    Fill,

    /// <summary>It was made with other settings or neighbours.</summary>
    Settings,

    /// <summary>The same inputs, and this program makes something else of them.</summary>
    Code,
}

/// <summary>One difference, and all that follows from it.</summary>
/// <param name="Ran">live, paper, replay or synthetic.</param>
/// <param name="Close">The first close it shows at, UTC.</param>
/// <param name="Signals">Recorded signals it reaches; of missing ones how many are missing.</param>
/// <param name="Changed">Of these, signals that would say something else today.</param>
public sealed record ParityDifference(ParityCause Cause, string Ran, DateTime Close, int Signals, int Changed, string What);

/// <summary>A chain of the ledger held against the backtest path.</summary>
/// <param name="Recorded">Signals compared.</param>
/// <param name="Same">Same inputs and same words, bit for bit.</param>
/// <param name="SameWords">Other inputs, and yet the same words.</param>
/// <param name="Changed">Other words.</param>
public sealed record ParityChain(
    LedgerChain Chain, DateTime? From, DateTime? To, int Recorded, int Same, int SameWords, int Changed, IReadOnlyList<ParityDifference> Differences);

/// <summary>The fills of paper orders of a symbol held against the simulated broker over the stored bars.</summary>
public sealed record ParityFills(string Symbol, int Compared, IReadOnlyList<ParityDifference> Differences);
