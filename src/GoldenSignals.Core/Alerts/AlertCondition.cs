using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Indicators;
using GoldenSignals.Core.Targets;

namespace GoldenSignals.Core.Alerts;

/// <summary>What has to be so at a close. A rule fires where it becomes so, not while it stays so.</summary>
public abstract record AlertCondition
{
    /// <summary>One word for programs.</summary>
    public abstract string Kind { get; }

    /// <summary>The key of the claim it is about; null for none.</summary>
    public virtual string? Target => null;

    /// <summary>The numbers it reads from the bars, by their full names; price is the raw close.</summary>
    public virtual IReadOnlyList<string> Measures => [];
}

/// <summary>The published probability of a claim lies beyond a threshold.</summary>
/// <param name="Key">Of the target catalog.</param>
/// <param name="Percent">0 to 100.</param>
/// <param name="Least">The claim must have proven itself so far; null for any state.</param>
public sealed record ClaimCondition(string Key, AlertSide Side, double Percent, ClaimState? Least) : AlertCondition
{
    public override string Kind => "claim";

    public override string? Target => Key;

    public TargetEntry Entry => TargetCatalog.Find(Key)!;
}

/// <summary>A claim has been settled at this close.</summary>
/// <param name="Right">Only where the likelier side came, or only where it did not; null for both.</param>
public sealed record SettledCondition(string Key, bool? Right, ClaimState? Least) : AlertCondition
{
    public override string Kind => "settled";

    public override string? Target => Key;
}

/// <summary>The decision is another than at the close before.</summary>
/// <param name="Becomes">buy, sell or hold; null for any change.</param>
public sealed record DecisionCondition(string? Becomes) : AlertCondition
{
    public override string Kind => "decision";
}

/// <summary>The agents' plain vote has changed its side.</summary>
/// <param name="Side">1 up, −1 down, 0 either.</param>
public sealed record LeanCondition(int Side) : AlertCondition
{
    public override string Kind => "lean";
}

/// <summary>The regime has flipped.</summary>
/// <param name="Becomes">Such as wild downtrend; null for any.</param>
public sealed record RegimeCondition(string? Becomes) : AlertCondition
{
    public override string Kind => "regime";
}

/// <summary>The close or an indicator lies beyond a number, or beyond another of them.</summary>
/// <param name="Left">price, or an indicator's full name.</param>
/// <param name="Level">The number, where it is one; NaN else.</param>
/// <param name="Against">What else it is held against; null for the number.</param>
public sealed record MeasureCondition(string Left, AlertSide Side, double Level, string? Against) : AlertCondition
{
    public const string Price = "price";

    public override string Kind => Left == Price ? "level" : "indicator";

    public override IReadOnlyList<string> Measures => Against is null ? [Left] : [Left, Against];

    /// <summary>The indicator behind a name; null for the price.</summary>
    public static IndicatorRequest? RequestOf(string name) => name == Price ? null : IndicatorCatalog.Parse(name);
}

/// <summary>A bar that arrives as it closes is overdue.</summary>
/// <param name="After">How long past its close.</param>
public sealed record StaleCondition(TimeSpan After) : AlertCondition
{
    public static readonly TimeSpan UsualAfter = TimeSpan.FromHours(1);

    public override string Kind => "stale";
}
