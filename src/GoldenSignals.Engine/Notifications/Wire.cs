using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace GoldenSignals.Engine.Notifications;

/// <summary>What a vendor's answer says beyond its status.</summary>
/// <param name="Receipt">Id of the message, or null.</param>
/// <param name="RetryAfter">How long to wait, where the body says it.</param>
/// <param name="Words">Its own words, or null.</param>
public readonly record struct Told(string? Receipt = null, TimeSpan? RetryAfter = null, string? Words = null);

/// <summary>
/// How a channel reaches out: to the address it is configured with and no other, as redirects are not followed; over a connection of its own for each
/// try, as one that is used again may be found dead only after the message was sent.
/// </summary>
/// <param name="clock">Times out a try, and stamps it.</param>
/// <param name="timeout">What one try may take.</param>
public sealed class Wire(HttpClient http, TimeProvider clock, TimeSpan timeout)
{
    private const int AnswerBytesMax = 16 * 1024;
    private const int AnswerLettersMax = 300;

    public TimeProvider Clock => clock;

    public TimeSpan Timeout => timeout;

    /// <summary>A client as it is needed here.</summary>
    public static HttpClient Client() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.Zero, MaxResponseHeadersLength = 64,
    }) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };

    /// <summary>Posts JSON.</summary>
    public Task<Outcome> PostAsync(Uri address, object body, Func<JsonElement, Told> read) =>
        PostAsync(address, "application/json", JsonSerializer.SerializeToUtf8Bytes(body), [], read);

    /// <summary>Posts a body and judges the answer.</summary>
    /// <param name="read">Called with the answer's JSON, where it is an object.</param>
    public async Task<Outcome> PostAsync(
        Uri address, string type, byte[] body, IReadOnlyList<(string Name, string Value)> headers, Func<JsonElement, Told> read)
    {
        var content = new NoticedContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        foreach ((string name, string value) in headers)
        {
            request.Headers.Add(name, value);
        }
        request.Headers.UserAgent.ParseAdd("GoldenSignals");
        using var limit = new CancellationTokenSource(timeout, clock);
        try
        {
            using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            string text = await BodyAsync(response, limit.Token).ConfigureAwait(false);
            return Judge(response, Read(text, read), text);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException)
        {
            string cause = limit.IsCancellationRequested ? $"no answer within {timeout.TotalSeconds:0.#} s" : fault.Message;
            return new Outcome(content.Begun ? OutcomeKind.Unsure : OutcomeKind.Busy, cause);
        }
    }

    private Outcome Judge(HttpResponseMessage response, Told told, string text)
    {
        string said = PlainText.Fit(PlainText.Line(told.Words ?? text), AnswerLettersMax);
        string answer = string.Create(CultureInfo.InvariantCulture, $"{(int)response.StatusCode} {said}").TrimEnd();
        TimeSpan? wait = told.RetryAfter ?? response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - clock.GetUtcNow(),
            _ => null,
        };
        return response.StatusCode switch
        {
            >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => new Outcome(OutcomeKind.Accepted, answer, told.Receipt),
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest =>
                new Outcome(OutcomeKind.Refused, $"{(int)response.StatusCode}: redirects are not followed"),
            HttpStatusCode.RequestTimeout or (HttpStatusCode)425 or HttpStatusCode.TooManyRequests => new Outcome(OutcomeKind.Busy, answer, RetryAfter: wait),
            HttpStatusCode.GatewayTimeout => new Outcome(OutcomeKind.Unsure, answer, RetryAfter: wait), // whoever stands behind may have it
            >= HttpStatusCode.InternalServerError => new Outcome(OutcomeKind.Busy, answer, RetryAfter: wait),
            _ => new Outcome(OutcomeKind.Refused, answer),
        };
    }

    /// <summary>The beginning of the answer. One that breaks off does not undo its status.</summary>
    private static async Task<string> BodyAsync(HttpResponseMessage response, CancellationToken stop)
    {
        var bytes = new byte[AnswerBytesMax];
        int count = 0;
        try
        {
            using Stream stream = await response.Content.ReadAsStreamAsync(stop).ConfigureAwait(false);
            count = await stream.ReadAtLeastAsync(bytes, AnswerBytesMax, throwOnEndOfStream: false, stop).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException)
        {
            return "";
        }
        return Encoding.UTF8.GetString(bytes, 0, count);
    }

    private static Told Read(string text, Func<JsonElement, Told> read)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object ? read(json.RootElement) : default;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException or OverflowException)
        {
            return default; // it speaks otherwise than documented; the status stands
        }
    }

    /// <summary>Knows whether any of it left: a receiver that saw none of the body cannot have taken it.</summary>
    private sealed class NoticedContent(byte[] body) : HttpContent
    {
        public bool Begun { get; private set; }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            Begun = true;
            return stream.WriteAsync(body, 0, body.Length);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = body.Length;
            return true;
        }
    }
}
