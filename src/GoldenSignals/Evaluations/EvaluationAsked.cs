using System.Text.Json.Serialization;
using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Targets;
using GoldenSignals.Engine.Evaluations;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Evaluations;

/// <summary>What somebody wants evaluated.</summary>
/// <param name="Symbols">Tickers, @watchlist or @all.</param>
/// <param name="Interval">1m … 1w; 1d when left out.</param>
/// <param name="Targets">Such as volatility:5; all when left out.</param>
/// <param name="Agents">Those that take part; all that are installed and enabled when left out.</param>
/// <param name="From">First day, or moment, whose claims count; sessions are stepped from the first bar.</param>
/// <param name="To">Last day that is looked at.</param>
/// <param name="PerSymbol">Cards of each symbol, even of more than 50.</param>
/// <param name="Ablate">Also leave each agent out in turn; takes as many times longer as there are agents.</param>
public sealed record EvaluationAsked(
    [property: JsonRequired] IReadOnlyList<string> Symbols, string? Interval = null, IReadOnlyList<string>? Targets = null,
    IReadOnlyList<string>? Agents = null, string? From = null, string? To = null, bool PerSymbol = false, bool Ablate = false)
{
    /// <summary>The request, with its bars.</summary>
    /// <exception cref="Fault">Something asked for is not there, or nothing is left that may be shown as accuracy.</exception>
    /// <exception cref="SourceException">The file of opinions cannot be read.</exception>
    /// <param name="file">Opinions from outside beside those received; null for none.</param>
    public EvaluationRequest Read(Database database, Settings settings, string? file = null)
    {
        Interval interval = Asked.Interval(Interval);
        var store = new BarStore(database);
        IReadOnlySet<string>? targets = Known("targets", Targets, TargetCatalog.All.Select(entry => entry.Key));
        List<SeriesInfo> series = Real([.. Tickers(database, interval).Select(ticker => Stored.Find(store, ticker, interval))]);
        DateTime? to = Asked.Until("to", To, series[0].Series.Symbol);
        var history = new BarHistory(store);
        StoredBars[] members =
        [
            .. series.Select(one => history.Load(one.Series.Symbol.Ticker, interval, to)!).Where(bars => bars.Bars.Count > 0)
                .OrderBy(bars => bars.Series.Symbol.Ticker, StringComparer.Ordinal),
        ];
        if (members.Length == 0)
        {
            throw Fault.NotFound($"no bar of these symbols closes by {To}", $"The first one stored closes at {Csv.Field(series.Min(one => one.First))}.");
        }
        var opinions = Opinions(database, members, file);
        IReadOnlySet<string>? agents = Known(
            "agents", Agents, [.. AgentCatalog.All.Where(entry => entry.Installed).Select(entry => entry.Name), .. Voices(opinions)]);
        var session = settings.ToSession();
        return new EvaluationRequest(members, interval, agents is null ? session : session with { Disabled = [.. Others(agents, opinions)] })
        {
            Targets = targets, From = Asked.After("from", From, series[0].Series.Symbol), To = to, PerSymbol = PerSymbol, Ablate = Ablate,
            Opinions = opinions,
        };
    }

    private static IEnumerable<string> Others(IReadOnlySet<string> agents, Dictionary<string, IReadOnlyList<ExternalOpinion>> opinions) =>
        AgentCatalog.All.Select(entry => entry.Name).Concat(Voices(opinions)).Where(name => !agents.Contains(name));

    private static IEnumerable<string> Voices(Dictionary<string, IReadOnlyList<ExternalOpinion>> opinions) =>
        opinions.Values.SelectMany(ones => ones).Select(opinion => opinion.Agent).Distinct();

    private IReadOnlyList<string> Tickers(Database database, Interval interval) => Symbols.Count == 0
        ? throw Fault.Parameter("symbols", "no symbol is named", "Name tickers such as SPY QQQ, or @watchlist, or @all.")
        : SymbolChoice.Read(database, Symbols, interval);

    /// <summary>Made-up data prove nothing about a market, so what is SYNTHETIC is left out, and is a fault where nothing else is asked for.</summary>
    private List<SeriesInfo> Real(List<SeriesInfo> found)
    {
        List<SeriesInfo> real = [.. found.Where(info => info.Label != DataLabel.Synthetic)];
        return real.Count > 0
            ? real
            : throw Fault.Parameter("symbols", $"{string.Join(", ", found.Select(info => info.Series.Symbol.Ticker).Take(5))} are SYNTHETIC, and how often made-up "
                + "prices were called right is no accuracy", "Import bars of a real market with `golden import FILE`.");
    }

    private static IReadOnlySet<string>? Known(string field, IReadOnlyList<string>? asked, IEnumerable<string> there)
    {
        if (asked is null or { Count: 0 })
        {
            return null;
        }
        string[] known = [.. there];
        string[] unknown = [.. asked.Where(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase))];
        return unknown.Length == 0
            ? known.Where(name => asked.Contains(name, StringComparer.OrdinalIgnoreCase)).ToHashSet()
            : throw Fault.Parameter(field, $"\"{string.Join("\", \"", unknown)}\" is not one of them", $"There are {string.Join(' ', known)}.");
    }

    /// <summary>What was received and what a file says, by ticker, each by time.</summary>
    private static Dictionary<string, IReadOnlyList<ExternalOpinion>> Opinions(Database database, IEnumerable<StoredBars> members, string? file)
    {
        ILookup<string, Symbol> stored = new BarStore(database).List()
            .ToLookup(info => info.Series.Symbol.Ticker.ToUpperInvariant(), info => info.Series.Symbol);
        IReadOnlyDictionary<string, IReadOnlyList<ExternalOpinion>> read = file is null
            ? new Dictionary<string, IReadOnlyList<ExternalOpinion>>()
            : CsvOpinions.Read(file, ticker => stored[ticker].FirstOrDefault());
        var journal = new InputJournal(new JournalStore(database));
        return members.ToDictionary(
            bars => bars.Series.Symbol.Ticker,
            bars => (IReadOnlyList<ExternalOpinion>)
            [
                .. journal.ReadOpinionsOfEvaluation(bars.Series).Concat(read.GetValueOrDefault(bars.Series.Symbol.Ticker.ToUpperInvariant()) ?? [])
                    .OrderBy(opinion => opinion.Time),
            ]);
    }
}
