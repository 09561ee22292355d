namespace GoldenSignals.Engine.Sources;

/// <summary>A source could not give what was asked. The message names the source, the cause and what to do.</summary>
public sealed class SourceException : Exception
{
    public SourceException(string message) : base(message) { }

    public SourceException(string message, Exception cause) : base(message, cause) { }

    /// <summary>The source is well and says there is no such symbol; another may have it.</summary>
    public bool SaysThereIsNone { get; init; }
}
