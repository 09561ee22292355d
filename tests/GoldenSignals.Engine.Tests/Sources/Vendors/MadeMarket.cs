using System.Globalization;
using GoldenSignals.Core;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Tests.Sources.Vendors;

/// <summary>A candle of a day as a vendor would give it: when it began, and its numbers in cents.</summary>
internal readonly record struct MadeCandle(DateOnly Day, DateTime Start, DateTime Close, int Open, int High, int Low, int Last, int Volume)
{
    public string[] Text => [.. new[] { Open, High, Low, Last }.Select(cents => (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture)), Volume.ToString(CultureInfo.InvariantCulture)];

    /// <summary>The bar that has to come of it.</summary>
    public Bar ToBar(Symbol symbol)
    {
        long tick = symbol.TicksPerUnit / 100;
        return new Bar(Close, Open * tick, High * tick, Low * tick, Last * tick, Volume);
    }
}

/// <summary>
/// Days of made-up symbols, the same whenever they are asked for. The candle of a day that has not closed is there too, as vendors have it,
/// with a price that would be noticed.
/// </summary>
internal sealed class MadeMarket(AssetClass assetClass, Func<DateTime> now)
{
    private const int Nonsense = 999_999;

    private static readonly DateOnly First = new(2024, 3, 1);

    private readonly TradingCalendar calendar = TradingCalendar.For(assetClass);

    /// <summary>Changes what is said of a symbol: leaves out, repeats, corrects, mixes up.</summary>
    public Func<List<MadeCandle>, List<MadeCandle>> Spoil { get; set; } = candles => candles;

    /// <summary>Everything a vendor has of a symbol now, the running day last.</summary>
    public List<MadeCandle> Of(string ticker) => Spoil([.. Honest(ticker)]);

    /// <summary>The same, as it is in truth; of closed days only.</summary>
    public IEnumerable<MadeCandle> Closed(string ticker) => Honest(ticker).Where(candle => candle.Close <= now());

    private IEnumerable<MadeCandle> Honest(string ticker)
    {
        var random = new SeededRandom(3, SeededRandom.StreamOf(ticker));
        int close = 10_000;
        for (DateOnly day = First; ; day = day.AddDays(1))
        {
            if (!calendar.IsTradingDay(day))
            {
                continue;
            }
            DateTime start = calendar.OpenOf(day), end = calendar.CloseOf(day);
            int open = close, volume = 1_000 + random.NextBelow(9_000);
            close = open + random.NextBelow(401) - 200;
            if (start > now())
            {
                yield break;
            }
            yield return end <= now()
                ? new MadeCandle(day, start, end, open, Math.Max(open, close) + 50, Math.Min(open, close) - 50, close, volume)
                : new MadeCandle(day, start, end, open, Nonsense, open, Nonsense, 1);
        }
    }
}
