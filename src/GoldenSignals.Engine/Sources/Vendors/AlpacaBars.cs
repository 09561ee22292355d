using System.Globalization;
using System.Text.Json;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Sources.Vendors;

/// <summary>
/// American shares and funds from Alpaca's market data API: raw bars of all exchanges together, with splits and cash dividends. A free account is
/// given these a quarter of an hour late, so a bar comes out sixteen minutes after its close; what comes sooner is of one exchange only.
/// </summary>
/// <remarks>
/// docs.alpaca.markets, Market Data API: GET /v2/stocks/{symbol}/bars and GET /v1/corporate-actions. Its hours begin on the clock, not with the
/// session, so it offers none.
/// </remarks>
public sealed class AlpacaBars(VendorLink link) : IVendorBars
{
    public static readonly VendorTerms Terms = new(
        "alpaca", new Uri("https://data.alpaca.markets/"), [new Allowance(200, TimeSpan.FromMinutes(1))])
    {
        NeedsKey = true, SettlesDaily = TimeSpan.FromMinutes(16), SettlesIntraday = TimeSpan.FromMinutes(16),
        Sign = (request, key) =>
        {
            string[] pair = key.Reveal().Split(':', 2);
            request.Headers.Add("APCA-API-KEY-ID", pair[0]);
            request.Headers.Add("APCA-API-SECRET-KEY", pair.Length > 1 ? pair[1] : "");
        },
        SaysUnknown = body => body.Contains("invalid symbol", StringComparison.OrdinalIgnoreCase),
        Document = "docs.alpaca.markets/reference/stockbarsingle, docs.alpaca.markets/reference/corporateactions-1",
    };

    private const int PageBars = 10_000, PagesMax = 200;

    private static readonly DateTime Begins = new(2016, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly Dictionary<Interval, (string Name, int Days)> Intervals = new()
    {
        [Interval.Minute1] = ("1Min", 60), [Interval.Minute5] = ("5Min", 365), [Interval.Minute15] = ("15Min", 730), [Interval.Minute30] = ("30Min", 1460),
        [Interval.Day1] = ("1Day", 365 * 100),
    };

    public VendorLink Link => link;

    public string Sample => "AAPL";

    public Series? Find(string ticker, Interval interval) =>
        Intervals.ContainsKey(interval) && Tickers.Of(ticker) is { AssetClass: AssetClass.Equity } symbol ? new Series(symbol, interval) : null;

    public async Task<SourceBars> ReadAsync(Series series, DateTime from, CancellationToken stop)
    {
        (string name, int days) = Intervals.TryGetValue(series.Interval, out var known)
            ? known
            : throw new SourceException($"alpaca: {series.Symbol}: it has no bars of {series.Interval}; ask for {string.Join(' ', Intervals.Keys)}.");
        DateTime start = Latest(Begins, link.Now.AddDays(-days), from.AddDays(from.Year > 1 ? -1 : 0));
        string ticker = Uri.EscapeDataString(series.Symbol.Ticker);
        string bars = $"v2/stocks/{ticker}/bars?timeframe={name}&start={start:yyyy-MM-ddTHH:mm:ssZ}&end={link.Now - Terms.SettlesIntraday:yyyy-MM-ddTHH:mm:ssZ}"
            + $"&limit={PageBars}&adjustment=raw&feed=sip&sort=asc";
        string actions = $"v1/corporate-actions?symbols={ticker}&types=forward_split,reverse_split,cash_dividend&start={start:yyyy-MM-dd}&end={link.Now:yyyy-MM-dd}&limit=1000";
        var candles = new Candles(series, link, from);
        var found = new List<CorporateAction>();
        await PagesAsync(series, bars, page => AddBars(candles, series.Interval, page), stop).ConfigureAwait(false);
        await PagesAsync(series, actions, page => AddActions(found, series.Symbol, page), stop).ConfigureAwait(false);
        return candles.Finish([.. found.OrderBy(action => action.ExTime)]);
    }

    public IAsyncEnumerable<Arrival> FollowAsync(IReadOnlyList<Series> series, DateTime after, CancellationToken stop) =>
        Polling.FollowAsync(this, series, after, stop);

    private async Task PagesAsync(Series series, string path, Action<JsonElement> take, CancellationToken stop)
    {
        string? token = "";
        for (int page = 0; token is not null && page < PagesMax; page++)
        {
            string more = token.Length == 0 ? "" : "&page_token=" + Uri.EscapeDataString(token);
            using JsonDocument document = await link.GetAsync(series, path + more, body => JsonDocument.Parse(body), stop).ConfigureAwait(false);
            take(document.RootElement);
            token = document.RootElement.TryGetProperty("next_page_token", out JsonElement next) ? next.GetString() : null;
        }
    }

    private static void AddBars(Candles candles, Interval interval, JsonElement page)
    {
        if (page.TryGetProperty("bars", out JsonElement bars) && bars.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement bar in bars.EnumerateArray())
            {
                DateTime start = bar.GetProperty("t").GetDateTimeOffset().UtcDateTime;
                DateTime close = interval.IsIntraday ? candles.CloseOf(start) : candles.CloseOf(DateOnly.FromDateTime(NewYorkTime.FromUtc(start)));
                string[] said = [.. new[] { "o", "h", "l", "c", "v" }.Select(name => Candles.Text(bar.GetProperty(name)))];
                candles.Add(close, said[0], said[1], said[2], said[3], said[4]);
            }
        }
    }

    private static void AddActions(List<CorporateAction> found, Symbol symbol, JsonElement page)
    {
        TradingCalendar calendar = TradingCalendar.For(symbol);
        JsonElement all = page.GetProperty("corporate_actions");
        foreach (JsonElement split in Of(all, "forward_splits").Concat(Of(all, "reverse_splits")))
        {
            found.Add(new CorporateAction(ExTime(split), split.GetProperty("new_rate").GetDouble() / split.GetProperty("old_rate").GetDouble(), 0));
        }
        found.AddRange(Of(all, "cash_dividends").Select(paid => new CorporateAction(
            ExTime(paid), 1, (double)(paid.GetProperty("rate").GetDecimal() * symbol.TicksPerUnit))));

        DateTime ExTime(JsonElement action) => calendar.EndOf(
            DateOnly.ParseExact(action.GetProperty("ex_date").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(-1));
    }

    private static IEnumerable<JsonElement> Of(JsonElement all, string kind) =>
        all.TryGetProperty(kind, out JsonElement found) && found.ValueKind == JsonValueKind.Array ? found.EnumerateArray() : [];

    private static DateTime Latest(params DateTime[] moments) => moments.Max();
}
