using GoldenSignals.Core.Market;
using GoldenSignals.Core.Risk;
using GoldenSignals.Engine.Risk;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Risk;

/// <summary>How closely symbols move together.</summary>
public sealed class CorrelationAnswers(Database database, Settings settings)
{
    private const int SymbolsMax = 50;

    public CorrelationView Of(IReadOnlyList<string> words, int window)
    {
        IReadOnlyList<string> tickers = SymbolChoice.Read(database, words, Interval.Day1);
        if (tickers.Count is < 2 or > SymbolsMax)
        {
            throw Fault.Parameter("symbols", $"{tickers.Count} symbols are meant", $"Name 2 to {SymbolsMax}, @watchlist or @all.");
        }
        var bars = new RiskBars(database);
        RiskSeries[] series = [.. tickers.Select(ticker => bars.Load(ticker)!)];
        List<PairView> pairs = [];
        for (int first = 0; first < series.Length; first++)
        {
            for (int second = first + 1; second < series.Length; second++)
            {
                pairs.Add(Pair(series[first].Closes, series[second].Closes, window));
            }
        }
        pairs = [.. pairs.OrderByDescending(pair => pair.Value ?? double.NegativeInfinity)];
        int unknown = pairs.Count(pair => pair.Value is null);
        return new CorrelationView(
            string.Join(", ", series.Select(one => one.Label.Text()).Distinct()), series.Max(one => one.AsOf), settings.Disclosure,
            $"{pairs.Count - unknown} of {pairs.Count} pairs can be told from daily returns; what moved together may part when it matters.", tickers, pairs);
    }

    private static PairView Pair(DatedCloses a, DatedCloses b, int window)
    {
        ReturnTable table = ReturnTable.Of([a, b], window);
        Correlation found = Correlation.Of(table.LogsOf(0), table.LogsOf(1));
        string? why = found.IsKnown ? null
            : found.Count < Correlation.CountMin ? $"{found.Count} daily returns in common, {Correlation.CountMin} are needed"
            : "a price did not move";
        return new PairView(
            a.Symbol, b.Symbol, Known.Of(found.Value), Known.Of(found.Low), Known.Of(found.High), found.Count, table.From, table.To, why);
    }
}
