using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Risk;

/// <summary>What a class of assets did, and where that is written.</summary>
/// <param name="Move">−0.3 for a loss of 30 %.</param>
/// <param name="Of">The index it is of; null for a move that a person named, which is taken as it is.</param>
public sealed record ClassMove(double Move, string? Of, string Source);

/// <summary>A market that things are held against: dated, with what each class did then, or made up by a person.</summary>
/// <param name="From">Close it begins at; null for one without dates.</param>
/// <param name="Symbols">Moves of single symbols, which come before those of their class.</param>
public sealed record StressScenario(
    string Name, string Title, DateOnly? From, DateOnly? To, IReadOnlyDictionary<AssetClass, ClassMove> Classes, IReadOnlyDictionary<string, double> Symbols)
{
    private const string Source = "S&P Dow Jones Indices, closes of the S&P 500";

    /// <summary>From the close of 9 October 2007, 1565.15, to that of 9 March 2009, 676.53.</summary>
    public static readonly StressScenario Crash2008 = Dated(
        "2008", "Financial crisis, October 2007 to March 2009", new DateOnly(2007, 10, 9), new DateOnly(2009, 3, 9), (676.53 / 1565.15) - 1);

    /// <summary>From the close of 19 February 2020, 3386.15, to that of 23 March 2020, 2237.40.</summary>
    public static readonly StressScenario Crash2020 = Dated(
        "2020", "Pandemic crash, February to March 2020", new DateOnly(2020, 2, 19), new DateOnly(2020, 3, 23), (2237.40 / 3386.15) - 1);

    /// <summary>Those with dates. Of currencies, contracts and coins no index stands for the class: they are told from their own bars or not at all.</summary>
    public static readonly IReadOnlyList<StressScenario> All = [Crash2008, Crash2020];

    /// <summary>A person's own shocks: −0.2 for a fall of 20 %.</summary>
    public static StressScenario Custom(IReadOnlyDictionary<AssetClass, double> classes, IReadOnlyDictionary<string, double> symbols) => new(
        "custom", "Own shocks", null, null, classes.ToDictionary(pair => pair.Key, pair => new ClassMove(pair.Value, null, "named")), symbols);

    private static StressScenario Dated(string name, string title, DateOnly from, DateOnly to, double move)
    {
        ClassMove stocks = new(move, "S&P 500", FormattableString.Invariant($"{Source}, {from:yyyy-MM-dd} to {to:yyyy-MM-dd}"));
        return new StressScenario(
            name, title, from, to,
            new Dictionary<AssetClass, ClassMove> { [AssetClass.Equity] = stocks, [AssetClass.Etf] = stocks, [AssetClass.Index] = stocks },
            new Dictionary<string, double>());
    }
}
