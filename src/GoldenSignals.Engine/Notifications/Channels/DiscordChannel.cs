using System.Text.Json;
using System.Text.RegularExpressions;
using GoldenSignals.Engine.Keys;

namespace GoldenSignals.Engine.Notifications.Channels;

/// <summary>A webhook of a Discord channel. Webhooks know no nonce, so a message is never sent twice.</summary>
/// <param name="address">The webhook's whole address, which is its secret.</param>
public sealed partial class DiscordChannel(Secret address) : IChannel
{
    private const int LettersMax = 2000;
    private const int TitleLettersMax = 256;

    /// <summary>SUPPRESS_EMBEDS of the message flags: no preview is fetched for an address in the text.</summary>
    private const int NoEmbeds = 4;

    private readonly Uri address = new(address.Reveal());

    public string Where => $"a webhook of {address.Host}";

    public bool KnowsRepeats => false;

    public Task<Outcome> SendAsync(Message message, Wire wire)
    {
        string title = PlainText.Fit(PlainText.Line(message.Title), TitleLettersMax, cut => Escape(cut).Length);
        string head = $"**{Escape(title)}**\n";
        string text = PlainText.Fit(PlainText.Clean(message.Text), LettersMax - head.Length, cut => Escape(cut).Length);
        return wire.PostAsync(
            new UriBuilder(address) { Query = address.Query.Length > 1 ? $"{address.Query}&wait=true" : "wait=true" }.Uri,
            new { content = head + Escape(text), allowed_mentions = new { parse = Array.Empty<string>() }, flags = NoEmbeds },
            Read);
    }

    /// <summary>Marks are shown as themselves and a name behind @ is no mention. A bare address stays one, in full view.</summary>
    public static string Escape(string text) => Marked().Replace(text, found => found.Groups["address"].Success ? found.Value
        : found.Value == "@" ? "@\u200B"
        : $"\\{found.Value}");

    [GeneratedRegex(@"(?<address>(?<!\S)https?://[\w./:?&=%#+-]+(?!\S))|[\\*_~`|<>#()\[\]+@-]")]
    private static partial Regex Marked();

    private static Told Read(JsonElement answer) => new(
        answer.TryGetProperty("id", out JsonElement id) ? id.ToString() : null,
        answer.TryGetProperty("retry_after", out JsonElement seconds) ? TimeSpan.FromSeconds(seconds.GetDouble()) : null,
        answer.TryGetProperty("message", out JsonElement words) ? words.GetString() : "");
}
