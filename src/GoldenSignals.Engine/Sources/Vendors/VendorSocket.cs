using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text;

namespace GoldenSignals.Engine.Sources.Vendors;

/// <summary>A vendor's stream: whole messages until it breaks off, which it does for the reader too when nothing comes for long.</summary>
internal sealed class VendorSocket : IDisposable
{
    public const int MessageBytesMax = 4 * 1024 * 1024;

    private readonly ClientWebSocket socket = new();
    private readonly VendorLink link;

    private VendorSocket(VendorLink link)
    {
        this.link = link;
        socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(15);
    }

    /// <summary>Connects, and says what is wanted.</summary>
    /// <exception cref="SourceException">It cannot be reached.</exception>
    public static async Task<VendorSocket> OpenAsync(VendorLink link, string path, IEnumerable<string> hellos, CancellationToken stop)
    {
        var opened = new VendorSocket(link);
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(VendorLink.AnswerSecondsMax), link.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        try
        {
            await opened.socket.ConnectAsync(new Uri(link.Terms.Socket!, path), either.Token).ConfigureAwait(false);
            foreach (string hello in hellos)
            {
                await opened.socket.SendAsync(Encoding.UTF8.GetBytes(hello), WebSocketMessageType.Text, true, either.Token).ConfigureAwait(false);
            }
            link.IsConnected = true;
            return opened;
        }
        catch (Exception fault) when (fault is WebSocketException or HttpRequestException || (fault is OperationCanceledException && !stop.IsCancellationRequested))
        {
            opened.Dispose();
            string why = fault.InnerException?.Message ?? fault.Message;
            throw link.Fail(null, VendorFaultKind.Passing, $"its stream cannot be reached ({why})");
        }
    }

    /// <summary>What comes, message by message.</summary>
    /// <exception cref="SourceException">It broke off or fell silent.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> MessagesAsync([EnumeratorCancellation] CancellationToken stop)
    {
        byte[] buffer = new byte[16 * 1024];
        while (true)
        {
            int length = 0;
            for (bool isWhole = false; !isWhole;)
            {
                if (length == buffer.Length)
                {
                    buffer = length < MessageBytesMax
                        ? [.. buffer, .. new byte[length]]
                        : throw link.Fail(null, VendorFaultKind.Refused, $"sent a message of more than {MessageBytesMax / 1024 / 1024} MB on its stream");
                }
                ValueWebSocketReceiveResult part = await ReceiveAsync(buffer.AsMemory(length), stop).ConfigureAwait(false);
                length += part.Count;
                isWhole = part.EndOfMessage;
            }
            link.Hear();
            yield return buffer.AsMemory(0, length);
        }
    }

    public void Dispose()
    {
        link.IsConnected = false;
        socket.Dispose();
    }

    private async Task<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> room, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(VendorLink.SilentSecondsMax), link.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        try
        {
            ValueWebSocketReceiveResult part = await socket.ReceiveAsync(room, either.Token).ConfigureAwait(false);
            return part.MessageType != WebSocketMessageType.Close
                ? part
                : throw link.Fail(null, VendorFaultKind.Passing, "closed its stream");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw link.Fail(null, VendorFaultKind.Passing, $"said nothing on its stream for {VendorLink.SilentSecondsMax} s");
        }
        catch (WebSocketException)
        {
            throw link.Fail(null, VendorFaultKind.Passing, "dropped its stream");
        }
    }
}
