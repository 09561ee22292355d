using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using GoldenSignals.Engine.Keys;

namespace GoldenSignals.Engine.Notifications.Channels;

/// <summary>A bot that writes into a chat: `sendMessage` of the Telegram Bot API. A message cannot be named, so it is never sent twice.</summary>
/// <param name="server">https://api.telegram.org, or a Bot API server of one's own.</param>
/// <param name="chat">Number of the chat, or @name of a channel.</param>
public sealed partial class TelegramChannel(Uri server, Secret token, string chat) : IChannel
{
    /// <summary>Letters after the markup has been read.</summary>
    private const int LettersMax = 4096;

    private const int TitleLettersMax = 256;

    public string Where => $"chat {chat} through {server.Authority}";

    public bool KnowsRepeats => false;

    public Task<Outcome> SendAsync(Message message, Wire wire)
    {
        string title = PlainText.Fit(Still(PlainText.Line(message.Title)), TitleLettersMax);
        string text = PlainText.Fit(Still(PlainText.Clean(message.Text)), LettersMax - title.Length - 1);
        return wire.PostAsync(
            new Uri(server, $"/bot{token.Reveal()}/sendMessage"),
            new
            {
                chat_id = chat, text = $"<b>{WebUtility.HtmlEncode(title)}</b>\n{WebUtility.HtmlEncode(text)}", parse_mode = "HTML",
                link_preview_options = new { is_disabled = true }, disable_notification = message.Urgency == Urgency.Info,
            },
            Read);
    }

    /// <summary>A name behind @ and a command behind / would become links; a letter of no width between keeps them words. An address stays one, in full view.</summary>
    private static string Still(string text) => Marked().Replace(text, "$0\u200B");

    [GeneratedRegex(@"@|(?<![\w/:.])/(?=\w)")]
    private static partial Regex Marked();

    private static Told Read(JsonElement answer) => new(
        answer.TryGetProperty("result", out JsonElement result) && result.TryGetProperty("message_id", out JsonElement id) ? id.ToString() : null,
        answer.TryGetProperty("parameters", out JsonElement more) && more.TryGetProperty("retry_after", out JsonElement seconds)
            ? TimeSpan.FromSeconds(seconds.GetDouble()) : null,
        answer.TryGetProperty("description", out JsonElement words) ? words.GetString() : null);
}
