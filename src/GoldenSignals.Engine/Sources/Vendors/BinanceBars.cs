using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Sources.Vendors;

/// <summary>
/// Coins from Binance's public market data: the past over REST, the present over its stream, which says of each candle whether it is closed. What was
/// missed while the stream was down, and a candle it left out, is read over REST. It knows no US dollar: BTC-USD is not BTC-USDT.
/// </summary>
/// <remarks>
/// github.com/binance/binance-spot-api-docs: rest-api.md (GET /api/v3/klines, two of 6,000 weights a minute) and web-socket-streams.md
/// (&lt;symbol&gt;@kline_&lt;interval&gt;, up to 1,024 streams a connection).
/// </remarks>
public sealed class BinanceBars(VendorLink link) : IVendorBars
{
    public static readonly VendorTerms Terms = new(
        "binance", new Uri("https://data-api.binance.vision/"), [new Allowance(1_200, TimeSpan.FromMinutes(1))])
    {
        Socket = new Uri("wss://data-stream.binance.vision/"),
        SaysUnknown = body => body.Contains("-1121", StringComparison.Ordinal),
        Document = "github.com/binance/binance-spot-api-docs, rest-api.md and web-socket-streams.md",
    };

    private const int PageBars = 1_000, StreamsMax = 1_000;

    /// <summary>A vendor's clock may run ahead of ours by this much; its bar then waits until it is closed by our clock too.</summary>
    private static readonly TimeSpan AheadMax = TimeSpan.FromSeconds(5);

    /// <summary>Days of the past that are read of each interval.</summary>
    private static readonly Dictionary<Interval, (string Name, int Days)> Intervals = new()
    {
        [Interval.Minute1] = ("1m", 14), [Interval.Minute5] = ("5m", 60), [Interval.Minute15] = ("15m", 180), [Interval.Minute30] = ("30m", 365),
        [Interval.Hour1] = ("1h", 730), [Interval.Hour4] = ("4h", 2_000), [Interval.Day1] = ("1d", 365 * 30), [Interval.Week1] = ("1w", 365 * 30),
    };

    public VendorLink Link => link;

    public string Sample => "BTC-USDT";

    public Series? Find(string ticker, Interval interval) =>
        Intervals.ContainsKey(interval) && Tickers.Of(ticker) is { AssetClass: AssetClass.Crypto } symbol && Tickers.SidesOf(symbol).Quote != "USD"
            ? new Series(symbol, interval)
            : null;

    public async Task<SourceBars> ReadAsync(Series series, DateTime from, CancellationToken stop)
    {
        (string name, int days) = Of(series);
        var candles = new Candles(series, link, from);
        DateTime first = link.Now.AddDays(-days), begin = from > first ? from.AddMinutes(-series.Interval.Minutes) : first;
        long start = Milliseconds(begin), before;
        do
        {
            before = start;
            string path = string.Create(CultureInfo.InvariantCulture, $"api/v3/klines?symbol={NameOf(series)}&interval={name}&startTime={start}&limit={PageBars}");
            start = await link.GetAsync(series, path, body => Read(candles, series.Interval, body), stop).ConfigureAwait(false) ?? before;
        }
        while (start > before && start < Milliseconds(link.Now));
        return candles.Finish([]);
    }

    public async IAsyncEnumerable<Arrival> FollowAsync(IReadOnlyList<Series> series, DateTime after, [EnumeratorCancellation] CancellationToken stop)
    {
        Dictionary<string, Series> streams = series.Take(StreamsMax).ToDictionary(one => $"{NameOf(one).ToLowerInvariant()}@kline_{Of(one).Name}");
        // Listening begins before the gap is read, so nothing falls between the two.
        using VendorSocket socket = await VendorSocket.OpenAsync(link, "stream?streams=" + string.Join('/', streams.Keys), [], stop).ConfigureAwait(false);
        var last = new Dictionary<Series, Bar>();
        foreach (Arrival missed in await MissedAsync(series, after, stop).ConfigureAwait(false))
        {
            stop.ThrowIfCancellationRequested();
            last[missed.Series] = missed.Bar;
            yield return missed;
        }
        await foreach (ReadOnlyMemory<byte> message in socket.MessagesAsync(stop).ConfigureAwait(false))
        {
            if (Closed(message, streams, after) is not { } arrival || (last.TryGetValue(arrival.Series, out Bar known) && known == arrival.Bar))
            {
                continue;
            }
            DateTime had = known.Time > after ? known.Time : after;
            bool hasGap = known.Time != default && arrival.Bar.Time > TradingCalendar.Crypto.NextClose(had, arrival.Series.Interval);
            IReadOnlyList<Arrival> come = hasGap ? await MissedAsync([arrival.Series], had, stop).ConfigureAwait(false) : [arrival];
            foreach (Arrival one in come)
            {
                last[one.Series] = one.Bar.Time > known.Time ? one.Bar : known;
                await UntilClosedAsync(one.Bar, stop).ConfigureAwait(false);
                yield return one;
            }
        }
    }

    private async Task<IReadOnlyList<Arrival>> MissedAsync(IReadOnlyList<Series> series, DateTime after, CancellationToken stop)
    {
        var missed = new List<Arrival>();
        foreach (Series one in series)
        {
            missed.AddRange((await ReadAsync(one, after, stop).ConfigureAwait(false)).Bars.Select(bar => new Arrival(one, bar)));
        }
        return [.. missed.OrderBy(arrival => arrival.Bar.Time)];
    }

    private Task UntilClosedAsync(Bar bar, CancellationToken stop)
    {
        TimeSpan ahead = bar.Time - link.Now;
        return ahead > TimeSpan.Zero && ahead <= AheadMax ? Task.Delay(ahead, link.Clock, stop) : Task.CompletedTask;
    }

    /// <summary>The bar of a message, when its candle is closed and ends after the moment.</summary>
    private Arrival? Closed(ReadOnlyMemory<byte> message, Dictionary<string, Series> streams, DateTime after)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(message);
            if (!document.RootElement.TryGetProperty("stream", out JsonElement stream) || !streams.TryGetValue(stream.GetString() ?? "", out Series series))
            {
                return null;
            }
            link.Hear(series);
            JsonElement candle = document.RootElement.GetProperty("data").GetProperty("k");
            if (!candle.GetProperty("x").GetBoolean())
            {
                return null;
            }
            DateTime close = CloseOf(candle.GetProperty("t").GetInt64(), series.Interval);
            string[] said = [.. new[] { "o", "h", "l", "c", "v" }.Select(name => candle.GetProperty(name).GetString()!)];
            return close > after && Candles.Bar(series, close, said) is { } bar ? new Arrival(series, bar) : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw link.Fail(null, VendorFaultKind.Passing, "sent a message on its stream that cannot be read");
        }
    }

    /// <summary>Adds a page; the start of the one after it, in milliseconds, or null when this is the last.</summary>
    private static long? Read(Candles candles, Interval interval, byte[] body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        foreach (JsonElement row in document.RootElement.EnumerateArray())
        {
            string[] said = [.. Enumerable.Range(1, 5).Select(i => row[i].GetString()!)];
            candles.Add(CloseOf(row[0].GetInt64(), interval), said[0], said[1], said[2], said[3], said[4]);
        }
        int count = document.RootElement.GetArrayLength();
        return count == PageBars ? document.RootElement[count - 1][0].GetInt64() + 1 : null;
    }

    private static DateTime CloseOf(long milliseconds, Interval interval) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime.AddMinutes(interval.Minutes);

    private static (string Name, int Days) Of(Series series) => Intervals.TryGetValue(series.Interval, out var known) && series.Symbol.AssetClass == AssetClass.Crypto
        ? known
        : throw new SourceException($"binance: there is no {series} here; it has coins at {string.Join(' ', Intervals.Keys)}.");

    private static string NameOf(Series series) => Tickers.SidesOf(series.Symbol) is var (coin, quote) ? Uri.EscapeDataString(coin + quote) : "";

    private static long Milliseconds(DateTime moment) => new DateTimeOffset(moment).ToUnixTimeMilliseconds();
}
