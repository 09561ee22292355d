namespace GoldenSignals.Core.Risk;

/// <summary>What is held of one kind.</summary>
/// <param name="Share">Of the gross exposure, 0 to 1.</param>
public sealed record ExposurePart(string Name, double Long, double Short, double Net, double Share);

/// <summary>How much is in the market, and in what. Amounts are in the currency of the account; what is short counts below zero in Net and above it in Gross.</summary>
/// <param name="BetaWeighted">Σ beta × value over the positions with a beta: what the whole moves like, held in the benchmark; NaN where none has one.</param>
/// <param name="WithoutBeta">Positions it leaves out.</param>
public sealed record Exposure(
    double Gross, double Net, double Long, double Short, IReadOnlyList<ExposurePart> BySymbol, IReadOnlyList<ExposurePart> ByAssetClass,
    IReadOnlyList<ExposurePart> ByCurrency, double BetaWeighted, IReadOnlyList<NotCovered> WithoutBeta)
{
    /// <param name="betas">Of each holding, in the same order; null where it is not known.</param>
    public static Exposure Of(IReadOnlyList<Stake> stakes, IReadOnlyList<Beta?> betas)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(betas.Count, stakes.Count);
        double above = stakes.Sum(one => Math.Max(0, one.Value)), below = stakes.Sum(one => Math.Max(0, -one.Value));
        IReadOnlyList<ExposurePart> By(Func<Stake, string> name) =>
        [
            .. stakes.GroupBy(name).Select(group =>
            {
                double more = group.Sum(one => Math.Max(0, one.Value)), less = group.Sum(one => Math.Max(0, -one.Value));
                return new ExposurePart(group.Key, more, less, more - less, above + below > 0 ? (more + less) / (above + below) : 0);
            }).OrderByDescending(part => part.Share).ThenBy(part => part.Name, StringComparer.Ordinal),
        ];
        (Stake Stake, Beta? Beta)[] pairs = [.. stakes.Zip(betas)];
        return new Exposure(
            above + below, above - below, above, below, By(one => one.Symbol), By(one => one.AssetClass.ToString().ToLowerInvariant()), By(one => one.Currency),
            pairs.Any(pair => pair.Beta is not null) ? pairs.Sum(pair => pair.Beta is { } beta ? beta.Value * pair.Stake.Value : 0) : double.NaN,
            [.. pairs.Where(pair => pair.Beta is null).Select(pair => new NotCovered(pair.Stake.Symbol, pair.Stake.Value, "no beta is known"))]);
    }
}
