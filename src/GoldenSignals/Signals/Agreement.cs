using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Signals;

/// <summary>What the agents say of a symbol at each stored interval, side by side.</summary>
/// <param name="Sentence">How the intervals agree, saying no more than is proven.</param>
public sealed record AgreementView(string Symbol, string Sentence, IReadOnlyList<AgreementRow> Intervals, string Disclosure);

/// <summary>Lean, decision and claims at one interval; shortest first.</summary>
public sealed record AgreementRow(
    string Interval, string DataLabel, DateTime AsOf, string Decision, string Reason, Lean Lean, IReadOnlyList<AgreementClaim> Claims);

/// <summary>One claim of an interval: what is published, the rate before anyone looked, and what the record has earned.</summary>
public sealed record AgreementClaim(string Target, double Probability, double BaseRate, string State);

/// <summary>Whether the intervals of a symbol say the same. Each is a session of its own; nothing is added up over them.</summary>
public static class Agreement
{
    /// <summary>Leans nearer to none than this point nowhere.</summary>
    private const double LeanMin = 0.03;

    /// <exception cref="Fault">Nothing is stored of the symbol.</exception>
    public static async Task<AgreementView> OfAsync(string symbol, BarStore bars, Analyst analyst, Settings settings, CancellationToken stop)
    {
        SeriesInfo[] stored = [.. Interval.All.Select(interval => bars.Find(symbol, interval)).OfType<SeriesInfo>().Where(info => info.Bars > 0)];
        if (stored.Length == 0)
        {
            throw Fault.NotFound($"no bars of {symbol} are stored", NearMatches.Remedy(bars, symbol));
        }
        var rows = new List<AgreementRow>();
        foreach (SeriesInfo info in stored)
        {
            rows.Add(Row(await analyst.SayAsync(symbol, info.Series.Interval, null, stop)));
        }
        return new AgreementView(stored[0].Series.Symbol.Ticker, Sentence(rows), rows, settings.Disclosure);
    }

    /// <summary>Such as "1h and 1d lean up, 5m leans down; none of it is proven."</summary>
    public static string Sentence(IReadOnlyList<AgreementRow> rows)
    {
        List<string> leans = [];
        AddLean(leans, rows.Where(row => row.Lean.Score > LeanMin), "up");
        AddLean(leans, rows.Where(row => row.Lean.Score < -LeanMin), "down");
        AddLean(leans, rows.Where(row => Math.Abs(row.Lean.Score) <= LeanMin), "neither way");
        string[] proven = [.. rows.SelectMany(row => row.Claims.Where(IsProvenWay).Select(claim => $"{claim.Target} on {row.Interval} is {claim.State}"))];
        return $"{string.Join(", ", leans)}; {(proven.Length > 0 ? Joined(proven) : rows.Count == 1 ? "it is not proven" : "none of it is proven")}.";
    }

    private static void AddLean(List<string> leans, IEnumerable<AgreementRow> rows, string way)
    {
        string[] names = [.. rows.Select(row => row.Interval)];
        if (names.Length > 0)
        {
            leans.Add($"{Joined(names)} {(names.Length == 1 ? "leans" : "lean")} {way}");
        }
    }

    private static bool IsProvenWay(AgreementClaim claim) =>
        claim.State is "weak" or "demonstrated" && (claim.Target.StartsWith("direction", StringComparison.Ordinal) || claim.Target is "relative:5" or "trade");

    private static string Joined(string[] names) => names.Length == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";

    private static AgreementRow Row(Signal signal) => new(
        signal.Interval, signal.DataLabel, signal.AsOf, signal.Decision, signal.Reason, signal.Lean,
        [
            .. from claim in signal.Claims
               where claim.Probability.HasValue && claim.BaseRate.HasValue
               select new AgreementClaim(claim.Target, claim.Probability!.Value, claim.BaseRate!.Value, claim.State!),
        ]);
}
