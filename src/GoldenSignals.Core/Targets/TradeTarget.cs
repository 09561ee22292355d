using GoldenSignals.Core.Indicators;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Targets;

/// <summary>Does a named set-up reach its target before its stop, after costs? Baseline: a random entry with the same barriers.</summary>
/// <remarks>Every bar is entered on both sides in thought, with the barriers of <see cref="SetUp"/>, and settled when the trade would have
/// expired: that frequency is the random entry. Entry is the next open; a bar that touches both barriers counts for the stop.</remarks>
public sealed class TradeTarget : Target
{
    private readonly double costShare;
    private readonly Bar[] path = new Bar[SetUp.ExpiryBars + 1];
    private readonly double[] ranges = new double[SetUp.ExpiryBars + 1];
    private readonly int[] sides = new int[SetUp.ExpiryBars + 1];
    private readonly double[] yes = new double[2];
    private readonly double[] known = new double[2];
    private readonly SlotAnswers[]? sidesOfDay;
    private readonly Atr atr = new(SetUp.AtrBars);
    private int latest;
    private int bars;

    /// <param name="costShare">Cost of getting in and out, as a share of the price.</param>
    public TradeTarget(double costShare, DaySlots? day = null) : base(SetUp.ExpiryBars, day)
    {
        if (OfDay is not null) sidesOfDay = [new SlotAnswers(OfDay.Count), new SlotAnswers(OfDay.Count)];
        ArgumentOutOfRangeException.ThrowIfNegative(costShare);
        this.costShare = costShare;
    }

    /// <summary>The side of the set-up asked about at the latest bar, 0 for none.</summary>
    public int Side { get; private set; }

    /// <summary>Average true range at the latest bar, in ticks.</summary>
    public double Range => atr.Value;

    public override double BaseRate => Side == 0 ? 0.5
        : sidesOfDay is null ? OfSide(Place(Side))
        : sidesOfDay[Place(Side)].Rate(OfDay!.Now, OfSide(Place(Side)));

    public override int Known => (int)Math.Min(known[0], known[1]);

    /// <summary>Puts the question of the latest bar about a set-up on this side.</summary>
    public void Propose(int side)
    {
        Side = double.IsNaN(atr.Value) ? 0 : side;
        sides[latest] = Side;
        Asks = Side != 0;
    }

    private protected override void Take(in Bar bar, in Context context)
    {
        atr.Update(in bar);
        latest = Next(latest);
        path[latest] = bar;
        ranges[latest] = atr.Value;
        sides[latest] = 0;
        Side = 0;
        if (bars >= Horizon) SettleBoth(Next(latest));
        bars++;
    }

    private void SettleBoth(int issued)
    {
        if (double.IsNaN(ranges[issued])) return;
        for (int side = -1; side <= 1; side += 2)
        {
            double reached = Reached(issued, side) ? 1 : 0;
            yes[Place(side)] += reached;
            known[Place(side)]++;
            sidesOfDay?[Place(side)].Add(OfDay!.Due, reached > 0, state: false);
            if (sides[issued] == side) Answer = reached;
        }
    }

    private double OfSide(int place) => (yes[place] + 5) / (known[place] + 10);

    private bool Reached(int issued, int side)
    {
        int at = Next(issued);
        double range = ranges[issued], entry = path[at].Open;
        if (SetUp.TargetAtr * range <= costShare * entry) return false;
        double stop = entry - side * SetUp.StopAtr * range;
        double target = entry + side * SetUp.TargetAtr * range;
        for (int i = 0; i < Horizon; i++, at = Next(at))
        {
            double against = side > 0 ? path[at].Low : path[at].High;
            if (side * (against - stop) <= 0) return false;
            double along = side > 0 ? path[at].High : path[at].Low;
            if (side * (along - target) >= 0) return true;
        }
        return false;
    }

    private int Next(int slot) => slot + 1 == path.Length ? 0 : slot + 1;

    private static int Place(int side) => side > 0 ? 1 : 0;
}
