using System.Text.Json;
using System.Text.Json.Serialization;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Market;

/// <summary>Symbols, bars, the watchlist, the demos and the Market page.</summary>
public static class MarketSlice
{
    public static readonly Slice Slice = new(MarketShapes.Default, Map) { Add = Add, Begin = FirstLook.TakeAsync, Tools = MarketTools.All };

    private static void Add(IServiceCollection services)
    {
        services.AddSingleton<JournalStore>().AddSingleton<Demos>().AddSingleton<MarketRows>();
        services.AddSingleton<IReadOnlyList<IBarSource>>(all => [.. all.GetRequiredService<Demos>().All.Select(demo => demo.Source)]);
    }

    private static void Map(IEndpointRouteBuilder routes)
    {
        MarketApi.Map(routes);
        SymbolsApi.Map(routes);
        DemoApi.Map(routes);
        ImportApi.Map(routes);
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(MarketView))]
[JsonSerializable(typeof(SymbolView[]))]
[JsonSerializable(typeof(BarsView))]
[JsonSerializable(typeof(CorrectionsView))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(WatchRequest))]
[JsonSerializable(typeof(WatchResult))]
[JsonSerializable(typeof(FetchView[]))]
[JsonSerializable(typeof(Origin[]))]
[JsonSerializable(typeof(DemoView[]))]
[JsonSerializable(typeof(ImportReport))]
[JsonSerializable(typeof(ImportForm))]
internal sealed partial class MarketShapes : JsonSerializerContext;
