using System.Globalization;
using System.Text;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Tests;

/// <summary>Made-up bars that are the same in every run.</summary>
internal static class Sample
{
    public static readonly DateOnly FirstDay = new(2012, 1, 3);

    /// <summary>A price file as many sites write it.</summary>
    public static string Csv(int days, int seed = 1)
    {
        var text = new StringBuilder("Date,Open,High,Low,Close,Volume\n");
        foreach (Bar bar in Days(days, seed))
        {
            text.Append(CultureInfo.InvariantCulture,
                $"{TradingCalendar.NewYork.DayOf(bar.Time):yyyy-MM-dd},{bar.Open / 1e4},{bar.High / 1e4},{bar.Low / 1e4},{bar.Close / 1e4},{bar.Volume}\n");
        }
        return text.ToString();
    }

    public static List<Bar> Days(int count, int seed = 1)
    {
        var random = new Random(seed);
        List<Bar> bars = new(count);
        DateOnly day = FirstDay;
        long close = 1_000_000;
        for (int i = 0; i < count; i++, day = TradingCalendar.NewYork.NextDay(day))
        {
            long open = close + random.Next(-4_000, 4_000);
            close = Math.Max(100_000, open + random.Next(-15_000, 15_500));
            bars.Add(new Bar(
                TradingCalendar.NewYork.CloseOf(day), open, Math.Max(open, close) + random.Next(5_000), Math.Min(open, close) - random.Next(5_000), close,
                random.Next(1_000_000, 5_000_000)));
        }
        return bars;
    }

    /// <summary>Puts bars into a folder as a source would.</summary>
    public static async Task StoreAsync(
        string folder, string ticker, IReadOnlyList<Bar> bars, DataLabel label = DataLabel.Imported, params CorporateAction[] actions)
    {
        using Database database = Database.Open(folder);
        var series = new Series(new Symbol(ticker, AssetClass.Equity, "NYSE"), Interval.Day1);
        await new BarStore(database).WriteAsync(series, "sample", bars, actions, CancellationToken.None, label);
    }
}
