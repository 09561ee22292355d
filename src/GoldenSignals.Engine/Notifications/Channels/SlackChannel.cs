using GoldenSignals.Engine.Keys;

namespace GoldenSignals.Engine.Notifications.Channels;

/// <summary>An incoming webhook of Slack. A message cannot be named, so it is never sent twice.</summary>
/// <param name="address">The webhook's whole address, which is its secret.</param>
public sealed class SlackChannel(Secret address) : IChannel
{
    private const int LettersMax = 40_000;
    private const int TitleLettersMax = 256;

    private readonly Uri address = new(address.Reveal());

    public string Where => $"a webhook of {address.Host}";

    public bool KnowsRepeats => false;

    public Task<Outcome> SendAsync(Message message, Wire wire)
    {
        string title = Escape(PlainText.Fit(PlainText.Line(message.Title), TitleLettersMax));
        string text = PlainText.Fit(PlainText.Clean(message.Text), LettersMax - title.Length - 1, cut => Escape(cut).Length);
        return wire.PostAsync(
            address,
            new { text = $"{title}\n{Escape(text)}", mrkdwn = false, unfurl_links = false, unfurl_media = false, link_names = false },
            _ => default);
    }

    /// <summary>The three letters that begin a mention, a link or an entity.</summary>
    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
