using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace GoldenSignals.Engine.Tests.Notifications;

/// <summary>A mail as it was taken.</summary>
internal sealed record Mail(string From, IReadOnlyList<string> To, string Text, string? Login, bool IsSecret)
{
    public string Header(string name) => Text.Split("\r\n").First(line => line.StartsWith($"{name}: ", StringComparison.Ordinal))[(name.Length + 2)..];

    /// <summary>What a person would read.</summary>
    public string Words => Encoding.UTF8.GetString(Convert.FromBase64String(string.Concat(Text[(Text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..].Split("\r\n"))));
}

/// <summary>A mail server on loopback. It answers as it is told to, and keeps what it takes.</summary>
internal sealed class SmtpStandIn : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();

    public SmtpStandIn()
    {
        using RSA key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        Certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
        listener.Start();
        _ = Task.Run(AcceptAsync);
    }

    public X509Certificate2 Certificate { get; }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public bool IsSecretFromTheStart { get; init; }

    public string Offers { get; init; } = "250-stand-in\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN";

    /// <summary>Another answer than the usual to a command, by its first word ("." for the mail's end), and how often it came; null for the usual.</summary>
    public Func<string, int, string?> Instead { get; init; } = (_, _) => null;

    /// <summary>Whether it takes a mail and then hangs up instead of saying so.</summary>
    public Func<bool> DropsAfterTaking { get; init; } = () => false;

    public ConcurrentQueue<Mail> Taken { get; } = [];

    public void Dispose()
    {
        stopping.Cancel();
        listener.Stop();
        Certificate.Dispose();
    }

    private async Task AcceptAsync()
    {
        var times = new ConcurrentDictionary<string, int>();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                TcpClient client = await listener.AcceptTcpClientAsync(stopping.Token);
                _ = Task.Run(() => TalkAsync(client, times));
            }
            catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task TalkAsync(TcpClient client, ConcurrentDictionary<string, int> times)
    {
        using (client)
        {
            try
            {
                Stream stream = client.GetStream();
                bool secret = IsSecretFromTheStart;
                if (secret)
                {
                    stream = await SecureAsync(stream);
                }
                (string from, List<string> to, string? login) = ("", [], null);
                await SayAsync(stream, "220 stand-in");
                while (await LineAsync(stream) is { } line)
                {
                    string word = line.Split(' ')[0].ToUpperInvariant();
                    string? instead = Instead(word, times.AddOrUpdate(word, 1, (_, count) => count + 1));
                    switch (instead is null ? word : "")
                    {
                        case "":
                            await SayAsync(stream, instead!);
                            break;
                        case "EHLO":
                            await SayAsync(stream, secret ? Offers.Replace("250-STARTTLS\r\n", "") : Offers);
                            break;
                        case "STARTTLS":
                            await SayAsync(stream, "220 go ahead");
                            stream = await SecureAsync(stream);
                            secret = true;
                            break;
                        case "AUTH" when line.StartsWith("AUTH PLAIN ", StringComparison.Ordinal):
                            login = Decode(line[11..]);
                            await SayAsync(stream, "235 welcome");
                            break;
                        case "AUTH":
                            await SayAsync(stream, "334 VXNlcm5hbWU6");
                            login = $"\0{Decode((await LineAsync(stream))!)}";
                            await SayAsync(stream, "334 UGFzc3dvcmQ6");
                            login += $"\0{Decode((await LineAsync(stream))!)}";
                            await SayAsync(stream, "235 welcome");
                            break;
                        case "MAIL":
                            from = line["MAIL FROM:<".Length..^1];
                            await SayAsync(stream, "250 ok");
                            break;
                        case "RCPT":
                            to.Add(line["RCPT TO:<".Length..^1]);
                            await SayAsync(stream, "250 ok");
                            break;
                        case "DATA":
                            await SayAsync(stream, "354 go on");
                            var mail = new StringBuilder();
                            while (await LineAsync(stream) is { } text && text != ".")
                            {
                                mail.Append(text).Append("\r\n");
                            }
                            if (Instead(".", times.AddOrUpdate(".", 1, (_, count) => count + 1)) is { } refusal)
                            {
                                await SayAsync(stream, refusal);
                                break;
                            }
                            Taken.Enqueue(new Mail(from, [.. to], mail.ToString(), login, secret));
                            if (DropsAfterTaking())
                            {
                                return;
                            }
                            await SayAsync(stream, $"250 queued as {Taken.Count}");
                            break;
                        default:
                            await SayAsync(stream, word == "QUIT" ? "221 bye" : "500 what?");
                            break;
                    }
                }
            }
            catch (Exception fault) when (fault is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // the other side was killed
            }
        }
    }

    private async Task<Stream> SecureAsync(Stream stream)
    {
        var secured = new SslStream(stream);
        await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = Certificate }, stopping.Token);
        return secured;
    }

    private Task SayAsync(Stream stream, string line) => stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), stopping.Token).AsTask();

    private async Task<string?> LineAsync(Stream stream)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one, stopping.Token) == 1)
        {
            line.Add(one[0]);
            if (one[0] == '\n')
            {
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r', '\n');
            }
        }
        return null;
    }

    private static string Decode(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));
}
