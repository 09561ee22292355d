using System.ComponentModel;

namespace GoldenSignals.Web;

/// <summary>What went wrong with a request, and what to do about it (RFC 9457).</summary>
public sealed record ProblemDetails(
    [property: Description("The kind of fault in a word: usage, notFound, source, store, unexpected.")] string Title,
    [property: Description("The HTTP status, once more.")] int Status,
    [property: Description("The cause, naming the thing it concerns.")] string Detail,
    [property: Description("What the reader can do.")] string Remedy,
    [property: Description("Stands in the server's log beside the same fault.")] string ErrorId,
    [property: Description("The parameter or field that is wrong; null where it is none.")] string? Field)
{
    public const string ContentType = "application/problem+json";
}
