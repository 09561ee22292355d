using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Alerts;

/// <summary>Which rules look at which series, as rules, watchlist and store stand.</summary>
internal sealed class AlertScope
{
    private readonly IReadOnlyList<StoredAlert> rules;
    private readonly HashSet<string> watched;
    private readonly ILookup<string, SeriesInfo> stored;

    public AlertScope(Database database, IReadOnlyList<StoredAlert> rules)
    {
        this.rules = rules;
        watched = new WatchStore(database).List().ToHashSet(StringComparer.OrdinalIgnoreCase);
        stored = new BarStore(database).List().ToLookup(info => info.Series.Symbol.Ticker, StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyList<StoredAlert> RulesOn(string symbol, string interval) =>
        [.. rules.Where(rule => IsAbout(rule, symbol) && (rule.Rule.Interval ?? Shown(symbol))?.Name == interval)];

    /// <summary>The series a rule looks at that are stored.</summary>
    public IEnumerable<SeriesInfo> SeriesOf(StoredAlert rule) =>
        from symbol in rule.Rule.Symbols.Count > 0 ? rule.Rule.Symbols : watched.AsEnumerable()
        let interval = rule.Rule.Interval ?? Shown(symbol)
        from info in stored[symbol]
        where info.Series.Interval == interval
        select info;

    public Symbol? SymbolOf(string symbol, Interval interval) => stored[symbol].FirstOrDefault(info => info.Series.Interval == interval)?.Series.Symbol;

    private bool IsAbout(StoredAlert rule, string symbol) => rule.Rule.IsAbout(symbol) && (rule.Rule.Symbols.Count > 0 || watched.Contains(symbol));

    private Interval? Shown(string symbol) => Desk.Shown(stored[symbol])?.Series.Interval;
}
