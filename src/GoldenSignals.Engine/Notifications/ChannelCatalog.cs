using GoldenSignals.Engine.Keys;
using GoldenSignals.Engine.Notifications.Channels;

namespace GoldenSignals.Engine.Notifications;

/// <summary>Every kind of channel there is, and the settings each of them takes besides those all have.</summary>
public static class ChannelCatalog
{
    /// <summary>The channel that is there without being set up.</summary>
    public const string Browser = "browser";

    private const string DefaultText = "{text}\\n{probability}, {state}, over {horizon}\\nUntil {expires}\\n{label}\\n{link}";

    /// <summary>What every channel takes.</summary>
    public static readonly IReadOnlyList<ChannelSetting> Settings =
    [
        new("kind", "One of the kinds below.", IsRequired: true),
        new("title", "Template of the title.", "{title}"),
        new("text", "Template of the text; \\n is a new line.", DefaultText),
        new("quietFrom", "Beginning of the quiet hours, as 22:00; both or none."),
        new("quietUntil", "End of the quiet hours, as 07:00."),
        new("quietZone", "Time zone of the quiet hours, as Europe/Berlin.", "UTC"),
        new("quietLets", "Least urgency that comes through quiet hours: info, warning or urgent.", "urgent"),
        new("digestMinutes", "Minutes that notices are gathered into one message; urgent ones do not wait. 0 to 1440.", "0"),
        new("perMinuteMax", "Most tries a minute, 1 to 600; 0 for what the kind allows.", "0"),
        new("triesMax", "Tries before a message is given up, 1 to 50.", "14"),
        new("hoursMax", "Hours before a message is given up, 1 to 168.", "24"),
        new("secondsMax", "Seconds one try may take, 1 to 60.", "8"),
        new("unsure", "What becomes of a message that was sent while no answer came: record (not sent again, shown as unknown), resend, or usual for its kind.", "usual"),
    ];

    public static readonly IReadOnlyList<ChannelKind> All =
    [
        new(Browser, "The pages of this server, with a sound where that is wished.", 600, [], _ => new BrowserChannel()),
        new("email", "Mail through a server of yours.", 30,
            [
                new("host", "Name of the mail server.", IsRequired: true),
                new("port", "Its port; 0 for 587, or 465 with security tls.", "0"),
                new("security", "starttls, tls, or none (only without a password, or on this machine).", "starttls"),
                new("user", "Name to log in with; empty to send without."),
                new("password", "Password to log in with.", IsSecret: true),
                new("from", "Address it is sent from.", IsRequired: true),
                new("to", "Addresses it is sent to, parted by commas.", IsRequired: true),
                new("certificate", "SHA-256 fingerprint of a certificate to trust that no authority vouches for."),
            ],
            Email),
        new("telegram", "A Telegram bot that writes into a chat.", 20,
            [
                new("chat", "Number of the chat, or @name of a channel.", IsRequired: true),
                new("token", "The bot's token.", IsRequired: true, IsSecret: true),
                new("url", "Address of the Bot API server.", "https://api.telegram.org"),
            ],
            values => new TelegramChannel(values.Address("url"), values.SecretOr("token", ""), values.Text("chat"))),
        new("discord", "A webhook of a Discord channel.", 25, [new("url", "The webhook's address.", IsRequired: true, IsSecret: true)],
            values => new DiscordChannel(values.SecretAddress("url"))),
        new("slack", "An incoming webhook of Slack.", 30, [new("url", "The webhook's address.", IsRequired: true, IsSecret: true)],
            values => new SlackChannel(values.SecretAddress("url"))),
        new("ntfy", "A topic of an ntfy server.", 30,
            [
                new("url", "Address of the server.", "https://ntfy.sh"),
                new("topic", "Name of the topic; whoever knows it can read along.", IsRequired: true, IsSecret: true),
                new("token", "Access token, where the topic is protected.", IsSecret: true),
            ],
            values => new NtfyChannel(values.Address("url"), values.SecretOr("topic", ""), values.Secret("token"))),
        new("webhook", "An address of your own, signed as Standard Webhooks 1.0 says.", 60,
            [
                new("url", "Where to post to.", IsRequired: true),
                new("secret", "Signs each message: whsec_ and 24 to 64 bytes as base64.", IsRequired: true, IsSecret: true),
                new("secretOld", "Signs too, while the receiver changes from one to the other.", IsSecret: true),
            ],
            Webhook),
    ];

    private static EmailChannel Email(ChannelValues values)
    {
        MailSecurity security = values.Choice<MailSecurity>("security");
        int port = values.Number("port", 0, 65_535);
        string user = values.Text("user"), host = values.Text("host");
        Secret? password = values.Secret("password");
        if (security == MailSecurity.None && user.Length > 0 && !ChannelValues.IsHere(host))
        {
            values.Wrong("security", "none would send the password for all to read; take starttls or tls", security);
        }
        IReadOnlyList<string> from = values.Mails("from"), to = values.Mails("to");
        return new EmailChannel(
            host, port > 0 ? port : security == MailSecurity.Tls ? 465 : 587, security, from.Count == 1 ? from[0] : values.Wrong("from", "must be one address", ""),
            to, user.Length > 0 ? user : null, password, values.Text("certificate") is { Length: > 0 } trusted ? trusted : null);
    }

    private static WebhookChannel Webhook(ChannelValues values)
    {
        List<Secret> secrets = [];
        foreach (string name in (string[])["secret", "secretOld"])
        {
            if (values.Secret(name) is { } secret)
            {
                secrets.Add(WebhookSignature.Fault(secret) is { } fault ? values.Wrong(name, fault, secret) : secret);
            }
        }
        return new WebhookChannel(values.Address("url"), secrets);
    }
}
