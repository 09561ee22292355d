using System.Globalization;
using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Evaluations;

/// <summary>What is to be evaluated: which bars, by which settings, and what is to be counted.</summary>
/// <param name="Members">The bars of each symbol at one interval, in any order; those of one label are each other's universe.</param>
/// <param name="Settings">Of every session; agents in its list of the disabled do not sit.</param>
public sealed record EvaluationRequest(IReadOnlyList<StoredBars> Members, Interval Interval, SessionSettings Settings)
{
    /// <summary>Symbols up to which each has cards of its own without being asked.</summary>
    public const int SymbolsWithOwnCardsMax = 50;

    /// <summary>Keys of the targets that are counted; null for all.</summary>
    public IReadOnlySet<string>? Targets { get; init; }

    /// <summary>Only claims issued after this moment count; sessions are warm by then.</summary>
    public DateTime? From { get; init; }

    /// <summary>No bar after this moment is looked at.</summary>
    public DateTime? To { get; init; }

    /// <summary>A card of each symbol, however many they are.</summary>
    public bool PerSymbol { get; init; }

    /// <summary>Also leave each agent out in turn.</summary>
    public bool Ablate { get; init; }

    /// <summary>Opinions from outside on a symbol, by time; each agent among them has a seat in every session.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ExternalOpinion>> Opinions { get; init; } =
        new Dictionary<string, IReadOnlyList<ExternalOpinion>>();

    public bool HasOwnCards => PerSymbol || Members.Count <= SymbolsWithOwnCardsMax;

    /// <summary>The settings with a seat for every agent from outside.</summary>
    public SessionSettings Seated => Settings with { External = ExternalVoices.Of(Opinions.Values.SelectMany(opinions => opinions)) };

    /// <summary>Everything that was asked, in one line, the same for the same question. The bars themselves have a hash of their own.</summary>
    public string Canonical => string.Create(CultureInfo.InvariantCulture,
        $"symbols={string.Join(',', Members.Select(one => one.Series.Symbol.Ticker).Order(StringComparer.Ordinal))};interval={Interval};"
        + $"targets={(Targets is null ? "all" : string.Join(',', Targets.Order(StringComparer.Ordinal)))};from={From:O};to={To:O};"
        + $"ablate={Ablate};{Variant}");

    /// <summary>The part of it that makes a variant: settings and seats, not the choice of data.</summary>
    public string Variant => VariantOf(Seated);

    internal static string VariantOf(SessionSettings seated) => $"{seated.Canonical};external={string.Join(',', seated.External)}";

    /// <summary>The settings without one more agent.</summary>
    internal SessionSettings Without(string agent) => Seated with { Disabled = [.. Settings.Disabled, agent] };
}

/// <summary>How far an evaluation is.</summary>
/// <param name="Bars">Bars stepped so far, of all that will be.</param>
public readonly record struct EvaluationProgress(long Bars, long BarsTotal);
