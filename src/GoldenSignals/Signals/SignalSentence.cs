using System.Globalization;
using GoldenSignals.Core.Claims;

namespace GoldenSignals.Signals;

/// <summary>A signal in a sentence or three, saying no more than is proven.</summary>
public static class SignalSentence
{
    /// <summary>Invariant, with "64 %" for a share.</summary>
    internal static readonly CultureInfo Culture = MakeCulture();

    /// <summary>What a yes and a no to a target mean in words.</summary>
    private static readonly Dictionary<string, (string Yes, string No)> Words = new()
    {
        ["volatility:5"] = ("the next 5 bars are wilder than usual", "the next 5 bars are calmer than usual"),
        ["volatility:20"] = ("the next 20 bars are wilder than usual", "the next 20 bars are calmer than usual"),
        ["band:5"] = ("the next 5 closes stay within their usual band", "one of the next 5 closes leaves its usual band"),
        ["range:1"] = ("the next bar ranges wider than its median", "the next bar ranges narrower than its median"),
        ["activity:1"] = ("the next volume is above its median", "the next volume is below its median"),
    };

    /// <summary>Under this much probability one way or the other nothing is called likely.</summary>
    private const double LikelyMin = 0.55;

    public static string Of(Signal signal) =>
        string.Join(" ", new[] { Direction(signal), Likely(signal), Reach(signal) }.Where(part => part.Length > 0));

    private static string Direction(Signal signal) => signal.Decision switch
    {
        "buy" => $"Buy: {signal.Reason}.",
        "sell" => $"Sell: {signal.Reason}.",
        _ => signal.Reason == "noEdge" ? "No proven edge in direction." : $"Hold: {signal.Reason}.",
    };

    private static string Likely(Signal signal)
    {
        List<string> parts = [];
        foreach (Claim claim in signal.Claims.Where(claim => claim.State is "weak" or "demonstrated"))
        {
            if (claim.Probability is { } yes && Math.Max(yes, 1 - yes) >= LikelyMin && Words.TryGetValue(claim.Target, out (string Yes, string No) words))
            {
                parts.Add(yes > 0.5 ? Text($"{words.Yes} ({yes:P0}, {claim.State})") : Text($"{words.No} ({1 - yes:P0}, {claim.State})"));
            }
        }
        return parts.Count > 0 ? $"Likely: {string.Join("; ", parts)}." : "";
    }

    private static string Reach(Signal signal)
    {
        if (signal.Claims.FirstOrDefault(claim => claim is { Target: "range-forecast", Horizon: 5, Range: not null }) is not { Range: { } range } claim)
        {
            return "";
        }
        string held = claim.TrailingCoverage is { } coverage ? Text($"; such ranges held {coverage:P0} of the last 250 times") : "";
        return Text($"In 5 bars it closes between {Show.Price(range.P80[0])} and {Show.Price(range.P80[1])} 80 times in 100{held}.");
    }

    private static string Text(FormattableString text) => text.ToString(Culture);

    private static CultureInfo MakeCulture()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.PercentPositivePattern = 0;
        return CultureInfo.ReadOnly(culture);
    }
}
