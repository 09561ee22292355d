namespace GoldenSignals.Core.Market;

/// <summary>
/// Forward adjustment of one symbol's bars: the factor is 1 at the first bar and moves only when a bar closes at or after an ex-time,
/// so no later action can change an earlier adjusted bar.
/// </summary>
/// <remarks>
/// A split of S new shares for one multiplies the factor by S, a dividend of D per old share by 1 / (1 − D / previous raw close):
/// the holder who reinvests sees no jump. Adjusted prices are rounded to the symbol's grid; volume is divided by the splits alone.
/// </remarks>
public sealed class Adjustment
{
    private readonly List<CorporateAction> pending = [];
    private Bar lastRaw;
    private bool started;

    /// <summary>Adjusted price over raw price at the last bar; 1 before and at the first.</summary>
    public double Factor { get; private set; } = 1;

    /// <summary>The part of the factor that comes from splits.</summary>
    public double SplitFactor { get; private set; } = 1;

    /// <summary>Hands over an action, at any time before the first bar it concerns; it waits for that bar.</summary>
    /// <returns>
    /// False when it can not be taken: a bar it concerns has passed already (a late correction, which needs a rebuild), or its numbers
    /// make no sense. Nothing changes then.
    /// </returns>
    public bool Apply(in CorporateAction action)
    {
        if (!IsPossible(action) || (started && action.ExTime <= lastRaw.Time))
        {
            return false;
        }
        int place = pending.Count;
        while (place > 0 && pending[place - 1].ExTime > action.ExTime)
        {
            place--;
        }
        pending.Insert(place, action);
        return true;
    }

    /// <summary>The next bar on the adjusted scale. Bars come in order of time.</summary>
    public Bar Adjust(in Bar raw)
    {
        TakeEffect(raw.Time);
        lastRaw = raw;
        started = true;
        return Factor == 1 && SplitFactor == 1
            ? raw
            : new Bar(raw.Time, OnGrid(raw.Open), OnGrid(raw.High), OnGrid(raw.Low), OnGrid(raw.Close), raw.Volume / SplitFactor);
    }

    /// <summary>A level on the adjusted scale as people see it today, in raw ticks.</summary>
    public double ToRaw(double adjustedTicks) => adjustedTicks / Factor;

    private void TakeEffect(DateTime now)
    {
        int due = 0;
        while (due < pending.Count && pending[due].ExTime <= now)
        {
            // An action from before the first bar has nothing to bridge.
            if (started)
            {
                Move(pending[due]);
            }
            due++;
        }
        if (due > 0)
        {
            pending.RemoveRange(0, due);
        }
    }

    private void Move(in CorporateAction action)
    {
        // A split and a dividend of one day may come as one action or two, in either order: both speak of the old share.
        double paid = action.Dividend / lastRaw.Close;
        if (paid >= 0 && paid < 1)
        {
            Factor /= 1 - paid;
        }
        Factor *= action.Split;
        SplitFactor *= action.Split;
    }

    // Never below one tick: after many reverse splits a price is coarse, but it stays a price.
    private long OnGrid(long ticks) => Math.Max(1, (long)Math.Round(ticks * Factor));

    private static bool IsPossible(in CorporateAction action) =>
        double.IsFinite(action.Split) && action.Split > 0 && double.IsFinite(action.Dividend) && action.Dividend >= 0;
}
