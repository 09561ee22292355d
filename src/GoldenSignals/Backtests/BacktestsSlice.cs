using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GoldenSignals.Web;

namespace GoldenSignals.Backtests;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(BacktestView))]
[JsonSerializable(typeof(BacktestSummary))]
[JsonSerializable(typeof(BacktestRequest))]
internal sealed partial class BacktestShapes : JsonSerializerContext
{
    /// <summary>For what is stored and answered as it is.</summary>
    public static readonly BacktestShapes Plain = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
