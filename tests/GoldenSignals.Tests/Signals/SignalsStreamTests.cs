using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using GoldenSignals.Signals;
using GoldenSignals.Tests.Web;

namespace GoldenSignals.Tests.Signals;

public sealed class SignalsStreamTests
{
    [Fact]
    public async Task A_new_client_hears_the_latest_of_each_and_then_what_comes()
    {
        await using RunningServer server = await RunningServer.OnAsync("AAA", "BBB");
        using WebSocket socket = await server.ConnectAsync();
        await SayAsync(socket, new { subscribe = new[] { "*" }, since = (long?)null });
        Assert.Equal(["AAA", "BBB"], (await HearAsync(socket, 2)).Select(heard => heard.Symbol).Order());
        await PublishAsync(server, "AAA", 3);
        Assert.Equal([1, 2, 3], (await HearAsync(socket, 3)).Select(heard => heard.Bars));
    }

    [Fact]
    public async Task After_a_drop_nothing_is_lost_and_nothing_comes_twice()
    {
        await using RunningServer server = await RunningServer.OnAsync("AAA");
        List<Heard> heard = [];
        using (WebSocket socket = await server.ConnectAsync())
        {
            await SayAsync(socket, new { subscribe = new[] { "aaa" }, since = server.Hub.Last });
            await PublishAsync(server, "AAA", 5);
            heard.AddRange(await HearAsync(socket, 5));
            socket.Abort();
        }
        await PublishAsync(server, "AAA", 1_500, from: 6);
        using WebSocket again = await server.ConnectAsync();
        await SayAsync(again, new { subscribe = new[] { "*" }, since = heard[^1].Id });
        heard.AddRange(await HearAsync(again, 1_500));
        Assert.Equal(Enumerable.Range(1, 1_505), heard.Select(one => one.Bars));
        Assert.Equal(heard.Select(one => one.Id), heard.Select(one => one.Id).Distinct().Order());
    }

    [Fact]
    public async Task Only_the_symbols_asked_for_are_heard()
    {
        await using RunningServer server = await RunningServer.OnAsync("AAA");
        using WebSocket socket = await server.ConnectAsync();
        await SayAsync(socket, new { subscribe = new[] { "BBB" }, since = server.Hub.Last });
        await PublishAsync(server, "AAA", 3);
        await PublishAsync(server, "BBB", 1);
        Assert.Equal("BBB", Assert.Single(await HearAsync(socket, 1)).Symbol);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"subscribe":[]}""")]
    [InlineData("""{"subscribe":["*"],"since":-1}""")]
    public async Task A_request_that_makes_no_sense_closes_with_a_reason(string text)
    {
        await using RunningServer server = await RunningServer.OnAsync("AAA");
        using WebSocket socket = await server.ConnectAsync();
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
        await socket.ReceiveAsync(new byte[100], TestContext.Current.CancellationToken);
        Assert.Equal(4000, (int)socket.CloseStatus!);
        Assert.Contains("subscribe", socket.CloseStatusDescription);
    }

    [Fact]
    public async Task A_page_of_another_origin_is_refused()
    {
        await using RunningServer server = await RunningServer.OnAsync("AAA");
        WebSocketException refusal = await Assert.ThrowsAsync<WebSocketException>(() => server.ConnectAsync("http://elsewhere.example"));
        Assert.Contains("403", refusal.Message);
        using WebSocket own = await server.ConnectAsync(server.Address.GetLeftPart(UriPartial.Authority));
        Assert.Equal(WebSocketState.Open, own.State);
    }

    [Fact]
    public async Task A_server_that_stops_says_so()
    {
        RunningServer server = await RunningServer.OnAsync("AAA");
        using WebSocket socket = await server.ConnectAsync();
        await SayAsync(socket, new { subscribe = new[] { "*" }, since = server.Hub.Last });
        Task hearing = socket.ReceiveAsync(new byte[100], TestContext.Current.CancellationToken);
        ValueTask stopping = server.DisposeAsync();
        await hearing;
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", TestContext.Current.CancellationToken);
        await stopping;
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, socket.CloseStatus);
    }

    [Fact]
    [Trait("Speed", "slow")]
    public async Task A_thousand_clients_hear_the_same_while_fifty_of_them_take_nothing()
    {
        const int clients = 1_000, stalled = 50, signals = 20, unread = 2_000, padding = 8_000;
        const long bytesMax = 400_000_000; // a queue of its own for each that is stalled would be twice that
        await using RunningServer server = await RunningServer.OnAsync("AAA");
        WebSocket[] sockets = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => server.ConnectAsync()));
        await Task.WhenAll(sockets.Select((socket, i) => SayAsync(socket, new { subscribe = new[] { i < stalled ? "BIG" : "AAA" }, since = server.Hub.Last })));
        Task<List<Heard>>[] hearing = [.. sockets.Skip(stalled).Select(socket => HearAsync(socket, signals, bufferBytes: 16 * 1024))];
        long before = GC.GetTotalMemory(forceFullCollection: true);
        await PublishAsync(server, "BIG", unread, padding: padding);
        Assert.Contains("nothing was taken", await server.LoggedAsync(SignalsStream.ClosedEvent));
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, bytesMax);
        await PublishAsync(server, "AAA", signals);
        List<Heard>[] heard = await Task.WhenAll(hearing);
        Assert.All(heard, one => Assert.Equal(Enumerable.Range(1, signals), one.Select(signal => signal.Bars)));
        Array.ForEach(sockets, socket => socket.Dispose());
    }

    [Fact]
    [Trait("Speed", "slow")]
    public async Task A_client_that_takes_nothing_is_closed_with_a_reason()
    {
        await using RunningServer server = await RunningServer.OnAsync("AAA");
        using WebSocket socket = await server.ConnectAsync();
        await SayAsync(socket, new { subscribe = new[] { "*" }, since = server.Hub.Last });
        await PublishAsync(server, "AAA", 3_000, padding: 8_000);
        Assert.Contains("nothing was taken", await server.LoggedAsync(SignalsStream.ClosedEvent));
        byte[] buffer = new byte[1 << 20];
        while ((await socket.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken)).MessageType != WebSocketMessageType.Close)
        {
            // what lay on the way comes first
        }
        Assert.Equal(4008, (int)socket.CloseStatus!);
    }

    private sealed record Heard(long Id, string Symbol, int Bars);

    private static async Task PublishAsync(RunningServer server, string symbol, int count, int from = 1, int padding = 0)
    {
        await server.Signals.SaveAsync([.. Enumerable.Range(from, count).Select(i => MadeSignals.Of(symbol, i) with { Reason = new string(' ', padding) })], TestContext.Current.CancellationToken);
        server.Hub.Publish();
    }

    private static Task SayAsync(WebSocket socket, object request) =>
        socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(request), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);

    /// <summary>The next signals, out of frames and batches.</summary>
    private static async Task<List<Heard>> HearAsync(WebSocket socket, int count, int bufferBytes = StreamFrames.FrameBytesMax + 1024)
    {
        List<Heard> heard = [];
        byte[] buffer = new byte[bufferBytes];
        while (heard.Count < count)
        {
            int length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), TestContext.Current.CancellationToken);
                length += part.Count;
            }
            while (!part.EndOfMessage);
            JsonElement frame = JsonElement.Parse(buffer.AsSpan(0, length));
            heard.AddRange(frame.TryGetProperty("batch", out JsonElement batch) ? batch.EnumerateArray().Select(Read)
                : frame.TryGetProperty("id", out _) ? [Read(frame)] : []);
        }
        return heard;
    }

    private static Heard Read(JsonElement frame) => new(
        frame.GetProperty("id").GetInt64(), frame.GetProperty("signal").GetProperty("symbol").GetString()!,
        frame.GetProperty("signal").GetProperty("bars").GetInt32());
}
