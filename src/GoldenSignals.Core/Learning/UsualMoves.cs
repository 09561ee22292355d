using GoldenSignals.Core.Indicators;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Learning;

/// <summary>How far a bar usually moves at each place of the day: the mean over about the last 60 days.</summary>
internal sealed class UsualMoves(DaySlots day)
{
    private readonly double[] means = new double[day.Places + 1];
    private readonly byte[] visits = new byte[day.Places + 1];
    private readonly double barsMax = (double)SlotWindows.DaysMax * day.Places;
    private double squares, ratioSquares, bars;

    /// <summary>How large a log return is where the usual one counts as 1, over all places; NaN before the first.</summary>
    public double Unit => Math.Sqrt(squares / ratioSquares);

    /// <summary>What was usual at a bar's place before it; NaN while too few days are known. Then takes the bar.</summary>
    /// <param name="size">Size of its move, from its range and gap.</param>
    /// <param name="logReturn">From close to close.</param>
    public double Take(DateTime time, double size, double logReturn)
    {
        day.MoveTo(time);
        int place = day.Place;
        double usual = visits[place] >= SlotWindows.DaysMin ? means[place] : double.NaN;
        if (visits[place] < SlotWindows.DaysMax) visits[place]++;
        means[place] += (size - means[place]) / visits[place];
        if (usual > 0) TakeUnit(size / usual, logReturn);
        return usual;
    }

    private void TakeUnit(double ratio, double logReturn)
    {
        bars = Math.Min(bars + 1, barsMax);
        squares += (logReturn * logReturn - squares) / bars;
        ratioSquares += (ratio * ratio - ratioSquares) / bars;
    }
}
