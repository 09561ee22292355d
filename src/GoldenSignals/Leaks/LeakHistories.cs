using GoldenSignals.Core.Leaks;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Leaks;

/// <summary>A symbol's history as the guard is to show it.</summary>
public sealed record LeakHistory(Series Series, DataLabel Label, History History);

/// <summary>Where the guard's histories come from: the store, or the simulated market while nothing is stored.</summary>
internal static class LeakHistories
{
    /// <summary>The newest bars of a series that are shown; a future that is used once is used on most days.</summary>
    public const int BarsMax = 1_500;

    /// <summary>Symbols looked at where none is named.</summary>
    private const int SymbolsUsual = 3;

    /// <exception cref="Fault">A symbol is not stored, or has too few bars.</exception>
    public static async Task<IReadOnlyList<LeakHistory>> FindAsync(
        Settings settings, IReadOnlyList<string> tickers, Interval interval, CancellationToken stop)
    {
        if (!File.Exists(Path.Combine(settings.Data, Database.FileName)) && tickers.Count == 0)
        {
            return await MadeUpAsync(interval, stop);
        }
        using Database database = Stored.Open(settings);
        var store = new BarStore(database);
        if (tickers.Count == 0)
        {
            tickers = [.. store.List().Where(info => info.Series.Interval == interval && info.Bars >= LeakGuard.BarsMin)
                .OrderByDescending(info => info.Bars).Select(info => info.Series.Symbol.Ticker).Take(SymbolsUsual)];
        }
        return tickers.Count > 0 ? [.. tickers.Select(ticker => Load(database, ticker, interval))] : await MadeUpAsync(interval, stop);
    }

    private static LeakHistory Load(Database database, string ticker, Interval interval)
    {
        Stored.Find(new BarStore(database), ticker, interval);
        StoredBars stored = new BarHistory(new BarStore(database)).Load(ticker, interval)!;
        if (stored.Bars.Count < LeakGuard.BarsMin)
        {
            throw Fault.NotFound($"{ticker} has {stored.Bars.Count} bars at {interval}; the checks need {LeakGuard.BarsMin}", "Import more of them, or name another symbol.");
        }
        ContextsOfSeries? contexts = UniverseHistory
            .Load(database, Watched.UniverseOf(database, stored.Series), stored.Bars[stored.Bars.Count - 1].Time).ContextsOf(stored.Series);
        Context[] known = contexts is null ? [] : [.. Enumerable.Range(0, stored.Bars.Count).Select(contexts.At).Where(context => context.Symbols > 0)];
        return new LeakHistory(stored.Series, stored.Label, Newest([.. stored.Bars], known, stored.Actions));
    }

    private static async Task<IReadOnlyList<LeakHistory>> MadeUpAsync(Interval interval, CancellationToken stop)
    {
        var market = new SyntheticMarket(SyntheticMarket.UsualSeed, TimeProvider.System);
        Series[] offered = [.. market.List().Where(series => series.Interval == interval)];
        if (offered.Length == 0)
        {
            throw Fault.NotFound($"nothing is stored, and the made-up market has no {interval} bars", "Ask for another --interval, or import bars.");
        }
        SourceBars[] bars = [.. await Task.WhenAll(offered.Select(series => market.FetchAsync(series, stop)))];
        Context[][] contexts = Contexts(offered, bars);
        return [.. bars.Select((one, i) => new LeakHistory(one.Series, DataLabel.Synthetic, Newest([.. one.Bars], contexts[i], []))).Take(SymbolsUsual)];
    }

    private static Context[][] Contexts(Series[] members, SourceBars[] bars)
    {
        var universe = new Universe(members);
        List<Context>[] contexts = [.. members.Select(_ => new List<Context>())];
        int[] next = new int[members.Length];
        foreach (DateTime close in bars.SelectMany(one => one.Bars).Select(bar => bar.Time).Distinct().Order())
        {
            for (int i = 0; i < members.Length; i++)
            {
                if (IsAt(i, close)) universe.Take(i, bars[i].Bars[next[i]]);
            }
            universe.Advance(close);
            for (int i = 0; i < members.Length; i++)
            {
                if (!IsAt(i, close)) continue;
                contexts[i].Add(universe.For(i));
                next[i]++;
            }
        }
        return [.. contexts.Select(list => list.Where(context => context.Symbols > 0).ToArray())];

        bool IsAt(int i, DateTime close) => next[i] < bars[i].Bars.Count && bars[i].Bars[next[i]].Time == close;
    }

    private static History Newest(Bar[] bars, Context[] contexts, IReadOnlyList<CorporateAction> actions)
    {
        Bar[] newest = bars[Math.Max(0, bars.Length - BarsMax)..];
        DateTime first = newest[0].Time;
        return new History(newest)
        {
            Contexts = [.. contexts.Where(context => context.Time >= first)],
            Actions = [.. actions.Where(action => action.ExTime > first && action.ExTime <= newest[^1].Time)],
        };
    }
}
