using System.Globalization;
using System.Text;
using GoldenSignals.Core.Market;

namespace GoldenSignals.Engine.Sources.Vendors;

/// <summary>
/// Days of shares, funds, indices and currencies from the CSV download of Stooq, asked for without adjustments. It tells of no splits and dividends:
/// a split shows as a jump, which is reported and not undone.
/// </summary>
/// <remarks>A refusal comes as a sentence with status 200. Since 2026 it may ask for a key, which its site gives out by hand (stooq.com/q/d).</remarks>
public sealed class StooqBars(VendorLink link) : IVendorBars
{
    public static readonly VendorTerms Terms = new(
        "stooq", new Uri("https://stooq.com/"), [new Allowance(1, TimeSpan.FromSeconds(1)), new Allowance(150, TimeSpan.FromDays(1))])
    {
        SettlesDaily = TimeSpan.FromHours(2),
        Sign = (request, key) => request.RequestUri = new Uri($"{request.RequestUri}&apikey={Uri.EscapeDataString(key.Reveal())}"),
        Document = "stooq.com/q/d (the form's own link)",
    };

    private const string Header = "Date,Open,High,Low,Close";

    public VendorLink Link => link;

    public string Sample => "AAPL";

    public Series? Find(string ticker, Interval interval) =>
        interval == Interval.Day1 && Tickers.Of(ticker) is { AssetClass: not AssetClass.Crypto } symbol ? new Series(symbol, interval) : null;

    public Task<SourceBars> ReadAsync(Series series, DateTime from, CancellationToken stop)
    {
        if (series.Interval != Interval.Day1)
        {
            throw new SourceException($"stooq: {series.Symbol}: it has no bars of {series.Interval}; ask for 1d.");
        }
        string since = from.Year < TradingCalendar.FirstDay.Year ? "" : $"&d1={from.AddDays(-1):yyyyMMdd}&d2={link.Now.AddDays(1):yyyyMMdd}";
        string path = $"q/d/l/?s={Uri.EscapeDataString(NameOf(series.Symbol))}&i=d&o=1111111{since}";
        return link.GetAsync(series, path, body => Read(series, from, body), stop);
    }

    public IAsyncEnumerable<Arrival> FollowAsync(IReadOnlyList<Series> series, DateTime after, CancellationToken stop) =>
        Polling.FollowAsync(this, series, after, stop);

    private static string NameOf(Symbol symbol) => symbol.AssetClass switch
    {
        AssetClass.Equity or AssetClass.Etf => symbol.Ticker.Replace('.', '-').ToLowerInvariant() + ".us",
        _ => symbol.Ticker.ToLowerInvariant(),
    };

    private SourceBars Read(Series series, DateTime from, byte[] body)
    {
        string[] lines = Encoding.UTF8.GetString(body).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string first = lines.Length > 0 ? lines[0] : "";
        if (!first.StartsWith(Header, StringComparison.Ordinal))
        {
            throw Refusal(first);
        }
        var candles = new Candles(series, link, from);
        int columns = first.Split(',').Length;
        foreach (string line in lines.Skip(1))
        {
            string[] cells = line.Split(',');
            if (cells.Length != columns)
            {
                throw new FormatException("a line is shorter than the header"); // cut short
            }
            DateOnly day = DateOnly.ParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            candles.Add(candles.CloseOf(day), cells[1], cells[2], cells[3], cells[4], columns > 5 ? cells[5] : "");
        }
        return candles.Finish([]);
    }

    private static VendorFault Refusal(string said) => said switch
    {
        _ when said.Contains("No data", StringComparison.OrdinalIgnoreCase) => new VendorFault(VendorFaultKind.Unknown, "does not know this symbol"),
        _ when said.Contains("limit", StringComparison.OrdinalIgnoreCase) =>
            new VendorFault(VendorFaultKind.Busy, "says that its daily limit is used up", TimeSpan.FromDays(1)),
        _ when said.Contains("apikey", StringComparison.OrdinalIgnoreCase) => new VendorFault(VendorFaultKind.Refused, "asks for a key"),
        _ => new VendorFault(VendorFaultKind.Passing, "gave an answer that is no table"),
    };
}
