using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace GoldenSignals.Engine.Notifications.Channels;

/// <summary>
/// A conversation with a mail server (RFC 5321): as much of it as is needed to hand over one mail, and in the open about how far it came, which
/// System.Net.Mail does not tell.
/// </summary>
internal sealed class SmtpTalk : IDisposable
{
    private const int LineBytesMax = 1024;
    private const int LinesMax = 100;

    private readonly string host;
    private readonly string? fingerprint;
    private readonly TcpClient client = new();
    private Stream stream = Stream.Null;
    private byte[] read = [];

    /// <param name="host">The name its certificate must carry.</param>
    /// <param name="fingerprint">SHA-256 of a certificate trusted without an authority; null for none.</param>
    public SmtpTalk(string host, string? fingerprint) => (this.host, this.fingerprint) = (host, fingerprint);

    /// <summary>What the server offers: the words behind its answer to EHLO.</summary>
    public IReadOnlyList<string> Offers { get; private set; } = [];

    /// <summary>Whether the whole mail has been sent: from then on it may have been taken.</summary>
    public bool IsHandedOver { get; private set; }

    public async Task OpenAsync(int port, bool secure, CancellationToken stop)
    {
        await client.ConnectAsync(host, port, stop).ConfigureAwait(false);
        client.NoDelay = true;
        stream = client.GetStream();
        if (secure)
        {
            await SecureAsync(stop).ConfigureAwait(false);
        }
        await ExpectAsync("the greeting", 220, stop).ConfigureAwait(false);
        await HelloAsync(stop).ConfigureAwait(false);
    }

    /// <summary>Goes on in secret.</summary>
    public async Task StartTlsAsync(CancellationToken stop)
    {
        if (!Offers.Contains("STARTTLS"))
        {
            throw new SmtpException("the server offers no STARTTLS; its setting `security` may have to be tls", passing: false);
        }
        await SayAsync("STARTTLS", 220, stop).ConfigureAwait(false);
        read = []; // what came in the open does not count (RFC 3207, section 6)
        await SecureAsync(stop).ConfigureAwait(false);
        await HelloAsync(stop).ConfigureAwait(false);
    }

    /// <summary>Logs in by AUTH PLAIN (RFC 4616), or LOGIN where only that is offered.</summary>
    public async Task LogInAsync(string user, string password, CancellationToken stop)
    {
        string[] ways = [.. Offers.Where(offer => offer.StartsWith("AUTH", StringComparison.Ordinal)).SelectMany(offer => offer[4..].Split(' ', '='))];
        if (ways.Contains("PLAIN") || !ways.Contains("LOGIN"))
        {
            await SayAsync($"AUTH PLAIN {Base64($"\0{user}\0{password}")}", 235, stop, "AUTH").ConfigureAwait(false);
            return;
        }
        await SayAsync("AUTH LOGIN", 334, stop).ConfigureAwait(false);
        await SayAsync(Base64(user), 334, stop, "AUTH").ConfigureAwait(false);
        await SayAsync(Base64(password), 235, stop, "AUTH").ConfigureAwait(false);
    }

    /// <summary>Hands a mail over; returns the server's words about it.</summary>
    public async Task<string> SendAsync(string from, IReadOnlyList<string> to, string mail, CancellationToken stop)
    {
        await SayAsync($"MAIL FROM:<{from}>", 250, stop).ConfigureAwait(false);
        foreach (string one in to)
        {
            await SayAsync($"RCPT TO:<{one}>", 250, stop).ConfigureAwait(false);
        }
        await SayAsync("DATA", 354, stop).ConfigureAwait(false);
        await WriteAsync(mail, stop).ConfigureAwait(false);
        IsHandedOver = true; // the dot that ends the mail leaves now
        return await SayAsync(".", 250, stop, "the mail").ConfigureAwait(false);
    }

    /// <summary>Takes leave; what is answered does not matter any more.</summary>
    public async Task QuitAsync(CancellationToken stop)
    {
        try
        {
            await SayAsync("QUIT", 221, stop).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is IOException or SmtpException or OperationCanceledException)
        {
            // the mail is with the server
        }
    }

    public void Dispose()
    {
        stream.Dispose();
        client.Dispose();
    }

    private async Task HelloAsync(CancellationToken stop)
    {
        string answer = await SayAsync("EHLO localhost", 250, stop).ConfigureAwait(false);
        Offers = [.. answer.Split('\n').Skip(1).Select(line => line.Trim().ToUpperInvariant())];
    }

    private async Task SecureAsync(CancellationToken stop)
    {
        var secured = new SslStream(stream);
        stream = secured;
        await secured.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = host,
                RemoteCertificateValidationCallback = (_, certificate, _, faults) => faults == SslPolicyErrors.None
                    || (fingerprint is not null && certificate is not null
                        && certificate.GetCertHashString(HashAlgorithmName.SHA256).Equals(fingerprint.Replace(":", ""), StringComparison.OrdinalIgnoreCase)),
            },
            stop).ConfigureAwait(false);
    }

    private async Task<string> SayAsync(string line, int expected, CancellationToken stop, string? shown = null)
    {
        await WriteAsync(line + "\r\n", stop).ConfigureAwait(false);
        return await ExpectAsync(shown ?? line, expected, stop).ConfigureAwait(false);
    }

    private async Task WriteAsync(string text, CancellationToken stop)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text), stop).ConfigureAwait(false);
        await stream.FlushAsync(stop).ConfigureAwait(false);
    }

    /// <summary>The words of the answer, all its lines. Another code than expected is a fault; 251 is as good as 250.</summary>
    private async Task<string> ExpectAsync(string shown, int expected, CancellationToken stop)
    {
        List<string> lines = [];
        string line;
        do
        {
            line = await ReadLineAsync(stop).ConfigureAwait(false);
            lines.Add(line.Length > 4 ? line[4..] : "");
        }
        while (line.Length > 3 && line[3] == '-' && lines.Count < LinesMax);
        if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), out int code))
        {
            throw new SmtpException($"{shown} was answered in no words of a mail server", passing: false);
        }
        return code == expected || (expected == 250 && code == 251)
            ? string.Join('\n', lines)
            : throw new SmtpException($"{shown} was answered {code} {string.Join(' ', lines)}", passing: code is >= 400 and < 500);
    }

    private async Task<string> ReadLineAsync(CancellationToken stop)
    {
        var piece = new byte[LineBytesMax];
        int end;
        while ((end = Array.IndexOf(read, (byte)'\n')) < 0)
        {
            int count = read.Length > LineBytesMax ? 0 : await stream.ReadAsync(piece, stop).ConfigureAwait(false);
            read = count > 0 ? [.. read, .. piece[..count]] : throw new IOException("the server ended the conversation");
        }
        string line = Encoding.UTF8.GetString(read, 0, end).TrimEnd('\r');
        read = read[(end + 1)..];
        return line;
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
