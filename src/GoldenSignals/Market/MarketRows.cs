using System.Collections.Concurrent;
using System.Globalization;
using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Risk;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Core.Targets;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Market;

/// <summary>Makes a row of the Market page from the latest signal of a symbol. A row is made once a signal, whoever asks how often.</summary>
public sealed class MarketRows(BarStore bars, SignalStore signals, Settings settings, TimeProvider clock)
{
    private const int WeekBars = 5;

    private readonly ConcurrentDictionary<(string, string), (long Sequence, MarketRow Row)> made = new();

    /// <summary>The row of a symbol of which nothing is stored.</summary>
    /// <param name="fetch">How far its history is; null when nobody was asked for it.</param>
    public static MarketRow WithoutBars(string ticker, FetchProgress? fetch = null) => fetch switch
    {
        { State: FetchState.Failed } => Without(ticker, Interval.Day1, DataLabel.Live, "failed", $"{fetch.Why}. {fetch.Next}"),
        { State: FetchState.Fetching, Source: { } source } => Without(ticker, Interval.Day1, DataLabel.Live, "building", $"Its history is being fetched from {source}."),
        { State: FetchState.Waiting or FetchState.Fetching } => Without(ticker, Interval.Day1, DataLabel.Live, "building", "Its history waits to be fetched."),
        _ => Without(ticker, Interval.Day1, DataLabel.Imported, "empty", "No bars are stored yet."),
    };

    /// <summary>The row of a series, or what stands in the way where there is no signal to show.</summary>
    /// <param name="status">Of its session; null when none is running.</param>
    /// <param name="latest">Its latest signal; null when there is none yet.</param>
    public MarketRow Of(string ticker, SeriesInfo series, SessionStatus? status, StoredSignal? latest)
    {
        if (status?.State == SessionState.Faulted)
        {
            return Without(ticker, series.Series.Interval, series.Label, "failed", $"The session stopped and will be rebuilt: {status.Why}");
        }
        if (latest is null)
        {
            return series.Bars > 0 ? Without(ticker, series.Series.Interval, series.Label, "building", "Its history is being stepped.") : WithoutBars(ticker);
        }
        var key = (latest.Symbol, latest.Interval);
        if (!made.TryGetValue(key, out (long Sequence, MarketRow Row) known) || known.Sequence != latest.Sequence)
        {
            known = (latest.Sequence, Make(series, latest.Read()));
            made[key] = known;
        }
        return known.Row with { AgeSeconds = Math.Max(0, (clock.GetUtcNow().UtcDateTime - latest.Time).TotalSeconds) };
    }

    private static MarketRow Without(string ticker, Interval interval, DataLabel label, string status, string why) => new(
        ticker, interval.Name, status, null, null, label.Text(), null, null, null, null, null, [], "hold", "noEdge", null, why);

    private MarketRow Make(SeriesInfo series, Signal signal)
    {
        Claim? range = signal.Claims.FirstOrDefault(claim => claim is { Target: "range-forecast", Horizon: WeekBars });
        Claim? wild = signal.Claims.FirstOrDefault(claim => claim.Target == "volatility:5");
        StoredBars stored = bars.Load(series.Series, signal.AsOf)!;
        return new MarketRow(
            signal.Symbol, signal.Interval, "ready", signal.AsOf, null, signal.DataLabel, signal.Close, ChangePercent(stored),
            Range(range), Wild(wild), Risk(signal.Risk), [.. StopsReached(signal, stored).Concat(signal.Changed)], signal.Decision, signal.Reason,
            signal.Lean, range?.NoClaim ?? wild?.NoClaim ?? (signal.Risk is null ? "fewer bars than its average true range needs" : null))
        {
            Chances = Chances.Of(signal),
        };
    }

    /// <summary>The last close against the one before, a split or dividend between them taken out.</summary>
    private static double? ChangePercent(StoredBars stored)
    {
        if (stored.Bars.Count < 2)
        {
            return null;
        }
        var adjustment = new Adjustment();
        foreach (CorporateAction action in stored.Actions)
        {
            adjustment.Apply(in action);
        }
        long before = adjustment.Adjust(stored.Bars[^2]).Close, last = adjustment.Adjust(stored.Bars[^1]).Close;
        return 100 * ((double)last / before - 1);
    }

    private static RangeAhead? Range(Claim? claim) => claim is { Range: { } range, Expires: { } by }
        ? new RangeAhead(range.P80[0], range.P80[1], by, claim.TrailingCoverage)
        : null;

    private static Wildness? Wild(Claim? claim) => claim is { Probability: { } above, State: { } state }
        ? Wildness.Of(above, state)
        : null;

    private RiskAhead? Risk(AtRisk? risk) => risk is not { StopDistance: > 0 } ? null : new RiskAhead(
        risk.StopDistance, risk.StopPercent, PositionSize.UnitsAtStop(settings.Risk.PerTradePercent / 100 * settings.Risk.AccountSize, risk.StopDistance));

    /// <summary>Set-ups named in the last bars whose stop this close is the first to lie beyond.</summary>
    private IEnumerable<Change> StopsReached(Signal signal, StoredBars stored)
    {
        if (stored.Bars.Count < 2)
        {
            yield break;
        }
        double before = stored.Series.Symbol.ToPrice(stored.Bars[^2].Close);
        foreach (StoredSignal earlier in signals.List(limit: SetUp.ExpiryBars + 1, symbol: signal.Symbol).Where(one => one.Interval == signal.Interval && one.Time < signal.AsOf))
        {
            if (earlier.Read().Trade is { } plan && plan.Expires >= signal.AsOf && !stored.Actions.Any(action => action.ExTime > earlier.Time)
                && IsBeyond(plan, signal.Close) && !IsBeyond(plan, before))
            {
                yield return new Change("stop", string.Create(
                    CultureInfo.InvariantCulture, $"closed beyond {Level(plan.Stop)}, the stop of the {plan.Name} of {earlier.Time:d MMM}"));
            }
        }
    }

    private static string Level(double price) => price.ToString(price < 10 ? "0.00##" : "0.00", CultureInfo.InvariantCulture);

    private static bool IsBeyond(TradePlan plan, double close) => plan.Side == "buy" ? close < plan.Stop : close > plan.Stop;
}
