using GoldenSignals.Core.Backtests;
using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Portfolios;

/// <summary>How large a paper position is opened, and what it costs: the settings of the risk a person takes.</summary>
/// <param name="PerTradePercent">Share of the portfolio's worth that a trade may lose at its stop.</param>
/// <param name="PositionPercentMax">Most of its worth that one position may hold.</param>
public sealed record PaperTerms(double PerTradePercent, double PositionPercentMax, Costs Costs)
{
    /// <summary>Lots to buy at a close: what loses no more than is allowed at the stop, and holds no more than is allowed.</summary>
    /// <param name="worth">Of the portfolio, in the symbol's currency.</param>
    /// <param name="stopDistance">From close to stop, in currency; null where there is no stop, which leaves the second bound alone.</param>
    public long Lots(Symbol symbol, decimal worth, double close, double? stopDistance)
    {
        if (worth <= 0 || !(close > 0)) return 0;
        decimal units = worth * (decimal)PositionPercentMax / 100 / (decimal)close;
        if (stopDistance is > 0) units = Math.Min(units, worth * (decimal)PerTradePercent / 100 / (decimal)stopDistance.Value);
        return (long)(units * new LotValue(symbol).LotsPerUnit);
    }

    /// <summary>Where a long position of a signal is left: by its plan, else at twice the usual range below the close. Ticks, 0 for none.</summary>
    public static (long Stop, long Target, double? Distance, DateTime? Expires) Levels(Signal signal, Symbol symbol)
    {
        long Ticks(double price) => Math.Max(1, (long)Math.Round(price * symbol.TicksPerUnit));
        if (signal.Trade is { Side: "buy" or "long" } plan && plan.Stop < signal.Close)
        {
            return (Ticks(plan.Stop), Ticks(plan.Target), signal.Close - plan.Stop, plan.Expires);
        }
        return signal.Risk is { StopDistance: > 0 } risk && risk.StopDistance < signal.Close
            ? (Ticks(signal.Close - risk.StopDistance), 0, risk.StopDistance, null)
            : (0, 0, null, null);
    }
}
