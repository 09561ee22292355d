using GoldenSignals.Core;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Sources.Synthetic;

/// <summary>
/// The way a price takes through one session: a gap at the open, then a Brownian bridge to the close, livelier at some hours than at others.
/// Highs and lows between steps follow the law of a bridge's maximum, so ranges do not depend on how fine the steps are.
/// </summary>
internal static class SyntheticPath
{
    /// <summary>Share of a day's variance that falls while a market with a closing bell is shut.</summary>
    private const double OvernightShare = 0.25;

    private const double VolumeNoise = 0.35;

    /// <summary>Fills one bar a step, from open to close.</summary>
    public static void Fill(Span<Bar> steps, in SyntheticDay day, ulong seed, DateTime open, DateTime close)
    {
        bool hasBell = TradingCalendar.For(day.Listing.Symbol) == TradingCalendar.NewYork;
        var random = new SeededRandom(seed, day.Listing.Stream + 1000 + (ulong)day.Date.DayNumber);
        double calm = day.Return - day.Jump;
        double overnight = hasBell ? Overnight(calm, day.Variance, random) : 0;
        double inside = calm - overnight, variance = day.Variance * (hasBell ? 1 - OvernightShare : 1);
        // A leap comes with the news before the bell, or in a market that never closes at some moment.
        int jumpStep = hasBell ? -1 : random.NextBelow(steps.Length);

        Span<double> shares = stackalloc double[steps.Length];
        Span<double> moves = stackalloc double[steps.Length];
        FillShares(shares, hasBell);
        FillBridge(moves, shares, inside, variance, random);

        double at = day.LogBefore + overnight + (hasBell ? day.Jump : 0);
        long price = Round(Math.Exp(at), day.Listing);
        for (int i = 0; i < steps.Length; i++)
        {
            double to = at + moves[i] + (i == jumpStep ? day.Jump : 0);
            double high = Extreme(at, to, shares[i] * variance, random), low = -Extreme(-at, -to, shares[i] * variance, random);
            long last = Round(Math.Exp(to), day.Listing);
            steps[i] = new Bar(
                open + (close - open) * (i + 1) / steps.Length,
                price,
                Math.Max(Math.Max(price, last), Round(Math.Exp(high), day.Listing)),
                Math.Min(Math.Min(price, last), Round(Math.Exp(low), day.Listing)),
                last,
                Math.Round(day.Volume * shares[i] * Math.Exp(VolumeNoise * random.NextNormal() - VolumeNoise * VolumeNoise / 2)));
            (at, price) = (to, last);
        }
    }

    /// <summary>The part of a normal move that came first, given the whole: the bridge again, with one step.</summary>
    private static double Overnight(double whole, double variance, SeededRandom random) =>
        OvernightShare * whole + Math.Sqrt(OvernightShare * (1 - OvernightShare) * variance) * random.NextNormal();

    /// <summary>Share of the session's variance and volume in each step: busy at both bells, or around London's afternoon.</summary>
    private static void FillShares(Span<double> shares, bool hasBell)
    {
        double sum = 0;
        for (int i = 0; i < shares.Length; i++)
        {
            double at = (i + 0.5) / shares.Length;
            shares[i] = hasBell ? 0.5 + 1.8 * (2 * at - 1) * (2 * at - 1) : 1 + 0.6 * Math.Cos(2 * Math.PI * (at - 0.67));
            sum += shares[i];
        }
        foreach (ref double share in shares)
        {
            share /= sum;
        }
    }

    private static void FillBridge(Span<double> moves, ReadOnlySpan<double> shares, double whole, double variance, SeededRandom random)
    {
        double sum = 0;
        for (int i = 0; i < moves.Length; i++)
        {
            moves[i] = Math.Sqrt(shares[i] * variance) * random.NextNormal();
            sum += moves[i];
        }
        for (int i = 0; i < moves.Length; i++)
        {
            moves[i] += shares[i] * (whole - sum);
        }
    }

    /// <summary>Maximum of a Brownian bridge between two points, drawn by inverting its distribution (Glasserman, Monte Carlo Methods, section 6.4).</summary>
    private static double Extreme(double from, double to, double variance, SeededRandom random)
    {
        double move = to - from;
        return (from + to + Math.Sqrt(move * move - 2 * variance * Math.Log(1 - random.NextUniform()))) / 2;
    }

    /// <summary>To the step it is quoted in; never below one.</summary>
    private static long Round(double price, SyntheticListing listing) =>
        Math.Max(1, (long)Math.Round(price * listing.Symbol.TicksPerUnit / listing.QuoteTicks)) * listing.QuoteTicks;
}
