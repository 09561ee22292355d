using GoldenSignals.Core.Indicators;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Targets;

/// <summary>Will all of the next h closes stay within ±k of this one? k is fixed by the past alone. Baseline: climatology.</summary>
/// <remarks>k is the 0.70 quantile of the largest excursion over the last 1,260 windows that have ended, never scaled by current
/// volatility: a band that breathes with the market would have its skill built in. On intraday bars it is that of the windows that began in
/// the same slot on the last 60 days.</remarks>
public sealed class BandTarget : Target
{
    public const int WindowsMax = 1260, WindowsMin = 504;
    public const double Share = 0.70;

    private readonly long[] closes;
    private readonly double[] widths;
    private readonly RankedWindow excursions;
    private readonly SlotWindows? excursionsOfDay;
    private int bars;

    public BandTarget(int horizon, DaySlots? day = null) : base(horizon, day)
    {
        if (OfDay is not null) excursionsOfDay = new SlotWindows(OfDay.Count);
        excursions = new RankedWindow(OfDay is null ? WindowsMax : 1);
        closes = new long[horizon];
        widths = new double[horizon];
        Array.Fill(widths, double.NaN);
    }

    /// <summary>k at the latest bar, as a share of the close; NaN while unknown.</summary>
    public double Width { get; private set; } = double.NaN;

    /// <summary>Largest excursion of the window that ends here, as a share of its first close; NaN while unknown.</summary>
    public double Excursion { get; private set; } = double.NaN;

    /// <summary>Whether the latest close left the band of the question put so many bars ago, whose answer can then only be no.</summary>
    /// <param name="barsAgo">1 to <see cref="Target.Horizon"/> − 1.</param>
    public bool LeftBand(int barsAgo)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(barsAgo, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(barsAgo, Horizon);
        int latest = (Slot + Horizon - 1) % Horizon, put = (Slot + 2 * Horizon - 1 - barsAgo) % Horizon;
        return bars > barsAgo && (double)Math.Abs(closes[latest] - closes[put]) / closes[put] > widths[put];
    }

    private protected override void Take(in Bar bar, in Context context)
    {
        if (bars >= Horizon)
        {
            Excursion = Farthest(Slot, bar.Close);
            if (!double.IsNaN(widths[Slot])) Answer = Excursion <= widths[Slot] ? 1 : 0;
            Ratio = Excursion / widths[Slot];
            if (excursionsOfDay is null) excursions.Add(Excursion);
            else excursionsOfDay.Add(OfDay!.Due, Excursion);
        }
        Asks = excursionsOfDay?.IsKnown(OfDay!.Now) ?? excursions.Count >= WindowsMin;
        Width = !Asks ? double.NaN : excursionsOfDay?.Quantile(OfDay!.Now, Share) ?? excursions.Quantile(Share);
        closes[Slot] = bar.Close;
        widths[Slot] = Width;
        bars++;
    }

    /// <summary>Largest |close / start − 1| over the h closes after the start, the latest included.</summary>
    private double Farthest(int startSlot, long latest)
    {
        long start = closes[startSlot];
        long far = Math.Abs(latest - start);
        foreach (long close in closes) far = Math.Max(far, Math.Abs(close - start));
        return (double)far / start;
    }
}
