using System.Net.WebSockets;
using System.Text;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Keys;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Sources.Vendors;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Tests.Sources.Vendors;

/// <summary>A vendor's source, the stand-in it speaks to, and the market behind that.</summary>
internal sealed class VendorFixture : IAsyncDisposable
{
    /// <summary>A Friday between the sessions of New York.</summary>
    public static readonly DateTimeOffset Start = new(2024, 6, 14, 6, 0, 0, TimeSpan.Zero);

    /// <summary>Days that a stream tells of before it is quiet.</summary>
    private const int StreamedDays = 60;

    /// <summary>Between two heartbeats, while they tell of a second each.</summary>
    private const int BeatMilliseconds = 5;

    private readonly Func<string, StandInAnswer> honest;

    public VendorFixture(string vendor, QuotaStore? quotas = null, string? key = null)
    {
        Dialect = Dialect.Of(vendor);
        Clock = new HurriedClock(Start);
        Market = new MadeMarket(Dialect.AssetClass, () => Clock.Now);
        honest = path => Dialect.Answer(path, Market);
        StandIn.Answer = honest;
        StandIn.Speak = SpeakAsync;
        VendorTerms terms = Dialect.Entry.Terms with { Address = StandIn.Address, Socket = Dialect.Entry.Terms.Socket is null ? null : StandIn.Socket };
        Secret? secret = (key ?? Dialect.Key) is { } text ? new Secret(text) : null;
        Source = Dialect.Entry.Open(new VendorLink(terms, secret, quotas, Clock));
    }

    public Dialect Dialect { get; }

    public StandIn StandIn { get; } = new();

    public HurriedClock Clock { get; }

    public MadeMarket Market { get; }

    public IVendorBars Source { get; }

    public IReadOnlyList<Series> Series => [.. Dialect.Tickers.Select(ticker => Source.Find(ticker, Interval.Day1)!.Value)];

    /// <summary>The bars of the first symbol that may come out now.</summary>
    public List<Bar> Expected => [.. Market.Closed(Dialect.Tickers[0])
        .Where(candle => candle.Close + Dialect.Entry.Terms.SettlesDaily <= Clock.Now).Select(candle => candle.ToBar(Series[0].Symbol))];

    /// <summary>Spoils answers until one is honest: the count says which, from 1, and null is honest.</summary>
    public void Spoil(Func<int, StandInAnswer?> answer)
    {
        int count = 0;
        StandIn.Answer = path => answer(Interlocked.Increment(ref count)) ?? honest(path);
    }

    public StandInAnswer Honest(string path) => honest(path);

    public async ValueTask DisposeAsync() => await StandIn.DisposeAsync();

    /// <summary>Lives through day after day: a running candle first, then the closed one.</summary>
    private async Task SpeakAsync(WebSocket socket, string path, CancellationToken ending)
    {
        using var talk = CancellationTokenSource.CreateLinkedTokenSource(ending);
        CancellationToken stop = talk.Token;
        bool isBinance = Dialect.Entry.Terms.Name == "binance";
        string wanted = isBinance ? path : await HearAsync(socket, stop);
        string[] tickers = [.. Dialect.Tickers.Where(ticker => wanted.Contains(isBinance ? ticker.Replace("-", "").ToLowerInvariant() : ticker))];
        Task watching = WatchAsync(socket, talk);
        int asked = StandIn.AskedBefore;
        await StandIn.AskedAsync(asked += tickers.Length, stop); // what was missed
        for (int day = 0; day < StreamedDays; day++)
        {
            DateTime close = TradingCalendar.Crypto.NextClose(Clock.Now, Interval.Day1);
            foreach (string ticker in isBinance ? tickers : [])
            {
                await SayAsync(socket, Dialect.Kline(ticker, Market.Of(ticker)[^1], isClosed: false), stop);
            }
            Clock.MoveTo(close.AddSeconds(2));
            foreach (string ticker in isBinance ? tickers : [])
            {
                await SayAsync(socket, Dialect.Kline(ticker, Market.Closed(ticker).Last(), isClosed: true), stop);
            }
            if (!isBinance)
            {
                asked += tickers.Length;
                for (Task read = StandIn.AskedAsync(asked, stop); !read.IsCompleted;)
                {
                    await SayAsync(socket, """{"channel":"heartbeats","timestamp":"2024-06-14T06:00:00Z","sequence_num":1,"events":[{"heartbeat_counter":1}]}""", stop);
                    await Task.WhenAny(read, Task.Delay(BeatMilliseconds, stop));
                    Clock.MoveTo(Clock.Now.AddSeconds(1));
                }
            }
        }
        await watching;
    }

    /// <summary>Ends the talk when the other side has gone.</summary>
    private static async Task WatchAsync(WebSocket socket, CancellationTokenSource talk)
    {
        try
        {
            while ((await socket.ReceiveAsync(new byte[4096].AsMemory(), talk.Token)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException)
        {
            // it has gone
        }
        await talk.CancelAsync();
    }

    private static async Task<string> HearAsync(WebSocket socket, CancellationToken stop)
    {
        byte[] buffer = new byte[4096];
        ValueWebSocketReceiveResult heard = await socket.ReceiveAsync(buffer.AsMemory(), stop);
        return Encoding.UTF8.GetString(buffer, 0, heard.Count);
    }

    public static Task SayAsync(WebSocket socket, string text, CancellationToken stop) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, stop);
}
