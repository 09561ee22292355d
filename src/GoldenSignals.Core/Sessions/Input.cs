using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Sessions;

/// <summary>What an input carries.</summary>
public enum InputKind
{
    Bar,
    Action,
    Context,
    Opinion,
}

/// <summary>Anything that can change a decision, in the order it happened.</summary>
/// <remarks>An action stands before the first bar it concerns, a context and an opinion from outside before the bar they are heard at.</remarks>
public readonly record struct Input
{
    public InputKind Kind { get; private init; }

    public Bar Bar { get; private init; }

    public CorporateAction Action { get; private init; }

    public Context Context { get; private init; }

    /// <summary>Null but for an opinion.</summary>
    public ExternalOpinion? Opinion { get; private init; }

    public static Input Of(in Bar bar) => new() { Kind = InputKind.Bar, Bar = bar };

    public static Input Of(in CorporateAction action) => new() { Kind = InputKind.Action, Action = action };

    public static Input Of(in Context context) => new() { Kind = InputKind.Context, Context = context };

    public static Input Of(ExternalOpinion opinion) => new() { Kind = InputKind.Opinion, Opinion = opinion };
}
