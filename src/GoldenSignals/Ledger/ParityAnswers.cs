using System.Globalization;
using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Ledger;
using GoldenSignals.Engine.Parity;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Ledger;

/// <summary>Whether what ran live, on paper and in replays is what a backtest over the stored bars says.</summary>
/// <param name="Same">No difference of any kind.</param>
/// <param name="Fills">Fills of paper orders compared.</param>
public sealed record ParityView(
    string DataLabel, string Disclosure, bool Same, string Sentence, IReadOnlyList<ParityRow> Chains, int Fills, IReadOnlyList<ParityDifferenceRow> Differences);

/// <summary>One chain held against the backtest path.</summary>
/// <param name="Same">Same inputs and same words, bit for bit.</param>
/// <param name="SameWords">Other inputs, and yet the same words.</param>
/// <param name="Changed">Other words.</param>
public sealed record ParityRow(string Symbol, string Interval, string Ran, DateTime? From, DateTime? To, int Recorded, int Same, int SameWords, int Changed);

/// <summary>One difference, and all that follows from it.</summary>
/// <param name="Cause">data, timing, fill, settings or code.</param>
/// <param name="Close">The first close it shows at.</param>
/// <param name="Signals">Signals, or fills, it reaches.</param>
/// <param name="Changed">Of these, how many would be otherwise today.</param>
public sealed record ParityDifferenceRow(string Symbol, string Interval, string Ran, string Cause, DateTime Close, int Signals, int Changed, string What);

/// <summary>Makes the parity report.</summary>
internal static class ParityAnswers
{
    private const int SymbolsMax = 50;

    /// <exception cref="Fault">Nothing was recorded of these symbols in that time.</exception>
    public static ParityView Of(Database database, Settings settings, IReadOnlyList<string> words, string interval, string? from, string? to, CancellationToken stop)
    {
        Interval length = Asked.Interval(interval);
        IReadOnlyList<string> tickers = SymbolChoice.Read(database, words, length);
        if (tickers.Count > SymbolsMax)
        {
            throw Fault.Parameter("symbols", $"{tickers.Count} symbols are meant", $"Name {SymbolsMax} at most.");
        }
        var bars = new BarStore(database);
        var parity = new SignalParity(database, settings.ToSession());
        var fills = new FillParity(database);
        List<ParityChain> chains = [];
        List<(string Symbol, ParityFills Fills)> filled = [];
        foreach (string ticker in tickers)
        {
            if (bars.Find(ticker, length)?.Series is not { } series)
            {
                continue; // made from shorter bars, so nothing ran on it
            }
            DateTime start = Asked.After("from", from, series.Symbol)?.AddTicks(TimeSpan.TicksPerMicrosecond) ?? DateTime.MinValue;
            DateTime end = Asked.Until("to", to, series.Symbol) ?? DateTime.MaxValue;
            chains.AddRange(parity.Of(series, start, end, stop).Where(chain => chain.Recorded > 0));
            filled.Add((ticker, fills.Of(series, start, end)));
        }
        return chains.Count + filled.Sum(one => one.Fills.Compared) > 0 ? View(settings, chains, filled, length) : throw Fault.NotFound(
            "the ledger has no signal of these symbols in that time", "`golden rehearse SYMBOL` records a replay; live bars record themselves.");
    }

    private static ParityView View(
        Settings settings, IReadOnlyList<ParityChain> chains, IReadOnlyList<(string Symbol, ParityFills Fills)> filled, Interval length)
    {
        ParityDifferenceRow[] differences =
        [
            .. from chain in chains
               from one in chain.Differences
               select Row(chain.Chain.Symbol, length, one),
            .. from pair in filled
               from one in pair.Fills.Differences
               select Row(pair.Symbol, length, one),
        ];
        int fills = filled.Sum(pair => pair.Fills.Compared);
        string also = fills > 0 ? string.Create(CultureInfo.InvariantCulture, $" and {fills:N0} paper fills") : "";
        int recorded = chains.Sum(chain => chain.Recorded), same = chains.Sum(chain => chain.Same);
        string sentence = differences.Length == 0
            ? string.Create(CultureInfo.InvariantCulture, $"No differences: all {recorded:N0} recorded signals{also} come out of the backtest path bit for bit.")
            : string.Create(CultureInfo.InvariantCulture,
                $"{same:N0} of {recorded:N0} recorded signals come out of the backtest path bit for bit{(fills > 0 ? $"; {fills:N0} paper fills were compared" : "")}; {differences.Length} {(differences.Length == 1 ? "difference" : "differences")}: {Causes(differences)}.");
        return new ParityView(
            LedgerAnswers.Label(chains.Select(chain => chain.Chain)), settings.Disclosure, differences.Length == 0, sentence,
            [.. chains.Select(chain => new ParityRow(
                chain.Chain.Symbol, chain.Chain.Interval, chain.Chain.Ran, chain.From, chain.To, chain.Recorded, chain.Same, chain.SameWords, chain.Changed))],
            fills, differences);
    }

    private static ParityDifferenceRow Row(string symbol, Interval length, ParityDifference one) =>
        new(symbol, length.Name, one.Ran, one.Cause.ToString().ToLowerInvariant(), one.Close, one.Signals, one.Changed, one.What);

    private static string Causes(IEnumerable<ParityDifferenceRow> differences) =>
        string.Join(", ", differences.GroupBy(one => one.Cause).Select(cause => $"{cause.Count()} of {cause.Key}"));
}
