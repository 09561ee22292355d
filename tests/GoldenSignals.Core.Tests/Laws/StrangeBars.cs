using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Tests.Laws;

/// <summary>Ordinary bars made strange: what a market, a grid or a file can do that a formula must survive.</summary>
internal static class StrangeBars
{
    public static readonly string[] Kinds = ["flat", "flat then moving", "zero volume", "gapped", "huge", "tiny", "one tick", "huge volume"];

    public static Bar[] Of(string kind, int count)
    {
        Bar[] bars = new RandomBars(7).Daily(count);
        for (int i = 0; i < bars.Length; i++)
        {
            bars[i] = kind switch
            {
                "flat" => At(bars[i], 1_000_000),
                "flat then moving" => i < count / 2 ? At(bars[i], 1_000_000) : bars[i],
                "zero volume" => bars[i] with { Volume = 0 },
                "gapped" => Times(bars[i], 1L << (i / 40 % 2 * 8)),
                "huge" => Times(bars[i], 100_000_000),
                "tiny" => At(bars[i], 1 + i * 7 % 3) with { High = 3, Low = 1 },
                "one tick" => At(bars[i], 1),
                "huge volume" => bars[i] with { Volume = bars[i].Volume * 1e30 },
                _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
            };
        }
        return bars;
    }

    public static Bar Times(in Bar bar, long factor) =>
        bar with { Open = bar.Open * factor, High = bar.High * factor, Low = bar.Low * factor, Close = bar.Close * factor };

    private static Bar At(in Bar bar, long price) => bar with { Open = price, High = price, Low = price, Close = price };
}
