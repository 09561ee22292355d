using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;

namespace GoldenSignals.Engine.Ledger;

/// <summary>Puts what a session says into the words of the ledger.</summary>
public static class LedgerWords
{
    public const string Live = "live", Paper = "paper", Replay = "replay", Synthetic = "synthetic";

    /// <summary>The chain a session's signals stand on; null where what it says is no record, as over imported bars.</summary>
    public static LedgerChain? ChainOf(Series series, DataLabel label) => RanOf(label) is { } ran
        ? new LedgerChain(series.Symbol.Ticker, series.Interval.Name, ran)
        : null;

    /// <summary>The clock binds only what arrives as it happens.</summary>
    public static bool IsLive(LedgerChain chain) => chain.Ran is Live or Paper;

    /// <summary>The entry of a signal. Where there is no claim, nothing is written.</summary>
    public static SignalEntry Of(Signal signal, LedgerChain chain, long sequence, DateTime written) => new(
        chain, sequence, signal.AsOf, written, signal.Id, signal.DataLabel, signal.ModelHash, signal.InputHash, signal.Decision, signal.Reason,
        signal.Close, [.. signal.Claims.Where(claim => claim.NoClaim is null).Select(claim => Of(claim, signal))]);

    /// <summary>How data of such a run must be labelled; the two that are no market are in capitals.</summary>
    public static string LabelOf(string ran) => ran is Replay or Synthetic ? ran.ToUpperInvariant() : ran;

    private static string? RanOf(DataLabel label) => label switch
    {
        DataLabel.Live => Live,
        DataLabel.Replay => Replay,
        DataLabel.Synthetic => Synthetic,
        _ => null,
    };

    private static LedgerClaim Of(Claim claim, Signal signal) => claim.Range is { } range
        ? new LedgerClaim(claim.Target, claim.Horizon, claim.Expires, null, new LedgerRange(Of(range.P80), Of(range.P90)))
        : new LedgerClaim(
            claim.Target, claim.Horizon, claim.Expires,
            new LedgerOdds(
                claim.Raw!.Value, claim.Probability!.Value, claim.BaseRate!.Value, claim.Baseline!.Name, claim.Baseline.Probability,
                claim.Calibration!.Value, claim.State!, claim.Band is { } band ? new LedgerBounds(band.Low, band.High) : null, Shares(claim, signal)),
            null);

    private static LedgerBounds Of(double[] bounds) => new(bounds[0], bounds[1]);

    private static List<LedgerShare> Shares(Claim claim, Signal signal) =>
    [
        .. from agent in signal.Agents
           from opinion in agent.Opinions
           where opinion.Target == claim.Target && opinion.Contribution is { } share && share != 0
           select new LedgerShare(agent.Agent, opinion.Contribution!.Value),
    ];
}
