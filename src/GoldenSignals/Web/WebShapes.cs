using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace GoldenSignals.Web;

/// <summary>How the API writes JSON: names and forms as <see cref="Json"/> has them, shapes generated at build time.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int?))]
public sealed partial class WebShapes : JsonSerializerContext
{
    /// <summary>For what is written before a request reaches its address.</summary>
    public static readonly WebShapes Plain = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static void Apply(JsonSerializerOptions options, IEnumerable<IJsonTypeInfoResolver> slices)
    {
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.TypeInfoResolverChain.Clear();
        foreach (IJsonTypeInfoResolver shapes in slices.Append(Default))
        {
            options.TypeInfoResolverChain.Add(shapes);
        }
    }
}
