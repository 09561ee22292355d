namespace GoldenSignals.Web;

/// <summary>What went wrong and what to do about it, as the command line, the API and an MCP client are told.</summary>
/// <param name="code">One word for programs: usage, settings, notFound, source, store, unexpected.</param>
/// <param name="message">The fault, naming the thing it concerns.</param>
/// <param name="remedy">What the reader can do.</param>
public sealed class Fault(string code, string message, string remedy) : Exception(message)
{
    public string Code { get; } = code;

    public string Remedy { get; } = remedy;

    /// <summary>The parameter that is wrong, where it is one.</summary>
    public string? Field { get; init; }

    /// <summary>2 when the command was called wrongly, 1 for everything else.</summary>
    public int ExitCode => Code == "usage" ? 2 : 1;

    /// <summary>The command was called wrongly.</summary>
    public static Fault Usage(string message, string remedy) => new("usage", message, remedy);

    /// <summary>A parameter is wrong.</summary>
    public static Fault Parameter(string field, string message, string remedy) => new("usage", $"{field}: {message}", remedy) { Field = field };

    /// <summary>Something asked for is not there.</summary>
    public static Fault NotFound(string message, string remedy) => new("notFound", message, remedy);
}
