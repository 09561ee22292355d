using System.Text.Json;
using System.Text.Json.Serialization;
using GoldenSignals.Web;

namespace GoldenSignals.Risk;

/// <summary>What may be lost: value at risk, stress, correlation, exposure and size.</summary>
public static class RiskSlice
{
    public static readonly Slice Slice = new(RiskShapes.Default, RiskApi.Map)
    {
        Tools = RiskTools.All,
        Add = services => services.AddSingleton<RiskAnswers>().AddSingleton<CorrelationAnswers>().AddSingleton<SizeAnswers>(),
    };
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(RiskView))]
[JsonSerializable(typeof(StressView))]
[JsonSerializable(typeof(CorrelationView))]
[JsonSerializable(typeof(ExposureView))]
[JsonSerializable(typeof(SizeView))]
internal sealed partial class RiskShapes : JsonSerializerContext;
