using System.Globalization;
using System.Text.Json;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Sources.Vendors;

/// <summary>
/// Shares, funds, currencies and coins from Twelve Data's time series, whose free plan has candles of all of them. Prices are asked for unadjusted;
/// splits and dividends are in dearer plans only, so a split shows as a jump, which is reported and not undone.
/// </summary>
/// <remarks>twelvedata.com/docs, Time series: GET /time_series. A refusal is an object with a code, whatever the status.</remarks>
public sealed class TwelveDataBars(VendorLink link) : IVendorBars
{
    public static readonly VendorTerms Terms = new(
        "twelvedata", new Uri("https://api.twelvedata.com/"), [new Allowance(8, TimeSpan.FromMinutes(1)), new Allowance(800, TimeSpan.FromDays(1))])
    {
        NeedsKey = true, SettlesDaily = TimeSpan.FromMinutes(20), SettlesIntraday = TimeSpan.FromSeconds(10),
        Sign = (request, key) => request.Headers.TryAddWithoutValidation("Authorization", $"apikey {key.Reveal()}"),
        SaysUnknown = IsUnknown,
        Document = "twelvedata.com/docs#time-series, twelvedata.com/pricing",
    };

    /// <summary>Most candles of one answer, and answers of one fetch: the free plan counts each.</summary>
    private const int PageBars = 5_000, PagesMax = 4;

    private static readonly Dictionary<Interval, string> Intervals = new()
    {
        [Interval.Minute1] = "1min", [Interval.Minute5] = "5min", [Interval.Minute15] = "15min", [Interval.Minute30] = "30min",
        [Interval.Hour1] = "1h", [Interval.Day1] = "1day",
    };

    public VendorLink Link => link;

    public string Sample => "AAPL";

    public Series? Find(string ticker, Interval interval) =>
        Intervals.ContainsKey(interval) && Tickers.Of(ticker) is { AssetClass: not AssetClass.Index } symbol ? new Series(symbol, interval) : null;

    public async Task<SourceBars> ReadAsync(Series series, DateTime from, CancellationToken stop)
    {
        if (!Intervals.TryGetValue(series.Interval, out string? name))
        {
            throw new SourceException($"twelvedata: {series.Symbol}: it has no bars of {series.Interval}; ask for {string.Join(' ', Intervals.Keys)}.");
        }
        var candles = new Candles(series, link, from);
        // The newest page first, then what lies before it, until a page is not full.
        string end = "";
        for (int page = 0; page < PagesMax; page++)
        {
            string since = from.Year > 1 ? $"&start_date={from.AddDays(-1):yyyy-MM-dd}" : "";
            string path = $"time_series?symbol={Uri.EscapeDataString(NameOf(series.Symbol))}&interval={name}&outputsize={PageBars}&timezone=UTC&order=ASC&adjust=none{since}{end}";
            (int count, string first) = await link.GetAsync(series, path, body => Read(candles, series.Interval, body), stop).ConfigureAwait(false);
            if (count < PageBars)
            {
                break;
            }
            end = "&end_date=" + Uri.EscapeDataString(first);
        }
        return candles.Finish([]);
    }

    public IAsyncEnumerable<Arrival> FollowAsync(IReadOnlyList<Series> series, DateTime after, CancellationToken stop) =>
        Polling.FollowAsync(this, series, after, stop);

    private static string NameOf(Symbol symbol) => symbol.AssetClass is AssetClass.Forex or AssetClass.Crypto
        ? $"{Tickers.SidesOf(symbol).Base}/{Tickers.SidesOf(symbol).Quote}"
        : symbol.Ticker;

    private static (int Count, string First) Read(Candles candles, Interval interval, byte[] body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        JsonElement root = document.RootElement;
        if (root.TryGetProperty("code", out JsonElement code))
        {
            throw Refusal(code.GetInt32(), root.GetProperty("message").GetString() ?? "");
        }
        JsonElement values = root.GetProperty("values");
        foreach (JsonElement value in values.EnumerateArray())
        {
            DateTime start = DateTime.Parse(
                value.GetProperty("datetime").GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
            DateTime close = interval.IsIntraday ? candles.CloseOf(start) : candles.CloseOf(DateOnly.FromDateTime(start));
            string[] said = [.. new[] { "open", "high", "low", "close" }.Select(name => Candles.Text(value.GetProperty(name)))];
            candles.Add(close, said[0], said[1], said[2], said[3], value.TryGetProperty("volume", out JsonElement volume) ? Candles.Text(volume) : "");
        }
        int count = values.GetArrayLength();
        return (count, count > 0 ? values[0].GetProperty("datetime").GetString()! : "");
    }

    private static VendorFault Refusal(int code, string said) => code switch
    {
        429 => new VendorFault(VendorFaultKind.Busy, "says that its credits are used up"),
        404 or 400 when IsUnknown(said) => new VendorFault(VendorFaultKind.Unknown, "does not know this symbol"),
        >= 500 => new VendorFault(VendorFaultKind.Passing, $"answered {code}"),
        _ => new VendorFault(VendorFaultKind.Refused, $"refused the request with {code}"),
    };

    private static bool IsUnknown(string said) => said.Contains("symbol", StringComparison.OrdinalIgnoreCase)
        && (said.Contains("not found", StringComparison.OrdinalIgnoreCase) || said.Contains("invalid", StringComparison.OrdinalIgnoreCase));
}
