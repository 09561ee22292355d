using System.Text.Json;
using System.Text.Json.Serialization;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Evaluations;

/// <summary>How often claims came true: evaluations and their cards.</summary>
public static class EvaluationsSlice
{
    public static readonly Slice Slice = new(EvaluationsShapes.Default, EvaluationsApi.Map)
    {
        Tools = EvaluationsTools.All,
        Add = services => services.AddSingleton<RunStore>().AddSingleton<EvaluationQueue>(),
    };
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(EvaluationsPage))]
[JsonSerializable(typeof(EvaluationView))]
[JsonSerializable(typeof(EvaluationRow))]
[JsonSerializable(typeof(EvaluationAsked))]
internal sealed partial class EvaluationsShapes : JsonSerializerContext;
