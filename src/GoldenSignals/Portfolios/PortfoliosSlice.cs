using System.Text.Json;
using System.Text.Json.Serialization;
using GoldenSignals.Web;

namespace GoldenSignals.Portfolios;

/// <summary>Portfolios: their addresses, and the desk that fills paper orders beside the server.</summary>
public static class PortfoliosSlice
{
    public static readonly Slice Slice = new(PortfolioShapes.Default, PortfoliosApi.Map)
    {
        Add = services => services.AddSingleton<PortfolioRoom>().AddHostedService<PaperHost>(),
    };
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(PortfoliosAnswer))]
[JsonSerializable(typeof(PortfolioView))]
[JsonSerializable(typeof(PortfolioRow))]
[JsonSerializable(typeof(PerformanceAnswer))]
[JsonSerializable(typeof(WrittenAnswer))]
[JsonSerializable(typeof(PortfolioImportAnswer))]
[JsonSerializable(typeof(OrderView))]
[JsonSerializable(typeof(FollowView))]
[JsonSerializable(typeof(PortfolioRequest))]
[JsonSerializable(typeof(TransactionRequest))]
[JsonSerializable(typeof(OrderRequest))]
[JsonSerializable(typeof(FollowRequest))]
[JsonSerializable(typeof(PortfolioImportRequest))]
internal sealed partial class PortfolioShapes : JsonSerializerContext;
