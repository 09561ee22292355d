using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Sessions;

/// <summary>What an input carries.</summary>
public enum InputKind
{
    Bar,
    Action,
    Context,
}

/// <summary>Anything that can change a decision, in the order it happened.</summary>
/// <remarks>An action stands before the first bar it concerns, a context before the bar of its close.</remarks>
public readonly record struct Input
{
    public InputKind Kind { get; private init; }

    public Bar Bar { get; private init; }

    public CorporateAction Action { get; private init; }

    public Context Context { get; private init; }

    public static Input Of(in Bar bar) => new() { Kind = InputKind.Bar, Bar = bar };

    public static Input Of(in CorporateAction action) => new() { Kind = InputKind.Action, Action = action };

    public static Input Of(in Context context) => new() { Kind = InputKind.Context, Context = context };
}
