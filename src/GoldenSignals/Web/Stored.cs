using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Web;

/// <summary>Reads what a command was asked for from the store, or says what is missing and how to get it.</summary>
public static class Stored
{
    /// <summary>Opens the data folder for an answer; a folder without a database is a fault, not a new database.</summary>
    public static Database Open(Settings settings)
    {
        string file = Path.Combine(settings.Data, Database.FileName);
        return File.Exists(file)
            ? Database.Open(settings.Data, settings.Market.ToHours())
            : throw Fault.NotFound($"nothing is stored in {settings.Data} yet", "Bring bars in with `golden import FILE`, or name another folder with --data.");
    }

    /// <summary>An interval as it was written.</summary>
    public static Interval Interval(string text) => Core.Market.Interval.TryParse(text, out Interval interval)
        ? interval
        : throw Fault.Usage($"\"{text}\" is no interval", $"An interval is one of {string.Join(' ', Core.Market.Interval.All)}.");

    /// <summary>The series an answer at this interval is made from.</summary>
    public static SeriesInfo Find(BarStore bars, string ticker, Interval interval)
    {
        if (new BarHistory(bars).Find(ticker, interval) is { } found)
        {
            return found;
        }
        SeriesInfo[] same = [.. bars.Search(ticker).Where(series => series.Series.Symbol.Ticker.Equals(ticker, StringComparison.OrdinalIgnoreCase))];
        throw same.Length > 0
            ? Fault.NotFound($"{ticker} is stored at {string.Join(" and ", same.Select(series => series.Series.Interval))}, from which {interval} cannot be made",
                $"Ask with --interval {same[0].Series.Interval}, or import shorter bars.")
            : Fault.NotFound($"no bars of {ticker} are stored", NearMatches.Remedy(bars, ticker));
    }
}
