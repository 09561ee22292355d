using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GoldenSignals.Web;

namespace GoldenSignals.Backtests;

/// <summary>Backtests: the queue, its addresses and the tool.</summary>
public static class BacktestsSlice
{
    public static readonly Slice Slice = new(BacktestShapes.Default, BacktestsApi.Map)
    {
        Tools = BacktestsTools.All, Add = services => services.AddSingleton<BacktestQueue>(),
    };
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(BacktestView))]
[JsonSerializable(typeof(BacktestSummary))]
[JsonSerializable(typeof(BacktestRequest))]
[JsonSerializable(typeof(BacktestStanding))]
[JsonSerializable(typeof(BacktestsPage))]
[JsonSerializable(typeof(BacktestAnswer))]
[JsonSerializable(typeof(BacktestsCompared))]
internal sealed partial class BacktestShapes : JsonSerializerContext
{
    /// <summary>For what is stored and answered as it is.</summary>
    public static readonly BacktestShapes Plain = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
