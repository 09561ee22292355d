using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using GoldenSignals.Core.Claims;

namespace GoldenSignals.Engine.Store;

/// <summary>A signal as text: the one shape in the store, the API, the stream, the shell and MCP. What a claim does not have is left out.</summary>
public static class SignalJson
{
    private static readonly IReadOnlyList<(Type, string)> Kept = [(typeof(Signal), "trade"), (typeof(EvidenceView), "value")];

    private static readonly JsonTypeInfo<Signal> Compact = ShapeOf(indented: false);
    private static readonly JsonTypeInfo<Signal> Indented = ShapeOf(indented: true);

    public static string Write(Signal signal, bool indented = false) =>
        JsonSerializer.Serialize(signal, indented ? Indented : Compact);

    /// <exception cref="JsonException">The text is no signal.</exception>
    public static Signal Read(string json) =>
        JsonSerializer.Deserialize(json, Compact) ?? throw new JsonException("A signal was expected, not null.");

    private static JsonTypeInfo<Signal> ShapeOf(bool indented)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // reasons keep their signs and dashes
            WriteIndented = indented,
            NewLine = "\n",
            Converters = { new UnknownAsNull() },
            TypeInfoResolver = SignalJsonContext.Default.WithAddedModifier(KeepNulls),
        };
        return (JsonTypeInfo<Signal>)options.GetTypeInfo(typeof(Signal));
    }

    /// <summary>"No trade" and a number not known yet are answers, so their nulls are written.</summary>
    private static void KeepNulls(JsonTypeInfo type)
    {
        foreach (JsonPropertyInfo property in type.Properties.Where(property => Kept.Contains((type.Type, property.Name))))
        {
            property.ShouldSerialize = static (_, _) => true;
        }
    }
}

/// <summary>JSON has no word for "not a number": unknown is written as null, never as a made-up value.</summary>
public sealed class UnknownAsNull : JsonConverter<double>
{
    public override bool HandleNull => true;

    public override double Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Signal))]
internal sealed partial class SignalJsonContext : JsonSerializerContext;
