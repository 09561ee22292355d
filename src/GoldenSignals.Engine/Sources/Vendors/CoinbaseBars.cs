using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Sources.Vendors;

/// <summary>
/// Coins from Coinbase Advanced Trade's public market data. Its stream has candles of five minutes only and need not say the last word on one, so
/// it tells that time goes on and that a product trades, and each candle is read over REST once it has closed.
/// </summary>
/// <remarks>
/// docs.cdp.coinbase.com, Advanced Trade API: GET /api/v3/brokerage/market/products/{id}/candles (350 a request, 10 requests a second without a
/// key), WebSocket channels "candles" and "heartbeats".
/// </remarks>
public sealed class CoinbaseBars(VendorLink link) : IVendorBars
{
    public static readonly VendorTerms Terms = new(
        "coinbase", new Uri("https://api.coinbase.com/"), [new Allowance(8, TimeSpan.FromSeconds(1))])
    {
        Socket = new Uri("wss://advanced-trade-ws.coinbase.com/"),
        SettlesDaily = TimeSpan.FromSeconds(1), SettlesIntraday = TimeSpan.FromSeconds(1),
        SaysUnknown = body => body.Contains("product", StringComparison.OrdinalIgnoreCase)
            && (body.Contains("invalid", StringComparison.OrdinalIgnoreCase) || body.Contains("not found", StringComparison.OrdinalIgnoreCase)),
        Document = "docs.cdp.coinbase.com, Advanced Trade API: Get Public Product Candles; WebSocket channels",
    };

    private const int PageBars = 350, PagesMax = 60;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2.5), LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>Days of the past that are read of each interval.</summary>
    private static readonly Dictionary<Interval, (string Name, int Days)> Intervals = new()
    {
        [Interval.Minute1] = ("ONE_MINUTE", 7), [Interval.Minute5] = ("FIVE_MINUTE", 60), [Interval.Minute15] = ("FIFTEEN_MINUTE", 180),
        [Interval.Minute30] = ("THIRTY_MINUTE", 365), [Interval.Hour1] = ("ONE_HOUR", 730), [Interval.Day1] = ("ONE_DAY", 365 * 30),
    };

    public VendorLink Link => link;

    public string Sample => "BTC-USD";

    public Series? Find(string ticker, Interval interval) =>
        Intervals.ContainsKey(interval) && Tickers.Of(ticker) is { AssetClass: AssetClass.Crypto } symbol ? new Series(symbol, interval) : null;

    /// <summary>Pages go back from now, until one is empty or the moment is reached.</summary>
    public async Task<SourceBars> ReadAsync(Series series, DateTime from, CancellationToken stop)
    {
        (string name, int days) = Intervals.TryGetValue(series.Interval, out var known) && series.Symbol.AssetClass == AssetClass.Crypto
            ? known
            : throw new SourceException($"coinbase: there is no {series} here; it has coins at {string.Join(' ', Intervals.Keys)}.");
        var candles = new Candles(series, link, from);
        DateTime first = link.Now.AddDays(-days), end = link.Now;
        first = from > first ? from.AddMinutes(-series.Interval.Minutes) : first;
        for (int page = 0; page < PagesMax && end > first; page++)
        {
            DateTime start = end.AddMinutes(-series.Interval.Minutes * (PageBars - 1));
            start = start > first ? start : first;
            string path = string.Create(CultureInfo.InvariantCulture,
                $"api/v3/brokerage/market/products/{Uri.EscapeDataString(series.Symbol.Ticker)}/candles?start={Seconds(start)}&end={Seconds(end)}&granularity={name}&limit={PageBars}");
            if (await link.GetAsync(series, path, body => Read(candles, series.Interval, body), stop).ConfigureAwait(false) == 0)
            {
                break;
            }
            end = start.AddSeconds(-1);
        }
        return candles.Finish([]);
    }

    public async IAsyncEnumerable<Arrival> FollowAsync(IReadOnlyList<Series> series, DateTime after, [EnumeratorCancellation] CancellationToken stop)
    {
        Turn[] turns = [.. series.Select(one => new Turn(one, after))];
        string products = JsonSerializer.Serialize(series.Select(one => one.Symbol.Ticker).Distinct());
        string[] hellos =
        [
            $$"""{"type":"subscribe","channel":"candles","product_ids":{{products}}}""", """{"type":"subscribe","channel":"heartbeats"}""",
        ];
        using VendorSocket socket = await VendorSocket.OpenAsync(link, "", hellos, stop).ConfigureAwait(false);
        foreach (Arrival missed in await ReadAsync(turns, stop).ConfigureAwait(false))
        {
            stop.ThrowIfCancellationRequested();
            yield return missed;
        }
        await foreach (ReadOnlyMemory<byte> message in socket.MessagesAsync(stop).ConfigureAwait(false))
        {
            Hear(message, series);
            foreach (Arrival arrival in await ReadAsync(turns.Where(turn => turn.Ask <= link.Now), stop).ConfigureAwait(false))
            {
                stop.ThrowIfCancellationRequested();
                yield return arrival;
            }
        }
    }

    private async Task<IReadOnlyList<Arrival>> ReadAsync(IEnumerable<Turn> turns, CancellationToken stop)
    {
        var come = new List<Arrival>();
        foreach (Turn turn in turns)
        {
            SourceBars read = await ReadAsync(turn.Series, turn.Last, stop).ConfigureAwait(false);
            come.AddRange(read.Bars.Select(bar => new Arrival(turn.Series, bar)));
            turn.Take(read.Bars, link);
        }
        return [.. come.OrderBy(arrival => arrival.Bar.Time)];
    }

    /// <summary>Notes which products a message speaks of; that of the heartbeat speaks of all.</summary>
    private void Hear(ReadOnlyMemory<byte> message, IReadOnlyList<Series> series)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(message);
            bool isAll = document.RootElement.TryGetProperty("channel", out JsonElement channel) && channel.GetString() == "heartbeats";
            string text = document.RootElement.GetRawText();
            foreach (Series one in series.Where(one => isAll || text.Contains($"\"{one.Symbol.Ticker}\"", StringComparison.Ordinal)))
            {
                link.Hear(one);
            }
        }
        catch (JsonException)
        {
            throw link.Fail(null, VendorFaultKind.Passing, "sent a message on its stream that cannot be read");
        }
    }

    private static int Read(Candles candles, Interval interval, byte[] body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        JsonElement rows = document.RootElement.GetProperty("candles");
        foreach (JsonElement row in rows.EnumerateArray())
        {
            DateTime start = DateTimeOffset.FromUnixTimeSeconds(long.Parse(Candles.Text(row.GetProperty("start")), CultureInfo.InvariantCulture)).UtcDateTime;
            string[] said = [.. new[] { "open", "high", "low", "close", "volume" }.Select(name => Candles.Text(row.GetProperty(name)))];
            candles.Add(start.AddMinutes(interval.Minutes), said[0], said[1], said[2], said[3], said[4]);
        }
        return rows.GetArrayLength();
    }

    private static long Seconds(DateTime moment) => new DateTimeOffset(moment).ToUnixTimeSeconds();

    /// <summary>How far one series is, and when its next candle is read. One without trades has no candle, so the pause grows until there is one.</summary>
    private sealed class Turn(Series series, DateTime after)
    {
        private TimeSpan pause = FirstPause;

        public Series Series => series;

        public DateTime Last { get; private set; } = after;

        public DateTime Ask { get; private set; }

        public void Take(IReadOnlyList<Bar> bars, VendorLink link)
        {
            Last = bars.Count > 0 ? bars[^1].Time : Last;
            DateTime due = Polling.DueAfter(Series, Last, link.Terms);
            if (due > link.Now)
            {
                (Ask, pause) = (due, FirstPause);
                return;
            }
            Ask = link.Now + pause;
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }
}
