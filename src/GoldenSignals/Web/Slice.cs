using System.Text.Json.Serialization.Metadata;
using ModelContextProtocol.Server;

namespace GoldenSignals.Web;

/// <summary>What one slice brings to the server.</summary>
/// <param name="Shapes">How its answers are written as JSON, generated at build time.</param>
/// <param name="Map">Adds its addresses; they begin with <see cref="Server.Api"/> where they are part of the API.</param>
public sealed record Slice(IJsonTypeInfoResolver Shapes, Action<IEndpointRouteBuilder> Map)
{
    /// <summary>Adds what the slice keeps between requests.</summary>
    public Action<IServiceCollection> Add { get; init; } = _ => { };

    /// <summary>Tools for language models.</summary>
    public Func<IServiceProvider, IEnumerable<McpServerTool>> Tools { get; init; } = _ => [];

    /// <summary>Done once at the start, before anything watched is started.</summary>
    public Func<IServiceProvider, CancellationToken, Task> Begin { get; init; } = (_, _) => Task.CompletedTask;
}
