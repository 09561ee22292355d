namespace GoldenSignals.Core.Market;

/// <summary>
/// Makes longer bars from shorter ones of one symbol, on the sessions of its calendar: intraday bars count from the open and the last one of
/// a session may be short, days are sessions, weeks end with their last session. It hands over closed bars only and allocates nothing.
/// </summary>
/// <remarks>
/// After each <see cref="Add"/> or <see cref="AdvanceTo"/> take bars until there are none; at most two wait. Bars closing outside a session
/// are left out, as the exchange's own bars leave them out. A span in which nothing traded gives no bar.
/// </remarks>
public sealed class BarAggregator(TradingCalendar calendar, Interval interval)
{
    private Bar building;
    private bool isBuilding;
    private DateTime passed = DateTime.MinValue;
    private Bar ready1, ready2;
    private int ready;

    /// <summary>Takes the next shorter bar.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It closes at or before one that was already taken.</exception>
    /// <exception cref="InvalidOperationException">Bars that were ready have not been taken.</exception>
    public void Add(in Bar bar)
    {
        if (bar.Time <= passed)
        {
            throw new ArgumentOutOfRangeException(nameof(bar), bar.Time, $"Bars come in order; one up to {passed:u} was already taken.");
        }
        EmitIf(isBuilding && building.Time < bar.Time);
        passed = bar.Time;
        if (!isBuilding)
        {
            Start(in bar);
        }
        else if (interval != Interval.Week1 || calendar.IsInSession(bar.Time)) // only a week spans hours without trade
        {
            Extend(in bar);
        }
        EmitIf(isBuilding && building.Time == bar.Time);
    }

    /// <summary>Says that no shorter bar closing at or before this moment is still to come, so a bar that ends by then is closed.</summary>
    public void AdvanceTo(DateTime time)
    {
        if (time > passed)
        {
            EmitIf(isBuilding && building.Time <= time);
            passed = time;
        }
    }

    /// <summary>Hands over the next closed bar, oldest first.</summary>
    public bool TryTake(out Bar bar)
    {
        bar = ready1;
        if (ready == 0)
        {
            return false;
        }
        ready1 = ready2;
        ready--;
        return true;
    }

    private void Start(in Bar bar)
    {
        if (calendar.IsInSession(bar.Time))
        {
            building = bar with { Time = calendar.CloseAtOrAfter(bar.Time, interval) };
            isBuilding = true;
        }
    }

    private void Extend(in Bar bar) => building = building with
    {
        High = Math.Max(building.High, bar.High),
        Low = Math.Min(building.Low, bar.Low),
        Close = bar.Close,
        Volume = building.Volume + bar.Volume,
    };

    private void EmitIf(bool due)
    {
        if (!due)
        {
            return;
        }
        switch (ready++)
        {
            case 0: ready1 = building; break;
            case 1: ready2 = building; break;
            default: throw new InvalidOperationException("Closed bars must be taken before more are added.");
        }
        isBuilding = false;
    }
}
