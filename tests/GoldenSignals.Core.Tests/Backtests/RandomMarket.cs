using GoldenSignals.Core.Backtests;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Tests.Backtests;

/// <summary>Symbols whose bars gap, begin late, end early and miss days, under wishes that change at random.</summary>
internal static class RandomMarket
{
    private const long Day = 86_400_000_000;

    public static List<Decided> Of(ulong seed, int symbols = 8, int days = 300, bool actions = false)
    {
        List<Decided> all = [];
        for (int i = 0; i < symbols; i++)
        {
            var random = new SeededRandom(seed, (ulong)i);
            PriceSeries series = Series($"S{i:00}", random, days, actions);
            all.Add(new Decided(series, WishesFor(series, random)));
        }
        return all;
    }

    private static PriceSeries Series(string ticker, SeededRandom random, int days, bool actions)
    {
        List<long> times = [], opens = [], highs = [], lows = [], closes = [];
        List<CorporateAction> dated = [];
        double price = 200_000 + random.NextBelow(800_000);
        int first = random.NextBelow(30), last = days - (random.NextBelow(3) == 0 ? random.NextBelow(100) : 0);
        for (int day = first; day < last; day++)
        {
            double before = price;
            price *= Math.Exp(0.02 * random.NextNormal());
            double open = before * Math.Exp(0.01 * random.NextNormal());
            double split = actions && random.NextBelow(60) == 0 ? 2 : 1;
            (price, open) = (price / split, open / split);
            if (random.NextBelow(20) == 0)
            {
                continue;
            }
            times.Add((20_000 + day) * Day);
            opens.Add((long)open);
            closes.Add((long)price);
            highs.Add((long)(Math.Max(open, price) * (1 + 0.01 * random.NextUniform())));
            lows.Add((long)(Math.Min(open, price) * (1 - 0.01 * random.NextUniform())));
            if (split != 1 || (actions && random.NextBelow(40) == 0))
            {
                dated.Add(new CorporateAction(PriceSeries.ToTime(times[^1] - Day / 2), split, random.NextBelow(2) * 1_000));
            }
        }
        var symbol = new Symbol(ticker, AssetClass.Equity, "US");
        return new PriceSeries(symbol, Interval.Day1, [.. times], [.. opens], [.. highs], [.. lows], [.. closes], dated);
    }

    private static Wishes WishesFor(PriceSeries series, SeededRandom random)
    {
        var sides = new sbyte[series.Count];
        var stops = new long[series.Count];
        var targets = new long[series.Count];
        for (int i = 0; i < sides.Length; i++)
        {
            sides[i] = random.NextBelow(5) == 0 ? (sbyte)(random.NextBelow(3) - 1) : Wishes.Keep;
            if (sides[i] is 1 or -1 && random.NextBelow(2) == 0)
            {
                stops[i] = (long)(series.Closes[i] * (1 - sides[i] * 0.03));
                targets[i] = (long)(series.Closes[i] * (1 + sides[i] * 0.04));
            }
        }
        return new Wishes(sides) { Stops = stops, Targets = targets };
    }
}
