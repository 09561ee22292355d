using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Web;

namespace GoldenSignals.Market;

/// <summary>Something to look at without data of one's own.</summary>
/// <param name="Id">As in the address that starts it.</param>
/// <param name="Provenance">Where its bars come from, in words to show beside them.</param>
public sealed record Demo(string Id, string Title, string Description, string Provenance, IListedBars Source)
{
    /// <summary>The symbols it watches.</summary>
    public IReadOnlyList<string> Tickers =>
        [.. Source.List().Where(series => series.Interval == Interval.Day1).Select(series => series.Symbol.Ticker)];
}

/// <summary>The demos this machine can show.</summary>
public sealed class Demos(Settings settings, TimeProvider clock)
{
    private const ulong Seed = 7;

    public const string Synthetic = "synthetic", Sp500 = "sp500";

    public IReadOnlyList<Demo> All { get; } = [.. Find(TimeSpan.FromSeconds(settings.Feed.SecondsPerBar), clock)];

    private static IEnumerable<Demo> Find(TimeSpan pace, TimeProvider clock)
    {
        yield return new Demo(
            Synthetic, "Synthetic market", "Twelve made-up symbols whose days pass in seconds. Nothing in it is a real company or price.",
            $"a simulator, seed {Seed}", new SyntheticMarket(Seed, clock, pace));
        string[] folders = [.. new[] { SourceTree.Find(), AppContext.BaseDirectory }.OfType<string>()];
        if (VegaSp500.Open(folders, clock, pace) is { } replay)
        {
            yield return new Demo(
                Sp500, "S&P 500 replay", "Daily bars of the index from 2012 on, played as if they were arriving now; those before are its history.",
                VegaSp500.Provenance, replay);
        }
    }
}
