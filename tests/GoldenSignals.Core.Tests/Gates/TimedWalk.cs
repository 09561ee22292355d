using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Tests.Gates;

/// <summary>A walk whose moves and volumes depend on the time of day: loud at the open and the close, quiet at noon, a jump over the night.</summary>
/// <remarks>On the real sessions of New York with their half days and daylight time. By itself it depends on nothing else; where asked, loud and
/// calm hours follow one another too.</remarks>
internal static class TimedWalk
{
    private const long StartTicks = 1_000_000_000;
    private const double QuietVolatility = 0.0005, LoudTimes = 3, NightTimes = 6, QuietVolume = 10_000;

    private static readonly DateOnly FirstDay = new(2019, 1, 2);

    /// <param name="clustering">How much of its state each bar keeps; 0 for none, when only the clock is left.</param>
    public static Bar[] Of(ulong seed, Interval interval, int count, double clustering = 0)
    {
        TradingCalendar calendar = TradingCalendar.NewYork;
        var random = new SeededRandom(seed, SeededRandom.StreamOf("timed walk"));
        Bar[] bars = new Bar[count];
        double price = StartTicks, state = 0, length = Math.Sqrt(interval.Minutes / 5.0);
        DateTime time = calendar.OpenOf(FirstDay);
        for (int i = 0; i < count; i++)
        {
            DateTime close = calendar.NextClose(time, interval);
            double loud = Loudness(close) * Math.Exp(state);
            if (i > 0 && (close - time).TotalHours > 10) price *= Math.Exp(QuietVolatility * NightTimes * random.NextNormal());
            double open = price, high = price, low = price;
            for (int step = 0; step < 4; step++)
            {
                price *= Math.Exp(QuietVolatility * length * loud / 2 * random.NextNormal());
                (high, low) = (Math.Max(high, price), Math.Min(low, price));
            }
            double volume = Math.Round(QuietVolume * loud * Math.Exp(0.3 * random.NextNormal()));
            bars[i] = new Bar(close, (long)open, (long)Math.Ceiling(high), (long)low, (long)price, volume);
            if (clustering > 0) state = clustering * state + 0.5 * Math.Sqrt(1 - clustering * clustering) * random.NextNormal();
            time = close;
        }
        return bars;
    }

    /// <summary>A parabola over the day, 1 at noon.</summary>
    private static double Loudness(DateTime close)
    {
        double fromNoon = (NewYorkTime.FromUtc(close).TimeOfDay.TotalMinutes - 765) / 195;
        return 1 + (LoudTimes - 1) * fromNoon * fromNoon;
    }
}
