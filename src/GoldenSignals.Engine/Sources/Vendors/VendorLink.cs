using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GoldenSignals.Core;
using GoldenSignals.Engine.Keys;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Sources.Vendors;

/// <summary>
/// How a vendor is spoken to: its quota kept, a request that failed in passing tried again after a growing pause, one that came too often
/// after the pause asked for, and a vendor that fails for long left alone. Says in one sentence what went wrong, never with a key in it.
/// </summary>
/// <param name="key">Its key; null for none.</param>
/// <param name="quotas">Where requests are counted; null to count none.</param>
public sealed class VendorLink(VendorTerms terms, Secret? key, QuotaStore? quotas, TimeProvider clock, ulong seed = 0)
{
    public const int TriesMax = 4;

    /// <summary>Seconds an answer may take.</summary>
    public const int AnswerSecondsMax = 20;

    /// <summary>Seconds without a word after which a stream is taken to be dead: vendors say something every second.</summary>
    public const int SilentSecondsMax = 30;

    /// <summary>Longest answer: twenty years of minutes would be longer, and no request asks for that much.</summary>
    public const int AnswerBytesMax = 32 * 1024 * 1024;

    /// <summary>A vendor that wants to be left alone for longer has failed, so that the next one is asked.</summary>
    public const int WaitSecondsMax = 90;

    private const int FirstPauseMilliseconds = 500, QuotedLettersMax = 120;

    /// <summary>Seconds a vendor is left alone that was asked too often and does not say for how long.</summary>
    private const int BusySeconds = 20;

    private const int KeyIdBytes = 4, KeyPartLettersMin = 4;

    private static readonly HttpClient Client = new(new SocketsHttpHandler
    {
        PooledConnectionLifetime = TimeSpan.FromMinutes(5), ConnectTimeout = TimeSpan.FromSeconds(10), AutomaticDecompression = DecompressionMethods.All,
        UseCookies = false, MaxResponseHeadersLength = 64,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan, // each request has its own, by the clock it is given
    };

    private readonly SeededRandom random = new(seed, SeededRandom.StreamOf(terms.Name));
    private readonly Breaker breaker = new(clock);
    private readonly ConcurrentDictionary<string, DateTime> heard = new(StringComparer.OrdinalIgnoreCase);
    private readonly string quotaKey = QuotaKeyOf(terms.Name, key);
    private DateTime? lastHeard;
    private string? fault;

    public VendorTerms Terms => terms;

    public TimeProvider Clock => clock;

    /// <summary>The moment now, UTC.</summary>
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Whether it can be asked at all: it has the key it needs.</summary>
    public bool IsReady => key is not null || !terms.NeedsKey;

    /// <summary>Where its stream is; <see cref="VendorTerms.Socket"/> of a vendor that has one.</summary>
    public bool IsConnected { get; internal set; }

    /// <summary>How it stands.</summary>
    public VendorHealth Health() => new(
        terms.Name, lastHeard, fault, breaker.PausedUntil, quotas?.Used(quotaKey, terms.Allowances, Now) ?? []);

    /// <summary>When the vendor last said how this series stands; null for not yet.</summary>
    public DateTime? HeardOf(Series series) => heard.TryGetValue(series.ToString(), out DateTime moment) ? moment : null;

    /// <summary>Gets one answer and reads it.</summary>
    /// <param name="path">With its query, after the vendor's address; without a key.</param>
    /// <param name="read">Turns the answer into what is wanted; a text cut short is a <see cref="JsonException"/> and asked for again.</param>
    /// <exception cref="SourceException">It could not be had.</exception>
    internal async Task<T> GetAsync<T>(Series series, string path, Func<byte[], T> read, CancellationToken stop)
    {
        if (!IsReady)
        {
            throw new SourceException($"{terms.Name}: {series.Symbol}: it needs a key. Set {KeyRing.Variable(terms.KeyName)}, or put \"{terms.KeyName}\" into {KeyRing.FileName}.");
        }
        if (breaker.PausedUntil is { } until)
        {
            throw new SourceException($"{terms.Name}: {series.Symbol}: left alone until {until:HH:mm:ss} UTC after failing again and again; last it {fault}.");
        }
        for (int tries = 1; ; tries++)
        {
            await TakeQuotaAsync(series, stop).ConfigureAwait(false);
            try
            {
                T answer = await SendAsync(path, read, stop).ConfigureAwait(false);
                breaker.Heal();
                Hear(series);
                return answer;
            }
            catch (VendorFault failed)
            {
                await PauseAsync(series, failed, tries, stop).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The vendor has just said how a series stands.</summary>
    internal void Hear(Series series)
    {
        heard[series.ToString()] = Now;
        Hear();
    }

    /// <summary>The vendor has just said something.</summary>
    internal void Hear() => (lastHeard, fault) = (Now, null);

    /// <summary>Keeps what went wrong, for the status page, and makes the exception of it.</summary>
    internal SourceException Fail(Series? series, VendorFaultKind kind, string cause, int tries = 1)
    {
        string said = Cover(cause);
        string often = tries > 1 ? $" after {tries} tries" : "";
        string of = series is { } one ? $" {one.Symbol}:" : "";
        if (kind != VendorFaultKind.Unknown)
        {
            fault = said + often;
        }
        return new SourceException($"{terms.Name}:{of} {said}{often}. {Remedy(kind)}") { SaysThereIsNone = kind == VendorFaultKind.Unknown };
    }

    /// <summary>A key's own count; its name tells keys apart, and tells nothing about them.</summary>
    public static string QuotaKeyOf(string vendor, Secret? key) => key is null
        ? vendor
        : $"{vendor}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key.Reveal())).AsSpan(0, KeyIdBytes))}";

    /// <summary>The text without the key or a part of it, should the vendor have said it back.</summary>
    private string Cover(string said) => (key?.Reveal() is { } text ? text.Split(':').Append(text) : [])
        .Where(part => part.Length >= KeyPartLettersMin).OrderByDescending(part => part.Length)
        .Aggregate(said, (left, part) => left.Replace(part, Secret.Hidden, StringComparison.OrdinalIgnoreCase));

    private string Remedy(VendorFaultKind kind) => kind switch
    {
        VendorFaultKind.Unknown => "Look at how it spells the ticker, or import a file.",
        VendorFaultKind.Busy => "Try again later.",
        VendorFaultKind.Refused when terms.Sign is not null => $"Check its key, {KeyRing.Variable(terms.KeyName)}.",
        _ => "`golden doctor --sources` tries every source and says how it stands.",
    };

    /// <summary>Waits before the next try, or says that there is none.</summary>
    private async Task PauseAsync(Series series, VendorFault failed, int tries, CancellationToken stop)
    {
        TimeSpan wait = failed.Wait ?? (failed.Kind == VendorFaultKind.Busy ? TimeSpan.FromSeconds(BusySeconds) : Backoff(tries));
        bool again = failed.Kind is VendorFaultKind.Passing or VendorFaultKind.Busy && tries < TriesMax && wait.TotalSeconds <= WaitSecondsMax;
        if (!again)
        {
            if (failed.Kind == VendorFaultKind.Unknown)
            {
                breaker.Heal();
                Hear();
            }
            else
            {
                breaker.Fail();
            }
            throw Fail(series, failed.Kind, failed.Message, tries);
        }
        await Task.Delay(wait, clock, stop).ConfigureAwait(false);
    }

    /// <summary>Twice as long each time, less up to a half by chance, so that many that failed together do not come back together.</summary>
    private TimeSpan Backoff(int tries)
    {
        lock (random)
        {
            return TimeSpan.FromMilliseconds(FirstPauseMilliseconds * Math.Pow(2, tries - 1) * (1 - random.NextUniform() / 2));
        }
    }

    private async Task TakeQuotaAsync(Series series, CancellationToken stop)
    {
        while (quotas is not null && await quotas.TakeAsync(quotaKey, terms.Allowances, Now, stop).ConfigureAwait(false) is var wait && wait > TimeSpan.Zero)
        {
            if (wait.TotalSeconds > WaitSecondsMax)
            {
                throw Fail(series, VendorFaultKind.Busy, $"its quota is used up until {Now + wait:yyyy-MM-dd HH:mm} UTC");
            }
            await Task.Delay(wait, clock, stop).ConfigureAwait(false);
        }
    }

    private async Task<T> SendAsync<T>(string path, Func<byte[], T> read, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(AnswerSecondsMax), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(terms.Address, path));
        request.Headers.UserAgent.ParseAdd("GoldenSignals/0.1");
        if (key is not null)
        {
            terms.Sign?.Invoke(request, key);
        }
        try
        {
            using HttpResponseMessage response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            byte[] body = await ReadAsync(response, either.Token).ConfigureAwait(false);
            Judge(response, body);
            return read(body);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new VendorFault(VendorFaultKind.Passing, $"said nothing for {AnswerSecondsMax} s");
        }
        catch (HttpRequestException fault) when (fault.StatusCode is null && fault.HttpRequestError != HttpRequestError.ResponseEnded)
        {
            throw new VendorFault(VendorFaultKind.Passing, $"cannot be reached ({Short(fault.Message)})");
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException)
        {
            throw new VendorFault(VendorFaultKind.Passing, "broke off in the middle of its answer");
        }
        catch (Exception fault) when (fault is JsonException or FormatException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException)
        {
            throw new VendorFault(VendorFaultKind.Passing, "gave an answer that cannot be read, cut short or in a new form");
        }
    }

    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken stop)
    {
        using var body = new MemoryStream();
        await using Stream stream = await response.Content.ReadAsStreamAsync(stop).ConfigureAwait(false);
        byte[] buffer = new byte[64 * 1024];
        for (int read; (read = await stream.ReadAsync(buffer, stop).ConfigureAwait(false)) > 0;)
        {
            if (body.Length + read > AnswerBytesMax)
            {
                throw new VendorFault(VendorFaultKind.Refused, $"sent more than {AnswerBytesMax / 1024 / 1024} MB");
            }
            body.Write(buffer, 0, read);
        }
        return body.ToArray();
    }

    /// <summary>What a status says where it is not that all is well.</summary>
    private void Judge(HttpResponseMessage response, byte[] body)
    {
        int status = (int)response.StatusCode;
        string said = status is >= 400 and < 500 ? Encoding.UTF8.GetString(body) : "";
        switch (status)
        {
            case >= 200 and < 300:
                return;
            case >= 400 and < 500 when terms.SaysUnknown(said):
                throw new VendorFault(VendorFaultKind.Unknown, "does not know this symbol");
            case 429 or 418: // Binance says 418 to who went on after a 429
                throw new VendorFault(VendorFaultKind.Busy, $"answered {status}, asked too often", RetryAfter(response));
            case 404:
                throw new VendorFault(VendorFaultKind.Unknown, "does not know this symbol");
            case >= 500 or 408:
                throw new VendorFault(VendorFaultKind.Passing, $"answered {status}", RetryAfter(response));
            case 401 or 403:
                throw new VendorFault(VendorFaultKind.Refused, $"refused the request with {status}");
            default:
                throw new VendorFault(VendorFaultKind.Refused, $"answered {status}: {Short(said)}");
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        TimeSpan? wait = response.Headers.RetryAfter is { } asked ? asked.Delta ?? asked.Date - clock.GetUtcNow() : null;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static string Short(string text)
    {
        string line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= QuotedLettersMax ? line : line[..QuotedLettersMax] + "…";
    }
}

/// <summary>How a vendor stands.</summary>
/// <param name="Heard">When it last said anything.</param>
/// <param name="Fault">What went wrong last, a part of a sentence; null when all is well.</param>
/// <param name="PausedUntil">Until when it is left alone.</param>
public sealed record VendorHealth(string Name, DateTime? Heard, string? Fault, DateTime? PausedUntil, IReadOnlyList<QuotaUse> Quota);
