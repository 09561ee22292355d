using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Tests.Gates;

/// <summary>A walk whose moves and volumes depend on the time of day and on nothing else: loud at the open and the close, quiet at noon.</summary>
internal static class TimedWalk
{
    private const int DayBars = 78;
    private const long StartTicks = 1_000_000_000;
    private const double QuietVolatility = 0.0005, LoudTimes = 3, QuietVolume = 10_000;

    private static readonly DateTime FirstDay = new(2020, 1, 6, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Five-minute bars, 78 a weekday from 14:35 to 21:00 UTC.</summary>
    public static Bar[] FiveMinutes(ulong seed, int count)
    {
        var random = new SeededRandom(seed, SeededRandom.StreamOf("timed walk"));
        Bar[] bars = new Bar[count];
        double price = StartTicks;
        for (int i = 0; i < count; i++)
        {
            int slot = i % DayBars, day = i / DayBars;
            double open = price, loud = Loudness(slot), high = price, low = price;
            for (int step = 0; step < 4; step++)
            {
                price *= Math.Exp(QuietVolatility * loud / 2 * random.NextNormal());
                (high, low) = (Math.Max(high, price), Math.Min(low, price));
            }
            DateTime time = FirstDay.AddDays(day / 5 * 7 + day % 5).AddMinutes(14 * 60 + 35 + 5 * slot);
            double volume = Math.Round(QuietVolume * loud * Math.Exp(0.3 * random.NextNormal()));
            bars[i] = new Bar(time, (long)open, (long)Math.Ceiling(high), (long)low, (long)price, volume);
        }
        return bars;
    }

    /// <summary>A parabola over the day, 1 at noon.</summary>
    private static double Loudness(int slot)
    {
        double fromNoon = 2.0 * slot / (DayBars - 1) - 1;
        return 1 + (LoudTimes - 1) * fromNoon * fromNoon;
    }
}
