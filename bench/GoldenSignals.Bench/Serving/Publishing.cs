using System.Diagnostics;
using System.Globalization;
using GoldenSignals.Core.Claims;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Bench.Serving;

/// <summary>
/// Saves signals at a steady pace and hands each to whoever spreads it. Its id carries the moment before it was saved, on the clock that all
/// processes of a machine share, so a listener knows how long it was on its way.
/// </summary>
internal sealed class Publishing(SignalStore store, Func<Signal, Task> spread)
{
    /// <summary>How the id of a published signal begins; the moment follows.</summary>
    public const string Mark = "bench-";

    private int days;

    public async Task RunAsync(int signals, double perSecond)
    {
        Signal pattern = store.List(limit: 1)[0].Read();
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < signals; i++)
        {
            TimeSpan early = TimeSpan.FromSeconds(i / perSecond) - Stopwatch.GetElapsedTime(start);
            if (early > TimeSpan.Zero)
            {
                await Task.Delay(early);
            }
            string id = Mark + Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture);
            Signal signal = pattern with { Id = id, AsOf = pattern.AsOf.AddDays(++days) };
            await store.SaveAsync([signal], CancellationToken.None);
            await spread(signal);
        }
    }
}
