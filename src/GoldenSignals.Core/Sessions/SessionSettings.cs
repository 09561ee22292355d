using System.Globalization;
using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Targets;

namespace GoldenSignals.Core.Sessions;

/// <summary>Everything a session may be told beside its inputs. Part of every result's hash.</summary>
public sealed record SessionSettings
{
    public static readonly SessionSettings Default = new();

    /// <summary>Version of the core's arithmetic: raised when the same inputs would give other bits.</summary>
    public const int CoreVersion = 4;

    /// <summary>Cost of one fill in basis points of its value.</summary>
    public double CostBps { get; init; } = 5;

    /// <summary>Annualised volatility a position is sized for.</summary>
    public double VolatilityTarget { get; init; } = 0.10;

    /// <summary>Share of the Kelly bet that is taken, and the most capital one position may hold.</summary>
    public double KellyShare { get; init; } = 0.25;

    public double SizeMax { get; init; } = 0.20;

    /// <summary>Hours whose intraday bars are stepped.</summary>
    public TradingHours Hours { get; init; }

    /// <summary>Agents left out, by name.</summary>
    public IReadOnlyList<string> Disabled { get; init; } = [];

    /// <summary>Agents from outside and the targets each speaks on; they sit after those of the catalog, in this order.</summary>
    /// <remarks>No part of the canonical text: what they say is an input, and a place for one who has not spoken changes nothing.</remarks>
    public IReadOnlyList<ExternalVoices> External { get; init; } = [];

    /// <summary>Cost of getting in and out, as a share of the price.</summary>
    public double CostShare => 2 * CostBps / 10_000;

    private const string ExtendedText = ";hours=extended";

    /// <summary>The settings in one line, the same for the same settings.</summary>
    public string Canonical => string.Create(CultureInfo.InvariantCulture,
        $"core={CoreVersion};cost={CostBps:R};volatility={VolatilityTarget:R};kelly={KellyShare:R};size={SizeMax:R};disabled={string.Join(',', Disabled.Order(StringComparer.Ordinal))}{(Hours == TradingHours.Extended ? ExtendedText : "")}");

    /// <summary>Reads settings back from their line; null for a line of another version of the core, which this one cannot repeat.</summary>
    public static SessionSettings? Parse(string canonical)
    {
        Dictionary<string, string> values = canonical.Split(';').Select(part => part.Split('=', 2)).Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => pair[1]);
        double Number(string name) => double.TryParse(values.GetValueOrDefault(name), CultureInfo.InvariantCulture, out double number) ? number : double.NaN;
        var settings = new SessionSettings
        {
            CostBps = Number("cost"), VolatilityTarget = Number("volatility"), KellyShare = Number("kelly"), SizeMax = Number("size"),
            Hours = values.GetValueOrDefault("hours") == "extended" ? TradingHours.Extended : TradingHours.Regular,
            Disabled = values.GetValueOrDefault("disabled", "").Split(',', StringSplitOptions.RemoveEmptyEntries),
        };
        return settings.Canonical == canonical ? settings : null;
    }
}

/// <summary>An agent from outside and the targets it speaks on.</summary>
public sealed record ExternalVoices(string Agent, IReadOnlyList<string> Targets)
{
    /// <summary>The voices of these opinions, by name, each with its targets in the catalog's order.</summary>
    public static IReadOnlyList<ExternalVoices> Of(IEnumerable<ExternalOpinion> opinions) =>
    [
        .. opinions.GroupBy(opinion => opinion.Agent).OrderBy(agent => agent.Key, StringComparer.Ordinal).Select(agent =>
        {
            HashSet<string> spoken = [.. agent.Select(opinion => opinion.Target)];
            return new ExternalVoices(agent.Key, [.. TargetCatalog.All.Select(entry => entry.Key).Where(spoken.Contains)]);
        }),
    ];

    public override string ToString() => $"{Agent}({string.Join(' ', Targets)})";
}
