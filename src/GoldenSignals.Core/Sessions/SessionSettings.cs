using System.Globalization;

namespace GoldenSignals.Core.Sessions;

/// <summary>Everything a session may be told beside its inputs. Part of every result's hash.</summary>
public sealed record SessionSettings
{
    public static readonly SessionSettings Default = new();

    /// <summary>Version of the core's arithmetic: raised when the same inputs would give other bits.</summary>
    public const int CoreVersion = 1;

    /// <summary>Cost of one fill in basis points of its value.</summary>
    public double CostBps { get; init; } = 5;

    /// <summary>Annualised volatility a position is sized for.</summary>
    public double VolatilityTarget { get; init; } = 0.10;

    /// <summary>Share of the Kelly bet that is taken, and the most capital one position may hold.</summary>
    public double KellyShare { get; init; } = 0.25;

    public double SizeMax { get; init; } = 0.20;

    /// <summary>Agents left out, by name.</summary>
    public IReadOnlyList<string> Disabled { get; init; } = [];

    /// <summary>Cost of getting in and out, as a share of the price.</summary>
    public double CostShare => 2 * CostBps / 10_000;

    /// <summary>The settings in one line, the same for the same settings.</summary>
    public string Canonical => string.Create(CultureInfo.InvariantCulture,
        $"core={CoreVersion};cost={CostBps:R};volatility={VolatilityTarget:R};kelly={KellyShare:R};size={SizeMax:R};disabled={string.Join(',', Disabled.Order(StringComparer.Ordinal))}");
}
