using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ModelContextProtocol.Server;

namespace GoldenSignals.Web;

/// <summary>Makes tools that a language model's client can call. Most read; one that adds something says so.</summary>
public static class Tools
{
    /// <summary>Without converters of our own: a number that one writes has no shape in the description of an answer.</summary>
    private static readonly JsonSerializerOptions Shapes = new(JsonSerializerDefaults.Web)
    {
        Encoder = Json.Line.Encoder, NumberHandling = JsonNumberHandling.Strict, TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <param name="description">For the model that decides whether to call it.</param>
    /// <param name="answer">A method whose parameters carry descriptions; those the services know are handed in, the rest are the caller's.</param>
    public static McpServerTool Reading(string name, string title, string description, IServiceProvider services, Delegate answer) =>
        Create(name, title, description, services, answer, readOnly: true);

    /// <summary>A tool that adds something and can destroy nothing; a client asks its person first.</summary>
    public static McpServerTool Adding(string name, string title, string description, IServiceProvider services, Delegate answer) =>
        Create(name, title, description, services, answer, readOnly: false);

    private static McpServerTool Create(string name, string title, string description, IServiceProvider services, Delegate answer, bool readOnly) =>
        McpServerTool.Create(answer, new McpServerToolCreateOptions
        {
            Name = name, Title = title, Description = description, Services = services, SerializerOptions = Shapes,
            ReadOnly = readOnly, Destructive = false, Idempotent = readOnly, OpenWorld = false, UseStructuredContent = true,
        });
}
