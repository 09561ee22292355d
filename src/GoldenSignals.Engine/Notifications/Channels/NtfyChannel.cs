using System.Text;
using System.Text.Json;
using GoldenSignals.Engine.Keys;

namespace GoldenSignals.Engine.Notifications.Channels;

/// <summary>
/// A topic of an ntfy server. The message's name goes with it as its sequence id: since ntfy 2.16 one that comes again replaces itself. An older server
/// leaves that out and shows both.
/// </summary>
/// <param name="topic">Whoever knows it can read along, so it is a secret.</param>
/// <param name="token">Where the topic is protected; null for none.</param>
public sealed class NtfyChannel(Uri server, Secret topic, Secret? token) : IChannel
{
    /// <summary>A longer message becomes an attachment.</summary>
    private const int BytesMax = 4096;

    private const int TitleBytesMax = 200;

    public string Where => $"a topic of {server.Authority}";

    public bool KnowsRepeats => true;

    public Task<Outcome> SendAsync(Message message, Wire wire)
    {
        string title = PlainText.Fit(PlainText.Line(message.Title), TitleBytesMax, Encoding.UTF8.GetByteCount);
        string text = PlainText.Fit(PlainText.Clean(message.Text), BytesMax, Encoding.UTF8.GetByteCount);
        List<(string, string)> headers =
        [
            ("X-Title", $"=?UTF-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(title))}?="), // RFC 2047, as headers are ASCII
            ("X-Sequence-ID", message.Name),
            ("X-Priority", message.Urgency switch { Urgency.Urgent => "5", Urgency.Warning => "4", _ => "3" }),
        ];
        if (token is not null)
        {
            headers.Add(("Authorization", $"Bearer {token.Reveal()}"));
        }
        return wire.PostAsync(
            new Uri(server, $"/{Uri.EscapeDataString(topic.Reveal())}"), "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(text), headers, Read);
    }

    private static Told Read(JsonElement answer) => new(
        answer.TryGetProperty("id", out JsonElement id) ? id.ToString() : null, null, answer.TryGetProperty("error", out JsonElement words) ? words.GetString() : "");
}
