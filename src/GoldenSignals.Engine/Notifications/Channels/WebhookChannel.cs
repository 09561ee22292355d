using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using GoldenSignals.Engine.Keys;

namespace GoldenSignals.Engine.Notifications.Channels;

/// <summary>
/// Any address of the user's own, signed as Standard Webhooks 1.0 says. The receiver tells a repetition by `webhook-id`, as that scheme asks of it.
/// </summary>
/// <param name="secrets">One or two, all of which sign.</param>
public sealed class WebhookChannel(Uri address, IReadOnlyList<Secret> secrets) : IChannel
{
    public const string Type = "notice.created";

    /// <summary>The scheme asks for less than 20 kB in all.</summary>
    private const int TextBytesMax = 10_000;

    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Where => address.Authority;

    public bool KnowsRepeats => true;

    public Task<Outcome> SendAsync(Message message, Wire wire)
    {
        byte[] body = Body(message);
        long seconds = wire.Clock.GetUtcNow().ToUnixTimeSeconds();
        return wire.PostAsync(
            address, "application/json", body,
            [
                ("webhook-id", message.Name),
                ("webhook-timestamp", seconds.ToString(CultureInfo.InvariantCulture)),
                ("webhook-signature", WebhookSignature.Sign(secrets, message.Name, seconds, body)),
            ],
            _ => default);
    }

    /// <summary>The same bytes at every try.</summary>
    private static byte[] Body(Message message) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            Type,
            Timestamp = message.Made,
            Data = new
            {
                Title = PlainText.Line(message.Title), Text = PlainText.Fit(PlainText.Clean(message.Text), TextBytesMax, Bytes), Urgency = Text(message.Urgency),
                message.Expires,
                Notices = message.Notices.Select(notice => new { notice.Key, notice.Title, Urgency = Text(notice.Urgency), notice.Expires, notice.Fields }),
            },
        },
        Shape);

    /// <summary>As they will stand in the JSON.</summary>
    private static int Bytes(string text) => JsonEncodedText.Encode(text, Shape.Encoder).EncodedUtf8Bytes.Length;

    private static string Text(Urgency urgency) => urgency.ToString().ToLowerInvariant();
}
