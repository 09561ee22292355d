using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Tests.Laws;

/// <summary>Bars of an invented market for laws: the same seed gives the same bars on every machine and runtime.</summary>
internal sealed class RandomBars(ulong seed)
{
    private const long StartTicks = 1_000_000;

    private static readonly DateTime Start = new(2001, 1, 2, 21, 0, 0, DateTimeKind.Utc);

    private ulong state = seed;

    /// <summary>Weekdays of a wandering price with calm and wild months and volume that follows them.</summary>
    public Bar[] Daily(int count) => Make(count, Start, time => time.AddDays(time.DayOfWeek == DayOfWeek.Friday ? 3 : 1));

    /// <summary>Five-minute bars, 78 a weekday from 14:35 to 21:00, louder at both ends of the day.</summary>
    public Bar[] Intraday(int count) => Make(count, Start.Date.AddHours(14).AddMinutes(35), NextFiveMinutes);

    private Bar[] Make(int count, DateTime time, Func<DateTime, DateTime> next)
    {
        Bar[] bars = new Bar[count];
        double close = StartTicks, volatility = 0.01, loudness = 0;
        for (int i = 0; i < count; i++, time = next(time))
        {
            volatility *= Math.Exp(0.1 * Normal() - 0.1 * Math.Log(volatility / 0.01));
            loudness = 0.8 * loudness + 0.25 * Normal();
            double open = close * Math.Exp(0.3 * volatility * Normal());
            close = Math.Max(open * Math.Exp(volatility * Normal()), 100);
            double high = Math.Max(open, close) * Math.Exp(0.5 * volatility * Uniform());
            double low = Math.Min(open, close) * Math.Exp(-0.5 * volatility * Uniform());
            double volume = Math.Round(1e6 * Math.Exp(loudness + 20 * volatility + 0.1 * (int)time.DayOfWeek));
            bars[i] = new Bar(time, (long)open, (long)Math.Ceiling(high), (long)low, (long)close, volume);
        }
        return bars;
    }

    private static DateTime NextFiveMinutes(DateTime time)
    {
        DateTime next = time.AddMinutes(5);
        return next.Hour < 21 || next is { Hour: 21, Minute: 0 }
            ? next
            : next.Date.AddDays(next.DayOfWeek == DayOfWeek.Friday ? 3 : 1).AddHours(14).AddMinutes(35);
    }

    // Box and Muller, Annals of Mathematical Statistics 29 (1958).
    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    // SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
    private double Uniform()
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
