using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using GoldenSignals.Core.Claims;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Evaluations;

/// <summary>An evaluation as text: the one shape in the store, the API and the shell. What is unknown is written as null.</summary>
public static class EvaluationJson
{
    private static readonly JsonSerializerOptions Compact = Options(indented: false);
    private static readonly JsonSerializerOptions Indented = Options(indented: true);

    public static string Write(EvaluationReport report, bool indented = false) => Write<EvaluationReport>(report, indented);

    public static string Write(EvaluationSummary summary) => Write<EvaluationSummary>(summary, indented: false);

    /// <summary>What the hash of a result is taken over: the cards, and no measurement of time.</summary>
    internal static string Write(IReadOnlyList<ClaimCard> cards) => Write(cards, indented: false);

    /// <exception cref="JsonException">The text is no evaluation.</exception>
    public static EvaluationReport Read(string json) => Read<EvaluationReport>(json);

    /// <exception cref="JsonException">The text is no summary.</exception>
    public static EvaluationSummary ReadSummary(string json) => Read<EvaluationSummary>(json);

    private static string Write<T>(T value, bool indented) =>
        JsonSerializer.Serialize(value, (JsonTypeInfo<T>)(indented ? Indented : Compact).GetTypeInfo(typeof(T)));

    private static T Read<T>(string json) =>
        JsonSerializer.Deserialize(json, (JsonTypeInfo<T>)Compact.GetTypeInfo(typeof(T))) ?? throw new JsonException("Something was expected, not null.");

    private static JsonSerializerOptions Options(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = indented,
        NewLine = "\n",
        Converters = { new UnknownAsNull() },
        TypeInfoResolver = EvaluationJsonContext.Default,
    };
}

[JsonSerializable(typeof(EvaluationReport))]
[JsonSerializable(typeof(EvaluationSummary))]
[JsonSerializable(typeof(IReadOnlyList<ClaimCard>))]
internal sealed partial class EvaluationJsonContext : JsonSerializerContext;
