using System.Globalization;
using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Risk;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Risk;

/// <summary>What is asked of a size. Nothing said is taken from the settings and the signal.</summary>
/// <param name="RiskPercent">Of the capital that may be lost at the stop.</param>
/// <param name="Stop">Price of the stop; two average true ranges away unless said.</param>
public sealed record SizeAsked(string Symbol, double? Capital, double? RiskPercent, double? Stop);

/// <summary>How large a position in a symbol may be.</summary>
public sealed class SizeAnswers(Database database, Settings settings)
{
    private readonly Analysis analysis = new(database);
    private readonly BarHistory history = new(new BarStore(database));

    public async Task<SizeView> OfAsync(SizeAsked asked, CancellationToken stop)
    {
        double capital = Above("capital", asked.Capital ?? settings.Risk.AccountSize, 1e15);
        double riskPercent = Above("risk", asked.RiskPercent ?? settings.Risk.PerTradePercent, 100);
        Stored.Find(new BarStore(database), asked.Symbol, Interval.Day1);
        StoredBars stored = history.Load(asked.Symbol, Interval.Day1)!;
        Signal signal = await Task.Run(() => analysis.OfAsync(stored, settings.ToSession(), stop), stop);
        (double price, string from) = StopOf(asked, signal);
        double distance = Math.Abs(signal.Close - price);
        SizeWay[] ways =
        [
            AtStop(capital, riskPercent, signal.Close, distance),
            ForVolatility(capital, signal, distance),
            Platform(capital, signal, distance),
        ];
        return new SizeView(
            signal.DataLabel, signal.AsOf, settings.Disclosure,
            string.Create(CultureInfo.InvariantCulture, $"{ways[0].Units:N0} {signal.Symbol} lose {ways[0].LossAtStop:N0} at the stop of {price:0.00##}; a gap may jump over it."),
            signal.Symbol, capital, signal.Close, price, from, ways);
    }

    private static (double Price, string From) StopOf(SizeAsked asked, Signal signal)
    {
        if (asked.Stop is { } named)
        {
            return named > 0 && named != signal.Close
                ? (named, "named")
                : throw Fault.Parameter("stop", "the stop is no price away from the close", string.Create(CultureInfo.InvariantCulture, $"The close is {signal.Close:0.00####}."));
        }
        return signal.Risk is { StopDistance: > 0 } risk
            ? signal.Trade is { } plan ? (plan.Stop, $"of the set-up {plan.Name}") : (signal.Close - risk.StopDistance, "two average true ranges below the close")
            : throw Fault.NotFound($"{signal.Symbol} has too few bars for a stop of its own", "Name one with --stop PRICE.");
    }

    private static SizeWay AtStop(double capital, double riskPercent, double close, double distance)
    {
        double units = PositionSize.UnitsAtStop(capital * riskPercent / 100, distance);
        double share = 100 * PositionSize.FixedFraction(riskPercent / 100, distance / close);
        return new SizeWay(
            "fixedFraction", share, units, units * distance,
            string.Create(CultureInfo.InvariantCulture, $"loses {riskPercent:0.##} % of the capital at the stop{(share > 100 ? "; it takes more than the capital, so borrowed money" : "")}"));
    }

    private SizeWay ForVolatility(double capital, Signal signal, double distance)
    {
        double target = settings.Risk.VolatilityTargetPercent;
        if (signal.Risk?.VolatilityPercent is not { } volatility || !(volatility > 0))
        {
            return new SizeWay("volatilityTarget", null, null, null, "no volatility is forecast yet");
        }
        double share = PositionSize.ForVolatility(target, volatility);
        return Of("volatilityTarget", share, capital, signal, distance,
            string.Create(CultureInfo.InvariantCulture, $"swings {target:0.#} % a year of the capital at the forecast {volatility:0.#} % of the price"));
    }

    /// <summary>What the decision itself takes: of the bet only once its claim is proven.</summary>
    private SizeWay Platform(double capital, Signal signal, double distance) => signal.Decision == "hold"
        ? new SizeWay("kelly", 0, 0, 0, "0: no direction is proven, so there are no odds to bet on")
        : Of("kelly", signal.Trade?.SizeShare ?? 0, capital, signal, distance, string.Create(CultureInfo.InvariantCulture,
            $"the least of {settings.Risk.KellyShare:0.##} of the Kelly bet, the volatility target and {settings.Risk.PositionPercentMax:0.#} % of the capital, on {signal.Reason}"));

    private static SizeWay Of(string rule, double share, double capital, Signal signal, double distance, string note)
    {
        double units = Math.Floor(share * capital / signal.Close);
        return new SizeWay(rule, 100 * share, units, units * distance, note);
    }

    private static double Above(string field, double value, double most) => value > 0 && value <= most
        ? value
        : throw Fault.Parameter(field, string.Create(CultureInfo.InvariantCulture, $"{value} is not above 0 and at most {most:0}"), "Give a positive number.");
}
