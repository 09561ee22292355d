using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;

namespace GoldenSignals.Bench.Serving;

/// <summary>Many listeners in a process of their own: counts what comes and how long each was on its way.</summary>
internal sealed class Clients(string kind, string address)
{
    /// <summary>The answer to <see cref="Orders.Spent"/> is of no use here; this one gives count, median, 99th percentile and longest in ms, and begins anew.</summary>
    public const string Report = "report";

    private const int BufferBytes = 32 * 1024;

    private static readonly byte[] Mark = Encoding.ASCII.GetBytes(Publishing.Mark);

    private readonly Lock gate = new();
    private List<double> milliseconds = [];

    public async Task RunAsync(int count)
    {
        List<Task> listening = [];
        for (int i = 0; i < count; i++)
        {
            listening.Add(await ConnectAsync());
        }
        Console.WriteLine(count);
        while (Console.ReadLine() is not null)
        {
            if (listening.Find(task => task.IsCompleted) is { } ended)
            {
                await ended;
                throw new InvalidOperationException("A connection was closed.");
            }
            Console.WriteLine(Take());
        }
        Environment.Exit(0);
    }

    private string Take()
    {
        List<double> taken;
        lock (gate)
        {
            (taken, milliseconds) = (milliseconds, []);
        }
        taken.Sort();
        double At(double share) => taken.Count == 0 ? double.NaN : taken[(int)(share * (taken.Count - 1))];
        return string.Create(CultureInfo.InvariantCulture, $"{taken.Count} {At(0.5):0.###} {At(0.99):0.###} {At(1):0.###}");
    }

    private async Task<Task> ConnectAsync()
    {
        if (kind == Servers.Floor)
        {
            var tcp = new TcpClient();
            await tcp.ConnectAsync(IPEndPoint.Parse(address));
            return ListenAsync(tcp.GetStream());
        }
        var socket = new ClientWebSocket();
        string path = kind == Servers.Product ? Web.Server.Api + "/stream" : "/hub";
        await socket.ConnectAsync(new Uri(address.Replace("http", "ws") + path), CancellationToken.None);
        string hello = kind == Servers.Product ? """{"subscribe":["*"],"since":null}""" : "{\"protocol\":\"json\",\"version\":1}\u001e";
        await socket.SendAsync(Encoding.UTF8.GetBytes(hello), WebSocketMessageType.Text, true, CancellationToken.None);
        byte[] buffer = new byte[BufferBytes];
        await socket.ReceiveAsync(buffer, CancellationToken.None); // the first answer, so that it is known to listen
        return ListenAsync(new WebSocketReader(kind, socket));
    }

    private Task ListenAsync(WebSocketReader reader) => ListenAsync(reader.ReadAsync);

    private Task ListenAsync(Stream stream) => ListenAsync(buffer => stream.ReadAsync(buffer));

    private async Task ListenAsync(Func<Memory<byte>, ValueTask<int>> read)
    {
        byte[] buffer = new byte[BufferBytes];
        int kept = 0;
        while (await read(buffer.AsMemory(kept)) is > 0 and int length)
        {
            kept = Look(buffer.AsSpan(0, kept + length), Stopwatch.GetTimestamp());
        }
    }

    /// <summary>Notes every mark in what has come; what may be the beginning of one is moved to the front, and its length returned.</summary>
    private int Look(Span<byte> text, long now)
    {
        Span<byte> rest = text;
        for (int at; (at = rest.IndexOf(Mark)) >= 0; rest = rest[(at + Mark.Length)..])
        {
            Span<byte> moment = rest[(at + Mark.Length)..];
            if (!Utf8Parser.TryParse(moment, out long sent, out int length) || length == moment.Length)
            {
                rest[at..].CopyTo(text);
                return rest.Length - at;
            }
            double late = Stopwatch.GetElapsedTime(sent, now).TotalMilliseconds;
            lock (gate)
            {
                milliseconds.Add(late);
            }
        }
        int tail = Math.Min(rest.Length, Mark.Length - 1);
        rest[^tail..].CopyTo(text);
        return tail;
    }

    /// <summary>Reads the bytes of messages one after another.</summary>
    private sealed class WebSocketReader(string kind, ClientWebSocket socket)
    {
        public async ValueTask<int> ReadAsync(Memory<byte> buffer)
        {
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer, CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    throw new InvalidOperationException($"The {kind} server closes: {socket.CloseStatus} {socket.CloseStatusDescription}.");
                }
            }
            while (part.Count == 0);
            return part.Count;
        }
    }
}
