using System.Globalization;
using System.Text.Json;
using System.Web;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Sources.Vendors;

namespace GoldenSignals.Engine.Tests.Sources.Vendors;

/// <summary>How a vendor answers a request for the days of a made market, after its public documentation.</summary>
internal sealed record Dialect(VendorCatalog.Entry Entry, AssetClass AssetClass, string[] Tickers, string? Key, Func<string, MadeMarket, string?> Say)
{
    public static readonly IReadOnlyList<Dialect> All =
    [
        new(VendorCatalog.Find("yahoo")!, AssetClass.Equity, ["AAPL", "MSFT"], null, Yahoo),
        new(VendorCatalog.Find("stooq")!, AssetClass.Equity, ["AAPL", "MSFT"], null, Stooq),
        new(VendorCatalog.Find("alpaca")!, AssetClass.Equity, ["AAPL", "MSFT"], "canary-id-7:canary-secret-9", Alpaca),
        new(VendorCatalog.Find("twelvedata")!, AssetClass.Equity, ["AAPL", "MSFT"], "canary-key-5", TwelveData),
        new(VendorCatalog.Find("coinbase")!, AssetClass.Crypto, ["BTC-USD", "ETH-USD"], null, Coinbase),
        new(VendorCatalog.Find("binance")!, AssetClass.Crypto, ["BTC-USDT", "ETH-USDT"], null, Binance),
    ];

    public static Dialect Of(string vendor) => All.Single(dialect => dialect.Entry.Terms.Name == vendor);

    /// <summary>The answer to a path; one without a body is a symbol that is not there.</summary>
    public StandInAnswer Answer(string path, MadeMarket market) => Say(path, market) is { } body
        ? new StandInAnswer(200, body)
        : Entry.Terms.Name switch
        {
            "binance" => new StandInAnswer(400, """{"code":-1121,"msg":"Invalid symbol."}"""),
            "yahoo" => new StandInAnswer(404, """{"chart":{"result":null,"error":{"code":"Not Found","description":"No data found, symbol may be delisted"}}}"""),
            "stooq" => new StandInAnswer(200, "No data"),
            "twelvedata" => new StandInAnswer(200, """{"code":404,"message":"**symbol** not found: NO.SUCH.SYMBOL","status":"error"}"""),
            "alpaca" => new StandInAnswer(400, """{"message":"invalid symbol: NO.SUCH.SYMBOL"}"""),
            _ => new StandInAnswer(404, """{"error":"NOT_FOUND","message":"product not found"}"""),
        };

    private static string? Yahoo(string path, MadeMarket market)
    {
        List<MadeCandle>? found = Known(path.Split('?')[0].Split('/')[^1], market);
        DateTime from = At(path, "period1");
        MadeCandle[] days = [.. (found ?? []).Where(candle => candle.Start >= from)];
        return found is null ? null : JsonSerializer.Serialize(new
        {
            chart = new
            {
                result = new[]
                {
                    new
                    {
                        meta = new { currency = "USD", gmtoffset = -14_400, dataGranularity = "1d" },
                        timestamp = days.Select(candle => Unix(candle.Start)),
                        indicators = new
                        {
                            quote = new[]
                            {
                                new
                                {
                                    open = days.Select(candle => candle.Open / 100m), high = days.Select(candle => candle.High / 100m),
                                    low = days.Select(candle => candle.Low / 100m), close = days.Select(candle => candle.Last / 100m),
                                    volume = days.Select(candle => candle.Volume),
                                },
                            },
                        },
                    },
                },
                error = (string?)null,
            },
        });
    }

    private static string? Stooq(string path, MadeMarket market)
    {
        if (Known(Query(path)["s"]!.Split('.')[0], market, lower: true) is not { } found)
        {
            return null;
        }
        string first = Query(path)["d1"] ?? "00000000";
        return "Date,Open,High,Low,Close,Volume\r\n" + string.Concat(found
            .Where(candle => string.CompareOrdinal($"{candle.Day:yyyyMMdd}", first) >= 0)
            .Select(candle => $"{candle.Day:yyyy-MM-dd},{string.Join(',', candle.Text)}\r\n"));
    }

    private static string? Alpaca(string path, MadeMarket market)
    {
        if (path.StartsWith("/v1/corporate-actions", StringComparison.Ordinal))
        {
            return """{"corporate_actions":{},"next_page_token":null}""";
        }
        if (Known(path.Split('/')[3], market) is not { } found)
        {
            return null;
        }
        // Two pages, as of a history that is longer than one.
        DateTime from = DateTime.Parse(Query(path)["start"]!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
        MadeCandle[] days = [.. found.Where(candle => candle.Start >= from)];
        int half = days.Length / 2;
        bool isSecond = Query(path)["page_token"] is not null;
        var bars = (isSecond ? days[half..] : days[..half]).Select(candle => new
        {
            t = NewYorkTime.ToUtc(candle.Day.ToDateTime(default)).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            o = candle.Open / 100m, h = candle.High / 100m, l = candle.Low / 100m, c = candle.Last / 100m, v = candle.Volume, n = 5, vw = 1.5,
        });
        return JsonSerializer.Serialize(new { bars, symbol = "AAPL", next_page_token = isSecond ? null : "MQ==" });
    }

    private static string? TwelveData(string path, MadeMarket market)
    {
        if (Known(Query(path)["symbol"]!, market) is not { } found)
        {
            return null;
        }
        string first = Query(path)["start_date"] ?? "";
        var values = found.Where(candle => string.CompareOrdinal($"{candle.Day:yyyy-MM-dd}", first) >= 0).Select(candle => new
        {
            datetime = $"{candle.Day:yyyy-MM-dd}", open = candle.Text[0], high = candle.Text[1], low = candle.Text[2], close = candle.Text[3], volume = candle.Text[4],
        });
        return JsonSerializer.Serialize(new { meta = new { symbol = "AAPL", interval = "1day" }, values, status = "ok" });
    }

    private static string? Coinbase(string path, MadeMarket market)
    {
        if (Known(path.Split('/')[6], market) is not { } found)
        {
            return null;
        }
        (DateTime from, DateTime to) = (At(path, "start"), At(path, "end"));
        var candles = Enumerable.Reverse(found).Where(candle => candle.Start >= from && candle.Start <= to).Select(candle => new
        {
            start = Unix(candle.Start).ToString(CultureInfo.InvariantCulture), low = candle.Text[2], high = candle.Text[1], open = candle.Text[0], close = candle.Text[3], volume = candle.Text[4],
        });
        return JsonSerializer.Serialize(new { candles });
    }

    private static string? Binance(string path, MadeMarket market)
    {
        string name = Query(path)["symbol"]!;
        if (Known(name.Replace("USDT", "-USDT"), market) is not { } found)
        {
            return null;
        }
        long from = long.Parse(Query(path)["startTime"]!, CultureInfo.InvariantCulture);
        return JsonSerializer.Serialize(found.Where(candle => Unix(candle.Start) * 1000 >= from).Select(candle => new object[]
        {
            Unix(candle.Start) * 1000, candle.Text[0], candle.Text[1], candle.Text[2], candle.Text[3], candle.Text[4],
            Unix(candle.Close) * 1000 - 1, "1", 5, "1", "1", "0",
        }));
    }

    /// <summary>A message of Binance's combined stream.</summary>
    public static string Kline(string ticker, MadeCandle candle, bool isClosed) => string.Create(CultureInfo.InvariantCulture,
        $$"""
        {"stream":"{{ticker.Replace("-", "").ToLowerInvariant()}}@kline_1d","data":{"e":"kline","k":{"t":{{Unix(candle.Start) * 1000}},"T":{{Unix(candle.Close) * 1000 - 1}},"i":"1d",
        "o":"{{candle.Text[0]}}","h":"{{candle.Text[1]}}","l":"{{candle.Text[2]}}","c":"{{candle.Text[3]}}","v":"{{candle.Text[4]}}","x":{{(isClosed ? "true" : "false")}} } } }
        """);

    private static List<MadeCandle>? Known(string ticker, MadeMarket market, bool lower = false)
    {
        string text = lower ? ticker.ToUpperInvariant() : ticker;
        return All.Any(dialect => dialect.Tickers.Contains(text)) ? market.Of(text) : null;
    }

    private static System.Collections.Specialized.NameValueCollection Query(string path) => HttpUtility.ParseQueryString(path.Split('?', 2)[1]);

    private static DateTime At(string path, string name) => DateTimeOffset.FromUnixTimeSeconds(long.Parse(Query(path)[name]!, CultureInfo.InvariantCulture)).UtcDateTime;

    private static long Unix(DateTime moment) => new DateTimeOffset(moment).ToUnixTimeSeconds();
}
