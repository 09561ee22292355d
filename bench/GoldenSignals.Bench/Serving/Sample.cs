using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Bench.Serving;

/// <summary>Signals as a server holds them: the last days of a few symbols of the synthetic market.</summary>
internal static class Sample
{
    private const int Symbols = 4, DaysEach = 10;

    /// <summary>Fills a data folder.</summary>
    public static void Fill(string folder)
    {
        using var database = Database.Open(folder);
        var store = new SignalStore(database);
        var market = new SyntheticMarket(SyntheticMarket.UsualSeed, TimeProvider.System);
        foreach (Series series in market.List().Where(series => series.Interval == Interval.Day1).Take(Symbols))
        {
            store.SaveAsync([.. SignalsOf(market, series)], CancellationToken.None).GetAwaiter().GetResult();
        }
    }

    private static IEnumerable<Signal> SignalsOf(SyntheticMarket market, Series series)
    {
        IReadOnlyList<Bar> bars = market.FetchAsync(series, CancellationToken.None).GetAwaiter().GetResult().Bars;
        var session = new SignalSession(series.Symbol, series.Interval, SessionSettings.Default);
        for (int i = 0; i < bars.Count; i++)
        {
            session.Step(Input.Of(bars[i]));
            if (i >= bars.Count - DaysEach)
            {
                yield return session.ToSignal(DataLabel.Synthetic, "bench");
            }
        }
    }
}
