using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Market;

/// <summary>Fills an empty data folder with the synthetic market, so that there is something to see at once.</summary>
internal static class FirstLook
{
    public static async Task TakeAsync(IServiceProvider all, CancellationToken stop)
    {
        bool isEmpty = all.GetRequiredService<BarStore>().List().Count == 0 && all.GetRequiredService<WatchStore>().List().Count == 0;
        if (isEmpty)
        {
            Demo demo = all.GetRequiredService<Demos>().All.Single(demo => demo.Id == Demos.Synthetic);
            await all.GetRequiredService<Desk>().WatchAsync(demo.Tickers, stop);
        }
    }
}
