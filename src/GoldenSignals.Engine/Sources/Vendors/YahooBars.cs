using System.Globalization;
using System.Text.Json;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Sources.Vendors;

/// <summary>
/// Shares, funds, indices, currencies and coins from the chart endpoint of Yahoo Finance. It divides prices, volumes and dividends by every later
/// split; with the splits it tells of in the same answer that is undone, so bars are stored as they were traded and the actions apart.
/// </summary>
/// <remarks>
/// Undoing multiplies numbers that were rounded after dividing: a price of before a split can be off by a ten-thousandth of it or so. The
/// endpoint is not documented by Yahoo; its shape is that which the library yfinance reads (github.com/ranaroussi/yfinance, scrapers/history.py).
/// </remarks>
public sealed class YahooBars(VendorLink link) : IVendorBars
{
    public static readonly VendorTerms Terms = new(
        "yahoo", new Uri("https://query1.finance.yahoo.com/"), [new Allowance(2, TimeSpan.FromSeconds(1)), new Allowance(60, TimeSpan.FromMinutes(1)), new Allowance(1_500, TimeSpan.FromHours(1))])
    {
        SettlesDaily = TimeSpan.FromMinutes(20), SettlesIntraday = TimeSpan.FromSeconds(5),
        Document = "not documented by Yahoo; as github.com/ranaroussi/yfinance reads it",
    };

    /// <summary>Days of the past that it has of each interval, one less than it says.</summary>
    private static readonly Dictionary<Interval, (string Name, int Days)> Intervals = new()
    {
        [Interval.Minute1] = ("1m", 7), [Interval.Minute5] = ("5m", 59), [Interval.Minute15] = ("15m", 59), [Interval.Minute30] = ("30m", 59),
        [Interval.Hour1] = ("60m", 729), [Interval.Day1] = ("1d", 365 * 100),
    };

    public VendorLink Link => link;

    public string Sample => "AAPL";

    public Series? Find(string ticker, Interval interval) =>
        Intervals.ContainsKey(interval) && Tickers.Of(ticker) is { } symbol ? new Series(symbol, interval) : null;

    public Task<SourceBars> ReadAsync(Series series, DateTime from, CancellationToken stop)
    {
        (string name, int days) = Intervals.TryGetValue(series.Interval, out var known)
            ? known
            : throw new SourceException($"yahoo: {series.Symbol}: it has no bars of {series.Interval}; ask for {string.Join(' ', Intervals.Keys)}.");
        DateTime first = link.Now.AddDays(-days), start = from > first ? from.AddDays(-1) : first;
        string path = string.Create(CultureInfo.InvariantCulture,
            $"v8/finance/chart/{Uri.EscapeDataString(NameOf(series.Symbol))}?interval={name}&period1={Seconds(start)}&period2={Seconds(link.Now.AddDays(1))}&events=div%2Csplit&includePrePost=false");
        return link.GetAsync(series, path, body => Read(series, from, body), stop);
    }

    public IAsyncEnumerable<Arrival> FollowAsync(IReadOnlyList<Series> series, DateTime after, CancellationToken stop) =>
        Polling.FollowAsync(this, series, after, stop);

    private static string NameOf(Symbol symbol) => symbol.AssetClass switch
    {
        AssetClass.Forex => symbol.Ticker + "=X",
        AssetClass.Equity or AssetClass.Etf => symbol.Ticker.Replace('.', '-'),
        _ => symbol.Ticker,
    };

    private SourceBars Read(Series series, DateTime from, byte[] body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        JsonElement chart = document.RootElement.GetProperty("chart");
        if (chart.GetProperty("result") is not { ValueKind: JsonValueKind.Array } results || results.GetArrayLength() == 0)
        {
            throw new VendorFault(VendorFaultKind.Unknown, "does not know this symbol");
        }
        JsonElement result = results[0];
        TimeSpan zone = TimeSpan.FromSeconds(result.GetProperty("meta").GetProperty("gmtoffset").GetInt32());
        List<(DateOnly Day, decimal Ratio)> splits = Splits(result, zone);
        var candles = new Candles(series, link, from);
        if (result.TryGetProperty("timestamp", out JsonElement starts))
        {
            JsonElement quote = result.GetProperty("indicators").GetProperty("quote")[0];
            string[] names = ["open", "high", "low", "close", "volume"];
            JsonElement[] columns = [.. names.Select(quote.GetProperty)];
            for (int i = 0; i < starts.GetArrayLength(); i++)
            {
                AddTo(candles, series.Interval, starts[i].GetInt64(), zone, splits, [.. columns.Select(column => column[i])]);
            }
        }
        return candles.Finish(Actions(series.Symbol, result, zone, splits));
    }

    private static void AddTo(
        Candles candles, Interval interval, long seconds, TimeSpan zone, List<(DateOnly Day, decimal Ratio)> splits, JsonElement[] said)
    {
        DateTime start = DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime;
        DateOnly day = DateOnly.FromDateTime(start + zone);
        DateTime close = interval.IsIntraday ? candles.CloseOf(start) : candles.CloseOf(day);
        if (said[..4].Any(element => element.ValueKind == JsonValueKind.Null))
        {
            candles.Skip(close);
            return;
        }
        string[] text = [.. said.Select(Candles.Text)];
        candles.Add(close, text[0], text[1], text[2], text[3], text[4], SplitAfter(day, splits));
    }

    /// <summary>New shares for one old by all splits after a day.</summary>
    private static decimal SplitAfter(DateOnly day, List<(DateOnly Day, decimal Ratio)> splits) =>
        splits.Where(split => split.Day > day).Aggregate(1m, (product, split) => product * split.Ratio);

    private static List<(DateOnly Day, decimal Ratio)> Splits(JsonElement result, TimeSpan zone) =>
    [
        .. Events(result, "splits").Select(split => (DayOf(split, zone), split.GetProperty("numerator").GetDecimal() / split.GetProperty("denominator").GetDecimal())),
    ];

    private static List<CorporateAction> Actions(Symbol symbol, JsonElement result, TimeSpan zone, List<(DateOnly Day, decimal Ratio)> splits)
    {
        TradingCalendar calendar = TradingCalendar.For(symbol);
        IEnumerable<CorporateAction> cut = splits.Select(split => new CorporateAction(calendar.EndOf(split.Day.AddDays(-1)), (double)split.Ratio, 0));
        IEnumerable<CorporateAction> paid = Events(result, "dividends").Select(dividend =>
        {
            DateOnly day = DayOf(dividend, zone);
            decimal cash = dividend.GetProperty("amount").GetDecimal() * SplitAfter(day, splits);
            return new CorporateAction(calendar.EndOf(day.AddDays(-1)), 1, (double)(cash * symbol.TicksPerUnit));
        });
        return [.. cut.Concat(paid).OrderBy(action => action.ExTime)];
    }

    private static IEnumerable<JsonElement> Events(JsonElement result, string kind) =>
        result.TryGetProperty("events", out JsonElement events) && events.TryGetProperty(kind, out JsonElement found)
            ? found.EnumerateObject().Select(one => one.Value)
            : [];

    private static DateOnly DayOf(JsonElement happened, TimeSpan zone) =>
        DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(happened.GetProperty("date").GetInt64()).UtcDateTime + zone);

    private static long Seconds(DateTime moment) => new DateTimeOffset(moment).ToUnixTimeSeconds();
}
