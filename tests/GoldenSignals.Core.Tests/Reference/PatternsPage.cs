using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Agents.Patterns;
using GoldenSignals.Core.Targets;

namespace GoldenSignals.Core.Tests.Reference;

internal static class PatternsPage
{
    public static string Write() => new Markdown()
        .Title("Patterns")
        .Paragraph("This page is written from `PatternCatalog` by a test. The `pattern` agent sees these on the bar that completes them, draws them, and names a "
            + $"trade on each that takes a side: bought or sold at the next open, stop {SetUp.StopAtr} ATR away, target {SetUp.TargetAtr} ATR, closed after "
            + $"{SetUp.ExpiryBars} bars. The barriers are the same for all, so that a random entry with the same barriers is a fair baseline. "
            + "How they are found and what they are worth is told in [agents](../concepts/agents.md).")
        .Paragraph("A rule is told for its rising side; the falling one is the same upside down. Lengths are in average true ranges of 14 bars (ATR). A long body "
            + "has at least 0.75 ATR, a small one at most 0.25; next to nothing is 0.05 ATR. No book gives these numbers: they are ours, and were not fitted.")
        .Heading("Figures of swings")
        .Paragraph($"From swings that are confirmed: higher, or lower, than {Pivots.Reach} bars on each side ({Pivots.MinorReach} within flags and pennants). Drawn for "
            + $"{PatternAgent.ShownBars} bars, counted for {Sightings.FadeBars}.")
        .Table(["rising", "falling", "rule", "source"], Rows(entry => entry.Candles == 0 && entry.Side > 0, entry => [entry.Name, entry.Twin]))
        .Heading("Candles")
        .Paragraph($"Drawn for {PatternAgent.CandlesShownBars} bars, counted for {Sightings.CandleFadeBars}.")
        .Table(["rising", "falling", "bars", "rule", "source"], Rows(entry => entry.Candles > 0 && entry.Side > 0, entry => [entry.Name, entry.Twin, $"{entry.Candles}"]))
        .Heading("Candles that take no side")
        .Paragraph("Drawn, and nothing more: no opinion and no trade.")
        .Table(["name", "rule", "source"], Rows(entry => entry.Side == 0, entry => [entry.Name]))
        .Heading("Books")
        .Paragraph("Steve Nison, Japanese Candlestick Charting Techniques, 1991. Gregory Morris, Candlestick Charting Explained, 3rd edition, 2006. Robert Edwards and "
            + "John Magee, Technical Analysis of Stock Trends. Thomas Bulkowski, Encyclopedia of Chart Patterns, 2nd edition, 2005.")
        .ToString();

    private static IEnumerable<string[]> Rows(Func<PatternEntry, bool> wanted, Func<PatternEntry, string[]> names) =>
        PatternCatalog.All.Where(wanted).Select(entry => (string[])[.. names(entry), entry.Rule, entry.Source]);
}
