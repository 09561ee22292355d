using System.Net.WebSockets;
using System.Text.Json;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Signals;

/// <summary>What a client of the stream says first.</summary>
/// <param name="Subscribe">Tickers, or "*" for all.</param>
/// <param name="Since">Id of the last signal seen; null to begin with the latest of each series.</param>
public sealed record StreamRequest(IReadOnlyList<string>? Subscribe, long? Since);

/// <summary>
/// Sends signals over WebSockets, in the order of their ids. A client that keeps up is sent every signal; one that falls behind is sent the
/// latest of each series until it has caught up; one that takes nothing for too long is closed and may resume. A client has no queue: its
/// place among the stored signals is all that is kept of it.
/// </summary>
public sealed partial class SignalsStream(SignalHub hub, StreamFrames frames, TimeProvider clock, ILogger<SignalsStream> log)
{
    public const int ClientsMax = 5_000;
    public const int RequestBytesMax = 16 * 1024;
    public const int SymbolsMax = 1_000;
    public const int HeartbeatSeconds = 15;

    /// <summary>Seconds a client has to say what it wants, and to take a frame.</summary>
    public const int RequestSecondsMax = 30, SendSecondsMax = 10;

    /// <summary>A client is sent one frame a tick at most, with all that came since the last.</summary>
    public const int TickMilliseconds = 25;

    /// <summary>Signals a client may be behind before only the latest of each series is sent to it.</summary>
    public const int BehindSignalsMax = 512;

    /// <summary>Event id in the log of a client that was closed for a fault of its own.</summary>
    public const int ClosedEvent = 20;

    private const int CloseSecondsMax = 5;

    private const WebSocketCloseStatus NotUnderstood = (WebSocketCloseStatus)4000, TooSlow = (WebSocketCloseStatus)4008;

    private int clients;

    /// <summary>Clients connected now.</summary>
    public int Clients => clients;

    /// <summary>Speaks with one client until it goes or the server stops.</summary>
    public async Task RunAsync(WebSocket socket, CancellationToken stop)
    {
        Interlocked.Increment(ref clients);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task<Fault?> hearing = Task.FromResult<Fault?>(null);
        Fault? fault = null;
        try
        {
            StreamRequest request = await HearRequestAsync(socket, ending.Token);
            hearing = HearEndAsync(socket, ending);
            await SendAsync(socket, request, ending.Token);
        }
        catch (Fault said)
        {
            fault = said;
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
        {
            fault = hearing.IsCompleted ? await hearing : null;
        }
        await CloseAsync(socket, fault, stop.IsCancellationRequested);
        await hearing;
        Interlocked.Decrement(ref clients);
    }

    /// <summary>Sends until it is stopped.</summary>
    private async Task SendAsync(WebSocket socket, StreamRequest request, CancellationToken stop)
    {
        var listening = new StreamListening(hub, request);
        while (!stop.IsCancellationRequested)
        {
            IReadOnlyList<StoredSignal>? page = await listening.NextAsync(TimeSpan.FromSeconds(HeartbeatSeconds), stop);
            foreach (ReadOnlyMemory<byte> frame in page is null ? [StreamFrames.Heartbeat] : frames.Of(page))
            {
                await SendAsync(socket, frame, stop);
            }
            await Task.Delay(TimeSpan.FromMilliseconds(TickMilliseconds), clock, stop);
        }
    }

    private static async Task SendAsync(WebSocket socket, ReadOnlyMemory<byte> frame, CancellationToken stop)
    {
        // Nearly every frame is taken at once and needs no clock; like a read, a send is not cancelled, or no close could be said.
        ValueTask sending = socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        if (sending.IsCompletedSuccessfully)
        {
            return;
        }
        try
        {
            await sending.AsTask().WaitAsync(TimeSpan.FromSeconds(SendSecondsMax), stop);
        }
        catch (TimeoutException)
        {
            throw new Fault("slow", $"nothing was taken for {SendSecondsMax} s; connect again with the last id as since", "");
        }
    }

    private static async Task<StreamRequest> HearRequestAsync(WebSocket socket, CancellationToken stop)
    {
        byte[] buffer = new byte[RequestBytesMax];
        try
        {
            return Parse(await ReadAsync(socket, buffer).WaitAsync(TimeSpan.FromSeconds(RequestSecondsMax), stop));
        }
        catch (TimeoutException)
        {
            throw Fault.Usage($"nothing was asked for within {RequestSecondsMax} s", "");
        }
    }

    /// <summary>A client says nothing more but that it goes; the fault when it says something else.</summary>
    private static async Task<Fault?> HearEndAsync(WebSocket socket, CancellationTokenSource ending)
    {
        Fault? fault = Fault.Usage("one request a connection; connect again to ask for something else", "");
        try
        {
            // One byte tells that there is a message; a buffer for a whole one would be most of what a client costs.
            ValueWebSocketReceiveResult heard = await socket.ReceiveAsync(new byte[1].AsMemory(), CancellationToken.None);
            fault = heard.MessageType == WebSocketMessageType.Close ? null : fault;
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            fault = null;
        }
        await ending.CancelAsync();
        return fault;
    }

    /// <summary>One whole message. It takes no token: cancelling a read cuts the connection before a close can be said.</summary>
    /// <exception cref="OperationCanceledException">The client closes.</exception>
    private static async Task<ReadOnlyMemory<byte>> ReadAsync(WebSocket socket, byte[] buffer)
    {
        for (int length = 0; length < buffer.Length;)
        {
            ValueWebSocketReceiveResult part = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
            length += part.Count;
            if (part.MessageType == WebSocketMessageType.Close)
            {
                throw new OperationCanceledException("the client has closed");
            }
            if (part.EndOfMessage)
            {
                return buffer.AsMemory(0, length);
            }
        }
        throw Fault.Usage($"a message is longer than {buffer.Length} bytes", "");
    }

    private static StreamRequest Parse(ReadOnlyMemory<byte> text)
    {
        StreamRequest? request = null;
        try
        {
            request = JsonSerializer.Deserialize(text.Span, SignalsShapes.Default.StreamRequest);
        }
        catch (JsonException)
        {
            // said below
        }
        return request is { Subscribe.Count: > 0 and <= SymbolsMax, Since: null or >= 0 }
            ? request
            : throw Fault.Usage($$"""say {"subscribe":["*"],"since":null}, or name 1 to {{SymbolsMax}} symbols""", "");
    }

    /// <summary>Says why and waits for the client to say so too; one that does not is cut off.</summary>
    private async Task CloseAsync(WebSocket socket, Fault? fault, bool isStopping)
    {
        if (fault is not null)
        {
            Refused(log, fault.Message);
        }
        WebSocketCloseStatus code = fault is { Code: "slow" } ? TooSlow
            : fault is not null ? NotUnderstood
            : isStopping ? WebSocketCloseStatus.EndpointUnavailable
            : WebSocketCloseStatus.NormalClosure;
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(CloseSecondsMax));
        try
        {
            await socket.CloseAsync(code, fault?.Message ?? "", enough.Token);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or InvalidOperationException)
        {
            socket.Abort();
        }
    }

    [LoggerMessage(ClosedEvent, LogLevel.Information, "a client of the stream was closed: {Why}")]
    private static partial void Refused(ILogger log, string why);
}
