using System.Text.Json;
using System.Text.Json.Serialization;
using GoldenSignals.Core.Claims;
using GoldenSignals.Web;

namespace GoldenSignals.Signals;

/// <summary>Signals, their past and the live stream.</summary>
public static class SignalsSlice
{
    public static readonly Slice Slice = new(SignalsShapes.Default, SignalsApi.Map)
    {
        Tools = SignalsTools.All,
        Add = services => services.AddSingleton<Analyst>().AddSingleton<SignalPages>().AddSingleton<StreamFrames>().AddSingleton<SignalsStream>(),
    };
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Signal))]
[JsonSerializable(typeof(SignalsPage))]
[JsonSerializable(typeof(AgreementView))]
[JsonSerializable(typeof(StreamRequest))]
internal sealed partial class SignalsShapes : JsonSerializerContext;
