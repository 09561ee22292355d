using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;

namespace GoldenSignals.Engine.Tests.Sources.Vendors;

/// <summary>What a stand-in says to one request.</summary>
/// <param name="Headers">Lines such as "Retry-After: 7".</param>
internal sealed record StandInAnswer(int Status, string Body, params string[] Headers)
{
    /// <summary>The connection is cut in the middle of the body.</summary>
    public bool IsCut { get; init; }

    /// <summary>Nothing is said at all.</summary>
    public bool IsSilent { get; init; }
}

/// <summary>A vendor on loopback: answers HTTP and WebSockets as a test tells it, well or badly.</summary>
internal sealed class StandIn : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly Task serving;
    private Exception? broken;
    private TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public StandIn()
    {
        listener.Start();
        serving = Task.Run(ServeAsync);
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    public Uri Socket => new($"ws://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    /// <summary>Says what comes to a request for a path with its query.</summary>
    public Func<string, StandInAnswer> Answer { get; set; } = _ => new StandInAnswer(404, "");

    /// <summary>Speaks on a stream that was opened at a path.</summary>
    public Func<WebSocket, string, CancellationToken, Task> Speak { get; set; } = (_, _, _) => Task.CompletedTask;

    /// <summary>Heads of the requests, as they were answered.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>How many there were when the last stream was opened.</summary>
    public int AskedBefore { get; private set; }

    /// <summary>Waits until so many requests were answered.</summary>
    public async Task AskedAsync(int requests, CancellationToken stop)
    {
        while (true)
        {
            Task next = asked.Task;
            if (Asked.Count >= requests)
            {
                return;
            }
            await next.WaitAsync(stop);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Stop();
        await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Assert.Null(broken);
    }

    private async Task ServeAsync()
    {
        while (!ending.IsCancellationRequested)
        {
            TcpClient client = await listener.AcceptTcpClientAsync(ending.Token);
            _ = Task.Run(() => ServeAsync(client));
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using TcpClient held = client;
            NetworkStream stream = client.GetStream();
            string head = await ReadHeadAsync(stream);
            string path = head.Split(' ')[1];
            if (head.Contains("Sec-WebSocket-Key", StringComparison.OrdinalIgnoreCase))
            {
                await SpeakAsync(stream, head, path);
                return;
            }
            StandInAnswer answer = Answer(path);
            Asked.Enqueue(head);
            Interlocked.Exchange(ref asked, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
            if (answer.IsSilent)
            {
                await Task.Delay(Timeout.Infinite, ending.Token);
            }
            byte[] body = Encoding.UTF8.GetBytes(answer.Body);
            string headers = string.Concat(answer.Headers.Select(line => line + "\r\n"));
            await stream.WriteAsync(Encoding.ASCII.GetBytes(
                $"HTTP/1.1 {answer.Status} Said\r\nContent-Length: {body.Length}\r\nConnection: close\r\n{headers}\r\n"));
            await stream.WriteAsync(answer.IsCut ? body.AsMemory(0, body.Length / 2) : body);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // the other side has gone, or the test has ended
        }
        catch (Exception fault)
        {
            broken = fault;
        }
    }

    private static async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one) > 0)
        {
            head.Append((char)one[0]);
        }
        return head.ToString();
    }

    private async Task SpeakAsync(NetworkStream stream, string head, string path)
    {
        const string magic = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; // RFC 6455, section 1.3
        string key = head.Split("\r\n").First(line => line.StartsWith("Sec-WebSocket-Key:", StringComparison.OrdinalIgnoreCase)).Split(':')[1].Trim();
        string accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + magic)));
        AskedBefore = Asked.Count;
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"));
        using WebSocket socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true });
        await Speak(socket, path, ending.Token);
        // Ends as a dropped line does, and lets the other side read what was said.
        stream.Socket.Shutdown(SocketShutdown.Send);
        byte[] rest = new byte[1024];
        while (await stream.ReadAsync(rest, ending.Token) > 0)
        {
        }
    }
}
