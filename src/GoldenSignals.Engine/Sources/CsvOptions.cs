using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Sources;

/// <summary>What a person said about CSV files beside their path.</summary>
/// <param name="Ticker">The symbol of a file that does not name it; of a file with many, the one wanted.</param>
/// <param name="Interval">Bar length; else the usual distance of the first rows.</param>
/// <param name="AssetClass">Else by <see cref="FileSymbols"/>.</param>
/// <param name="IsPassedOver">Folders not to go into.</param>
public sealed record CsvOptions(
    string? Ticker = null, Interval? Interval = null, CsvMap? Map = null, AssetClass? AssetClass = null,
    Func<string, bool>? IsPassedOver = null)
{
    public static readonly CsvOptions None = new();
}
