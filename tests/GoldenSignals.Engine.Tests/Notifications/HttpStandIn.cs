using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace GoldenSignals.Engine.Tests.Notifications;

/// <summary>A request as it came.</summary>
internal sealed record Received(string Path, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}

/// <summary>What a stand-in does with a request.</summary>
/// <param name="Status">0 closes the connection without a word, −1 never answers.</param>
internal sealed record Reply(int Status, string Body = "", params (string Name, string Value)[] Headers)
{
    public static readonly Reply HangUp = new(0), Silence = new(-1);

    /// <summary>Whether whoever answers so has taken the message: also where the answer never comes.</summary>
    public bool Takes { get; init; } = Status is >= 200 and < 300;
}

/// <summary>A web server on loopback in a vendor's place. It notes every request, and which of them it took.</summary>
internal sealed class HttpStandIn : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly Func<Received, Reply> answer;

    public HttpStandIn(Func<Received, Reply> answer)
    {
        this.answer = answer;
        listener.Start();
        _ = Task.Run(AcceptAsync);
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    public ConcurrentQueue<Received> All { get; } = [];

    public ConcurrentQueue<Received> Taken { get; } = [];

    /// <summary>Released once for each request.</summary>
    public SemaphoreSlim Came { get; } = new(0);

    /// <summary>Answers one after the other, the last of them for ever.</summary>
    public static HttpStandIn Saying(params Reply[] replies)
    {
        int next = 0;
        return new HttpStandIn(_ => replies[Math.Min(Interlocked.Increment(ref next), replies.Length) - 1]);
    }

    public void Dispose()
    {
        stopping.Cancel();
        listener.Stop();
    }

    private async Task AcceptAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                TcpClient client = await listener.AcceptTcpClientAsync(stopping.Token);
                _ = Task.Run(() => TalkAsync(client));
            }
            catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                NetworkStream stream = client.GetStream();
                if (await ReadAsync(stream) is not { } received)
                {
                    return;
                }
                All.Enqueue(received);
                Reply reply = answer(received);
                if (reply.Takes)
                {
                    Taken.Enqueue(received);
                }
                Came.Release();
                if (reply.Status < 0)
                {
                    await Task.Delay(Timeout.Infinite, stopping.Token);
                }
                if (reply.Status > 0)
                {
                    await stream.WriteAsync(Encoding.UTF8.GetBytes(Text(reply)), stopping.Token);
                }
            }
            catch (Exception fault) when (fault is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // the other side was killed
            }
        }
    }

    private static string Text(Reply reply) => string.Concat(
        $"HTTP/1.1 {reply.Status} X\r\nContent-Length: {Encoding.UTF8.GetByteCount(reply.Body)}\r\nConnection: close\r\n",
        string.Concat(reply.Headers.Select(header => $"{header.Name}: {header.Value}\r\n")), "\r\n", reply.Body);

    /// <summary>Null when the request broke off.</summary>
    private async Task<Received?> ReadAsync(NetworkStream stream)
    {
        var bytes = new List<byte>();
        var piece = new byte[4096];
        int head = -1, length = 0;
        string[] lines = [];
        while (head < 0 || bytes.Count < head + length)
        {
            int count = await stream.ReadAsync(piece, stopping.Token);
            if (count == 0)
            {
                return null;
            }
            bytes.AddRange(piece.AsSpan(0, count));
            string text = Encoding.Latin1.GetString([.. bytes]);
            if (head < 0 && text.IndexOf("\r\n\r\n", StringComparison.Ordinal) is >= 0 and var end)
            {
                head = end + 4;
                lines = text[..end].Split("\r\n");
                length = lines.Where(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                    .Select(line => int.Parse(line[15..], CultureInfo.InvariantCulture)).FirstOrDefault();
            }
        }
        return new Received(
            lines[0].Split(' ')[1],
            lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase),
            Encoding.UTF8.GetString([.. bytes.Skip(head).Take(length)]));
    }
}
