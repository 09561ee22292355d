using GoldenSignals.Core.Risk;

namespace GoldenSignals.Risk;

/// <summary>What positions may lose. Amounts are in the currency of the positions, a loss is positive.</summary>
/// <param name="DataLabel">Every kind of data among them.</param>
/// <param name="AsOf">The newest close among them.</param>
/// <param name="Portfolio">Whose they are; null for amounts given by hand.</param>
/// <param name="Currency">Empty for amounts given by hand.</param>
/// <param name="Confidence">Share of the days on which the value at risk is not exceeded.</param>
/// <param name="Days">Trading days ahead.</param>
/// <param name="Returns">Days it was measured on, the same for all that is covered.</param>
/// <param name="Value">Gross worth of what is covered.</param>
/// <param name="VolatilityPercent">Of the profits a year, in percent of that worth.</param>
/// <param name="Methods">The same question asked in several ways.</param>
/// <param name="Left">What no figure here speaks of, and why.</param>
public sealed record RiskView(
    string DataLabel, DateTime? AsOf, string Disclosure, string Sentence, string? Portfolio, string Currency, double Confidence, int Days, int Returns,
    DateOnly? From, DateOnly? To, double Value, double? VolatilityPercent, IReadOnlyList<TailView> Methods, IReadOnlyList<PartView> Parts,
    IReadOnlyList<LeftView> Left);

/// <summary>One way of reckoning. What it cannot tell is null, and the note says why.</summary>
/// <param name="Low">Ends of the 95 % interval of the value at risk; null where it gives none.</param>
/// <param name="Note">What it assumes, the step from one day to many included.</param>
public sealed record TailView(string Method, double? ValueAtRisk, double? ExpectedShortfall, double? Low, double? High, string Note)
{
    internal static TailView Of(TailRisk tail) => new(
        tail.Method, Known.Of(tail.ValueAtRisk), Known.Of(tail.ExpectedShortfall), Known.Of(tail.Low), Known.Of(tail.High), tail.Note);
}

/// <summary>What one position adds.</summary>
/// <param name="Component">Its part of the normal value at risk; the parts add up to it, and one that hedges is negative.</param>
/// <param name="VolatilityPercent">Of its own price, a year.</param>
public sealed record PartView(string Symbol, double Value, double? Component, double? SharePercent, double? VolatilityPercent);

/// <summary>A position that is left out, and why.</summary>
/// <param name="Value">Null where its worth is not known.</param>
public sealed record LeftView(string Symbol, double? Value, string Why)
{
    internal static LeftView Of(NotCovered one) => new(one.Symbol, Known.Of(one.Value), one.Why);
}

/// <summary>What positions would gain or lose if a bad time came again.</summary>
public sealed record StressView(
    string DataLabel, DateTime? AsOf, string Disclosure, string Sentence, string? Portfolio, string Currency, IReadOnlyList<ScenarioView> Scenarios);

/// <summary>One scenario.</summary>
/// <param name="From">Close it begins at; null for shocks that a person named.</param>
/// <param name="Source">Where the move of the index is written; null for own shocks.</param>
/// <param name="Profit">Of all lines; negative for a loss.</param>
/// <param name="Covered">Gross worth of what it speaks of.</param>
public sealed record ScenarioView(
    string Name, string Title, DateOnly? From, DateOnly? To, string? Source, double Profit, double Covered, IReadOnlyList<StressLineView> Lines,
    IReadOnlyList<LeftView> Left);

/// <summary>One position in a scenario.</summary>
/// <param name="How">Where the move comes from: its own bars, its beta, its class or a person.</param>
public sealed record StressLineView(string Symbol, double Value, double MovePercent, double Profit, string How);

/// <summary>How closely symbols move together, by daily logarithmic returns of the days each pair has in common.</summary>
/// <param name="Pairs">Each pair once, closest first.</param>
public sealed record CorrelationView(
    string DataLabel, DateTime? AsOf, string Disclosure, string Sentence, IReadOnlyList<string> Symbols, IReadOnlyList<PairView> Pairs);

/// <summary>One pair.</summary>
/// <param name="Value">Pearson's r; null where it cannot be told, and Why says so.</param>
/// <param name="Low">Ends of its 95 % interval.</param>
/// <param name="Returns">Days it was measured on.</param>
public sealed record PairView(
    string First, string Second, double? Value, double? Low, double? High, int Returns, DateOnly? From, DateOnly? To, string? Why);

/// <summary>How large a position may be. Shares are in percent of the capital.</summary>
/// <param name="Close">The close it is reckoned at.</param>
/// <param name="Stop">Price of the stop.</param>
/// <param name="Ways">Each rule with what it says.</param>
public sealed record SizeView(
    string DataLabel, DateTime? AsOf, string Disclosure, string Sentence, string Symbol, double Capital, double Close, double Stop, string StopFrom,
    IReadOnlyList<SizeWay> Ways);

/// <summary>One rule of size.</summary>
/// <param name="SharePercent">Of the capital; null where it cannot be told, and Note says why.</param>
/// <param name="Units">Whole ones.</param>
/// <param name="LossAtStop">In currency.</param>
public sealed record SizeWay(string Rule, double? SharePercent, double? Units, double? LossAtStop, string Note);

/// <summary>How much is in the market and in what, and how the same holdings fared in the past.</summary>
/// <param name="BetaWeighted">Worth of the benchmark that moves as much; null where no beta is known.</param>
/// <param name="WithoutBeta">Positions it leaves out.</param>
/// <param name="Past">Null where too few returns are stored.</param>
/// <param name="Left">Positions whose worth is not known.</param>
public sealed record ExposureView(
    string DataLabel, DateTime? AsOf, string Disclosure, string Sentence, string? Portfolio, string Currency, double Gross, double Net, double Long,
    double Short, IReadOnlyList<ExposurePart> BySymbol, IReadOnlyList<ExposurePart> ByAssetClass, IReadOnlyList<ExposurePart> ByCurrency,
    double? BetaWeighted, string? Benchmark, IReadOnlyList<BetaView> Betas, IReadOnlyList<LeftView> WithoutBeta, PastView? Past, IReadOnlyList<LeftView> Left);

/// <summary>How much a symbol moves for each percent of the benchmark.</summary>
/// <param name="Error">Standard error.</param>
public sealed record BetaView(string Symbol, double Beta, double Error, int Returns);

/// <summary>The same holdings, in the same shares every day, through their stored past: no record of anyone's account.</summary>
/// <param name="MaxDrawdownPercent">Deepest fall below the best before it.</param>
/// <param name="DrawdownUntil">When that best was reached again; null if it never was.</param>
public sealed record PastView(
    int Returns, DateOnly From, DateOnly To, double? VolatilityPercent, double MaxDrawdownPercent, DateOnly DrawdownFrom, DateOnly DrawdownBottom,
    DateOnly? DrawdownUntil, IReadOnlyList<LeftView> Left);

/// <summary>What is not known is null in an answer.</summary>
internal static class Known
{
    public static double? Of(double value) => double.IsFinite(value) ? value : null;
}
