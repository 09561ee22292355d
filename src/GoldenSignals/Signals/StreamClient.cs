using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GoldenSignals.Core.Claims;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Signals;

/// <summary>Listens to the stream of a running server; after a drop it goes on where it was.</summary>
/// <param name="report">Told of drops, for people.</param>
public sealed class StreamClient(Uri server, IReadOnlyList<string> symbols, TimeProvider clock, Action<string> report)
{
    /// <summary>Longest frame taken: a batch, or one signal.</summary>
    private const int FrameBytesMax = 4 * 1024 * 1024;

    /// <summary>A server that says nothing for so long, not even that it is quiet, is taken for gone.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(3 * SignalsStream.HeartbeatSeconds);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5), LongestPause = TimeSpan.FromSeconds(30);

    private readonly byte[] buffer = new byte[FrameBytesMax];
    private long? last;

    /// <summary>Signals in order, none twice, until stopped.</summary>
    /// <exception cref="Fault">The server cannot be reached at the first try, or refuses.</exception>
    public async IAsyncEnumerable<Signal> FollowAsync([EnumeratorCancellation] CancellationToken stop)
    {
        TimeSpan pause = FirstPause;
        for (bool isFirst = true; !stop.IsCancellationRequested; isFirst = false)
        {
            using var socket = new ClientWebSocket();
            string? lost = await TryConnectAsync(socket, stop);
            if (lost is not null && isFirst)
            {
                throw new Fault("unreachable", $"{server} does not answer: {lost}", "Start it with `golden serve`, or leave --url out to follow markets from here.");
            }
            while (lost is null)
            {
                (JsonElement frame, lost) = await TryReadAsync(socket, stop);
                foreach (Signal signal in lost is null ? Take(frame) : [])
                {
                    pause = FirstPause;
                    yield return signal;
                }
            }
            report($"lost the server ({lost}); trying again in {pause.TotalSeconds:0.#} s");
            await Task.Delay(pause, clock, stop);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task<string?> TryConnectAsync(ClientWebSocket socket, CancellationToken stop)
    {
        try
        {
            string scheme = server.Scheme == Uri.UriSchemeHttps ? "wss" : "ws";
            await socket.ConnectAsync(new UriBuilder(server) { Scheme = scheme, Path = $"{Server.Api}/stream" }.Uri, stop);
            byte[] request = JsonSerializer.SerializeToUtf8Bytes(new StreamRequest(symbols, last), SignalsShapes.Default.StreamRequest);
            await socket.SendAsync(request, WebSocketMessageType.Text, endOfMessage: true, stop);
            return null;
        }
        catch (WebSocketException fault)
        {
            return fault.InnerException?.Message ?? fault.Message;
        }
    }

    private async Task<(JsonElement Frame, string? Lost)> TryReadAsync(ClientWebSocket socket, CancellationToken stop)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(stop);
        silence.CancelAfter(LongestSilence);
        try
        {
            for (int length = 0; length < buffer.Length;)
            {
                ValueWebSocketReceiveResult part = await socket.ReceiveAsync(buffer.AsMemory(length), silence.Token);
                length += part.Count;
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return (default, socket.CloseStatusDescription is { Length: > 0 } why ? why : "it closed");
                }
                if (part.EndOfMessage)
                {
                    return (JsonElement.Parse(buffer.AsSpan(0, length)), null);
                }
            }
            return (default, $"a frame is longer than {FrameBytesMax} bytes");
        }
        catch (WebSocketException fault)
        {
            return (default, fault.Message);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return (default, $"silent for {LongestSilence.TotalSeconds:0} s");
        }
    }

    private IEnumerable<Signal> Take(JsonElement frame)
    {
        IEnumerable<JsonElement> frames = frame.TryGetProperty("batch", out JsonElement batch) ? batch.EnumerateArray() : [frame];
        foreach (JsonElement one in frames)
        {
            if (one.TryGetProperty("id", out JsonElement id) && (last is null || id.GetInt64() > last))
            {
                last = id.GetInt64();
                yield return SignalJson.Read(one.GetProperty("signal").GetRawText());
            }
        }
    }
}
