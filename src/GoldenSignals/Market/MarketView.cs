using System.Text.Json.Serialization;
using GoldenSignals.Core.Claims;

namespace GoldenSignals.Market;

/// <summary>The Market page: a sentence on top and a row a symbol, what changed first.</summary>
public sealed record MarketView(
    string Sentence, string Interval, DateTime? AsOf, IReadOnlyList<string> DataLabels, IReadOnlyList<MarketRow> Rows, string Disclosure);

/// <summary>One symbol of the watchlist. A part that cannot be said honestly is null and its reason stands in <c>Missing</c>.</summary>
public sealed record MarketRow(
    string Symbol, string Interval, string Status, DateTime? AsOf, double? AgeSeconds, string DataLabel, double? Close, double? ChangePercent,
    RangeAhead? Range, Wildness? Wild, RiskAhead? Risk, IReadOnlyList<Change> Changed, string Decision, string Reason, Lean? Lean,
    string? Missing)
{
    /// <summary>Why newer bars should be here and are not, a sentence; null while all is fresh, or nobody is asked for more.</summary>
    public string? Late { get; init; }

    /// <summary>What the states of the page's rows are corrected by; not shown.</summary>
    [JsonIgnore]
    public Chances? Chances { get; init; }
}

/// <summary>Where the close can be: an 80 % range, by when, and how often such ranges held over the last 250.</summary>
public sealed record RangeAhead(double Low, double High, DateTime By, double? TrailingCoverage);

/// <summary>Whether the next five bars are likely wilder than usual.</summary>
/// <param name="Side">above or below its own median of the last 252 bars.</param>
public sealed record Wildness(string Side, double Probability, string State)
{
    /// <param name="above">Probability of more than the median.</param>
    public static Wildness Of(double above, string state) => new(above >= 0.5 ? "above" : "below", Math.Max(above, 1 - above), state);
}

/// <summary>Distance of a two-ATR stop and how many shares keep its loss inside the risk setting.</summary>
public sealed record RiskAhead(double StopDistance, double StopPercent, double Shares)
{
    /// <summary>Units that portfolios hold, below zero where they are short on balance; null where none holds it.</summary>
    public double? Held { get; init; }

    /// <summary>What they lose when the close moves by the stop's distance against them, in the currency of the symbol; null where none holds it.</summary>
    public double? HeldAtRisk { get; init; }
}
