using GoldenSignals.Core.Metrics;

namespace GoldenSignals.Core.Backtests;

/// <summary>A result in figures. Shares and returns are plain ratios: 0.05 is five percent. What cannot be told is NaN.</summary>
/// <param name="Return">From first to last.</param>
/// <param name="SharpeLow">Ends of the 95 % interval.</param>
/// <param name="DeflatedSharpe">Probability that the Sharpe ratio is better than what the best of all variants tried shows by chance.</param>
/// <param name="Variants">Variants tried so far, this one included.</param>
/// <param name="MaxDrawdown">0 to 1.</param>
/// <param name="DrawdownUntil">When the old best was reached again; null if it never was.</param>
/// <param name="Exposure">Mean value of positions, long and short, over equity.</param>
/// <param name="TimeInMarket">Share of moments with a position.</param>
/// <param name="Turnover">Value bought and sold a year, over mean equity.</param>
/// <param name="HitRate">Closed trades that gained after all costs.</param>
/// <param name="ProfitFactor">What gaining trades gained over what losing ones lost.</param>
/// <param name="BestTenShare">Share of the growth that the ten best days brought.</param>
/// <param name="WithoutBestTen">The return without them.</param>
/// <param name="Fees">Currency, as are dividends and the cost of borrowing.</param>
public sealed record BacktestStats(
    double Years, double Return, double Cagr, double Volatility, double Sharpe, double SharpeLow, double SharpeHigh, double DeflatedSharpe, int Variants,
    double Sortino, double Calmar, double MaxDrawdown, DateTime? DrawdownFrom, DateTime? DrawdownBottom, DateTime? DrawdownUntil,
    double Exposure, double TimeInMarket, double Turnover, double HitRate, double ProfitFactor, double BestTenShare, double WithoutBestTen,
    double Fees, double Dividends, double Borrow, double Skewness, double Kurtosis)
{
    public const int BestDays = 10;

    /// <param name="variants">Variants tried, this one included.</param>
    /// <param name="variance">Of the variants' yearly Sharpe ratios; NaN while fewer than two are known.</param>
    public static BacktestStats Of(BacktestResult result, int variants, double variance)
    {
        DailyEquity days = DailyEquity.Of(result);
        var returns = new Returns(days.Values, days.Years);
        Drawdown drawdown = Metrics.Drawdown.Of(days.Values);
        Ratios ratios = Ratios.Of(returns, in drawdown);
        (double without, double share) = returns.Best(BestDays);
        Trade[] closed = [.. result.Trades.Where(trade => !trade.IsOpen)];
        (double exposure, double time, double meanEquity) = Use(result.Curve);
        return new BacktestStats(
            days.Years, returns.Total, returns.Compound, returns.Volatility, ratios.Sharpe, ratios.SharpeLow, ratios.SharpeHigh,
            Deflation.DeflatedSharpe(returns, variants, variance / returns.PerYear), variants,
            ratios.Sortino, ratios.Calmar, drawdown.Depth, DayAt(drawdown.From), DayAt(drawdown.Bottom),
            drawdown.Until < 0 ? null : DayAt(drawdown.Until),
            exposure, time, (double)result.Traded / meanEquity / days.Years, HitRateOf(closed), ProfitFactorOf(closed), share, without,
            Money(trade => trade.Fees), Money(trade => trade.Dividends), Money(trade => trade.Borrow), returns.Skewness, returns.Kurtosis);

        DateTime? DayAt(int place) => drawdown.Depth > 0 ? days.Times[place] : null;
        double Money(Func<Trade, long> part) => result.Trades.Sum(part) / (double)LotValue.Money;
    }

    private static double HitRateOf(Trade[] closed) => closed.Length == 0 ? double.NaN : closed.Count(trade => trade.Profit > 0) / (double)closed.Length;

    private static double ProfitFactorOf(Trade[] closed)
    {
        double gained = closed.Where(trade => trade.Profit > 0).Sum(trade => (double)trade.Profit);
        double lost = closed.Where(trade => trade.Profit < 0).Sum(trade => (double)-trade.Profit);
        return lost > 0 ? gained / lost : double.NaN;
    }

    private static (double Exposure, double TimeInMarket, double MeanEquity) Use(EquityCurve curve)
    {
        double exposure = 0, equity = 0;
        int held = 0;
        for (int i = 0; i < curve.Count; i++)
        {
            held += curve.Grosses[i] > 0 ? 1 : 0;
            exposure += curve.Equities[i] > 0 ? (double)curve.Grosses[i] / curve.Equities[i] : 0;
            equity += curve.Equities[i];
        }
        return (exposure / curve.Count, (double)held / curve.Count, equity / curve.Count);
    }
}
