using GoldenSignals.Core.Backtests;
using GoldenSignals.Core.Metrics;
using GoldenSignals.Engine.Backtests;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Backtests;

/// <summary>A backtest and everything it is judged by. Shares and returns are plain ratios, money is currency; null is what cannot be told.</summary>
/// <param name="Headline">What it comes to, and what it does not.</param>
/// <param name="Orders">Filled orders.</param>
/// <param name="Trades">Positions opened and closed; Open of them are still open besides.</param>
/// <param name="BarsPerSecond">Bars over the time to read, decide and trade them, baselines not counted.</param>
public sealed record BacktestView(
    long Id, string Rule, string DataLabel, string Headline, string Interval, DateTime From, DateTime To, IReadOnlyList<SymbolResult> Symbols,
    int Orders, int Trades, int Open, EquityEnds Equity, StatsView Stats, IReadOnlyList<BaselineView> Baselines, IReadOnlyList<CostView> Costs,
    IReadOnlyList<MonthsView> Monthly, CurveView Curve, IReadOnlyList<TradeView> TradeList, IReadOnlyList<DroppedView> Dropped, TermsView Terms,
    IReadOnlyList<string> Sources, string DataHash, string SettingsHash, string ResultHash, int VariantsTried, double BarsPerSecond, string Disclosure);

/// <summary>One symbol of a run.</summary>
public sealed record SymbolResult(string Symbol, int Orders, int Trades, double Profit);

/// <summary>Worth of the account at both ends.</summary>
public sealed record EquityEnds(double Start, double End);

/// <summary>The figures of a result.</summary>
/// <param name="DeflatedSharpe">Probability that the Sharpe ratio is better than the best of all variants tried shows by chance.</param>
/// <param name="BestTenShare">Share of the growth that the ten best days brought.</param>
/// <param name="WithoutBestTen">The return without them.</param>
public sealed record StatsView(
    double Years, double? Return, double? Cagr, double? Volatility, double? Sharpe, double? SharpeLow, double? SharpeHigh, double? DeflatedSharpe,
    double? Sortino, double? Calmar, double MaxDrawdown, DateTime? DrawdownFrom, DateTime? DrawdownBottom, DateTime? DrawdownUntil,
    double? Exposure, double? TimeInMarket, double? Turnover, double? HitRate, double? ProfitFactor, double? BestTenShare, double? WithoutBestTen,
    double Fees, double Dividends, double Borrow);

/// <summary>What the account would have become under another rule.</summary>
/// <param name="Beaten">Whether the rule earned more a year.</param>
/// <param name="Equity">At the moments of the curve.</param>
/// <param name="Low">Where nine of ten random draws lay, at the same moments; null for what was not drawn.</param>
/// <param name="DrawsBeaten">Draws that ended below the rule.</param>
public sealed record BaselineView(
    string Name, double End, double? Return, double? Cagr, double? Sharpe, double MaxDrawdown, bool Beaten, IReadOnlyList<double> Equity,
    IReadOnlyList<double>? Low, IReadOnlyList<double>? High, int? DrawsBeaten, int? Draws);

/// <summary>The same run at another fee, in basis points of each fill.</summary>
public sealed record CostView(double Bp, double End, double? Cagr, double? Sharpe);

/// <summary>Returns of a year's months.</summary>
public sealed record MonthsView(int Year, IReadOnlyList<double?> Months, double Whole);

/// <summary>Worth of the account and its fall below the best before, moment by moment; thinned, with its highs and lows.</summary>
public sealed record CurveView(IReadOnlyList<DateTime> Times, IReadOnlyList<double> Equity, IReadOnlyList<double> Drawdown);

/// <summary>A position from opening to end.</summary>
/// <param name="Side">long or short.</param>
/// <param name="ExitTime">Null while it is open; then ExitPrice is the last close.</param>
/// <param name="Reason">exit, stop, target, marginCall, ended, or open.</param>
public sealed record TradeView(
    string Symbol, string Side, double Quantity, DateTime EntryTime, double EntryPrice, DateTime? ExitTime, double ExitPrice, double Profit,
    double Fees, double Dividends, double Borrow, string Reason);

/// <summary>Orders that were made smaller or not carried out, and why.</summary>
/// <param name="FirstTime">Of the first.</param>
public sealed record DroppedView(string Reason, string Text, int Count, DateTime FirstTime, string FirstSymbol);

/// <summary>The terms it was run on.</summary>
public sealed record TermsView(double Cash, string Costs, string Sizing, int? MaxPositions, bool LongOnly);

/// <summary>Makes the view of an outcome.</summary>
internal static class BacktestViews
{
    /// <summary>Most trades listed; the figures count all.</summary>
    public const int TradesMax = 5_000;

    public static BacktestView Of(long id, BacktestOutcome outcome, string settingsHash, string disclosure)
    {
        BacktestResult result = outcome.Result;
        BacktestStats stats = outcome.Stats;
        BaselineView[] baselines = [.. outcome.Baselines.Select(one => Of(one, stats))];
        int open = result.Trades.Count(trade => trade.IsOpen);
        EquityCurve curve = result.Curve;
        return new BacktestView(
            id, outcome.Rule, Core.Market.DataLabels.Text(outcome.Label), BacktestSentence.Of(outcome, baselines), result.Series[0].Interval.Name,
            PriceSeries.ToTime(curve.Times[0]), PriceSeries.ToTime(curve.Times[^1]), Symbols(result), result.Fills.Count,
            result.Trades.Count - open, open, new EquityEnds(Currency(result.Start), Currency(result.End)), Of(stats), baselines,
            [.. outcome.CostCases.Select(one => new CostView(one.Bp, one.End, Known(one.Cagr), Known(one.Sharpe)))],
            [.. DailyEquity.Of(result).Months().Select(year => new MonthsView(year.Year, [.. year.Months.Select(Known)], year.Whole))],
            Curve(outcome), [.. result.Trades.Take(TradesMax).Select(trade => Of(trade, result))],
            [.. result.Dropped.Select(drop => Of(drop, result))], Terms(result.Settings), outcome.Sources,
            outcome.DataHash, settingsHash, outcome.ResultHash, stats.Variants, Math.Round(outcome.BarsPerSecond), disclosure);
    }

    public static double? Known(double value) => double.IsFinite(value) ? value : null;

    private static double Currency(long money) => money / (double)LotValue.Money;

    private static SymbolResult[] Symbols(BacktestResult result)
    {
        var orders = new int[result.Series.Count];
        var trades = new int[result.Series.Count];
        var profits = new long[result.Series.Count];
        foreach (Fill fill in result.Fills)
        {
            orders[fill.Symbol]++;
        }
        foreach (Trade trade in result.Trades)
        {
            trades[trade.Symbol] += trade.IsOpen ? 0 : 1;
            profits[trade.Symbol] += trade.Profit;
        }
        return [.. result.Series.Select((one, i) => new SymbolResult(one.Symbol.Ticker, orders[i], trades[i], Currency(profits[i])))];
    }

    private static StatsView Of(BacktestStats stats) => new(
        stats.Years, Known(stats.Return), Known(stats.Cagr), Known(stats.Volatility), Known(stats.Sharpe), Known(stats.SharpeLow), Known(stats.SharpeHigh),
        Known(stats.DeflatedSharpe), Known(stats.Sortino), Known(stats.Calmar), stats.MaxDrawdown, stats.DrawdownFrom, stats.DrawdownBottom,
        stats.DrawdownUntil, Known(stats.Exposure), Known(stats.TimeInMarket), Known(stats.Turnover), Known(stats.HitRate), Known(stats.ProfitFactor),
        Known(stats.BestTenShare), Known(stats.WithoutBestTen), stats.Fees, stats.Dividends, stats.Borrow);

    private static BaselineView Of(Baseline one, BacktestStats stats) => new(
        one.Name, one.End, Known(one.Stats.Return), Known(one.Stats.Cagr), Known(one.Stats.Sharpe), one.Stats.MaxDrawdown, stats.Cagr > one.Stats.Cagr,
        one.Equities, one.Low.Count > 0 ? one.Low : null, one.High.Count > 0 ? one.High : null,
        one.Draws > 0 ? one.DrawsBeaten : null, one.Draws > 0 ? one.Draws : null);

    private static CurveView Curve(BacktestOutcome outcome)
    {
        EquityCurve curve = outcome.Result.Curve;
        double[] falls = Drawdown.Series([.. curve.Equities.Select(Currency)]);
        return new CurveView(
            [.. outcome.Places.Select(place => PriceSeries.ToTime(curve.Times[place]))],
            [.. outcome.Places.Select(place => Currency(curve.Equities[place]))], [.. outcome.Places.Select(place => Math.Round(falls[place], 6))]);
    }

    private static TradeView Of(Trade trade, BacktestResult result)
    {
        Core.Market.Symbol symbol = result.Series[trade.Symbol].Symbol;
        return new TradeView(
            symbol.Ticker, trade.Lots > 0 ? "long" : "short", Math.Abs(trade.Lots) / (double)new LotValue(symbol).LotsPerUnit,
            PriceSeries.ToTime(trade.EntryTime), symbol.ToPrice(trade.EntryPrice), trade.IsOpen ? null : PriceSeries.ToTime(trade.ExitTime),
            symbol.ToPrice(trade.ExitPrice), Currency(trade.Profit), Currency(trade.Fees), Currency(trade.Dividends), Currency(trade.Borrow),
            trade.IsOpen ? "open" : Camel(trade.Reason.ToString()));
    }

    private static DroppedView Of(Dropped drop, BacktestResult result) => new(
        Camel(drop.Reason.ToString()), BacktestSentence.Of(drop.Reason), drop.Count, PriceSeries.ToTime(drop.Time), result.Series[drop.Symbol].Symbol.Ticker);

    private static TermsView Terms(BacktestSettings account) => new(
        Currency(account.Cash), account.Costs.Canonical, account.Sizing.Canonical, account.PositionsMax > 0 ? account.PositionsMax : null, account.LongOnly);

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
