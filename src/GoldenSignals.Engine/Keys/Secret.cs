namespace GoldenSignals.Engine.Keys;

/// <summary>A text nobody may see. It is never printed by accident: only <see cref="Reveal"/> gives it, to whoever sends it to its owner.</summary>
public sealed class Secret(string text)
{
    public const string Hidden = "[hidden]";

    public string Reveal() => text;

    public override string ToString() => Hidden;
}
