using System.Text;
using GoldenSignals.Engine.Keys;
using GoldenSignals.Engine.Notifications;
using GoldenSignals.Engine.Notifications.Channels;

namespace GoldenSignals.Engine.Tests.Notifications;

/// <summary>What is put into words, cut and escaped.</summary>
public sealed class TextTests
{
    private const string Hostile = "@everyone <@123> <!channel> [bank](http://evil.example) <http://evil.example|bank> **bold** `code` & <b>x</b> /start\u202E\u200B\u0007";

    private static readonly Dictionary<string, string> Fields = new() { ["symbol"] = "SPY", ["probability"] = "72 %" };

    [Theory]
    [InlineData("{symbol}: {probability}", "SPY: 72 %")]
    [InlineData("{symbol} is {state}", "SPY is –")]
    [InlineData("a\\n{state}\\nb", "a\nb")]
    [InlineData("a\n\nb {{x}}", "a\n\nb {x}")]
    [InlineData("{symbol}{probability}", "SPY72 %")]
    [InlineData("", "")]
    public void A_template_is_filled_in(string template, string words) => Assert.Equal(words, Template.Parse(template).Render(Fields));

    [Theory]
    [InlineData("{colour}", "there is no field {colour}")]
    [InlineData("{symbol", "is not closed")]
    [InlineData("symbol}", "closes nothing")]
    [InlineData("{}", "there is no field {}")]
    public void A_template_that_is_wrong_says_where(string template, string said) =>
        Assert.Contains(said, Assert.Throws<FormatException>(() => Template.Parse(template)).Message);

    [Fact]
    public async Task The_usual_words_carry_probability_state_horizon_expiry_and_label()
    {
        var vendor = Vendor.Of("ntfy");
        using var standIn = HttpStandIn.Saying(vendor.Yes);
        await using var office = new PostOffice(("phone", vendor.Set(standIn.Url)));
        await office.AddAsync(new Notice("a", "SPY: volatility", "Volatility of the next 5 days above its median.", office.Now.AddDays(5), new Dictionary<string, string>
        {
            ["probability"] = "76 %", ["state"] = "weak", ["horizon"] = "5 bars", ["label"] = "replay of past data",
        }));
        await office.WorkAsync();
        Assert.Equal(
            "Volatility of the next 5 days above its median.\n76 %, weak, over 5 bars\nUntil 2026-03-07 12:00 UTC\nreplay of past data", standIn.All.Single().Body);
    }

    [Theory]
    [InlineData("One. Two three four.", 12, "One. Two …")]
    [InlineData("Sentence one here. Then two.", 22, "Sentence one here. …")]
    [InlineData("alpha beta gamma delta", 16, "alpha beta …")]
    [InlineData("unbreakableunbreakable", 10, "unbreaka …")]
    [InlineData("fits", 4, "fits")]
    public void What_is_too_long_ends_at_a_sentence_or_a_word(string text, int most, string expected)
    {
        Assert.Equal(expected, PlainText.Fit(text, most));
        Assert.True(expected.Length <= most);
    }

    [Fact]
    public void No_letter_is_cut_in_two()
    {
        string text = string.Concat(Enumerable.Repeat("📈", 50));
        for (int most = 3; most < 100; most++)
        {
            string cut = PlainText.Fit(text, most);
            Assert.True(cut.Length <= most);
            Assert.Equal(cut, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(cut)));
        }
    }

    [Fact]
    public void What_is_not_seen_is_taken_out() => Assert.Equal("a\nb\tc d", PlainText.Clean("a\r\nb\tc\u202E \u200B\u2066\u0000\u001bd"));

    [Fact]
    public async Task Telegram_shows_hostile_words_as_words()
    {
        string text = (await Sent("telegram")).Json.GetProperty("text").GetString()!;
        Assert.StartsWith("<b>", text);
        string rest = text[(text.IndexOf("</b>", StringComparison.Ordinal) + 4)..];
        Assert.DoesNotContain("<", rest);
        Assert.DoesNotMatch(@"@\w", text);
        Assert.DoesNotMatch(@"(?<![\w/:.])/\w", rest);
        Assert.Contains("&lt;b&gt;x&lt;/", text);
        Assert.True((await Sent("telegram")).Json.GetProperty("link_preview_options").GetProperty("is_disabled").GetBoolean());
    }

    [Fact]
    public async Task Discord_shows_hostile_words_as_words_and_mentions_nobody()
    {
        Received received = await Sent("discord");
        string text = received.Json.GetProperty("content").GetString()!;
        Assert.Empty(received.Json.GetProperty("allowed_mentions").GetProperty("parse").EnumerateArray());
        Assert.DoesNotMatch(@"@\w", text);
        Assert.Contains(@"\[bank\]\(", text);
        Assert.Contains(@"\*\*bold\*\*", text);
        Assert.Contains("\\<@\u200B123", text);
        Assert.EndsWith("wait=true", received.Path);
        Assert.Equal(@"see https://host.example/a_b?c=1 \_x\_", DiscordChannel.Escape("see https://host.example/a_b?c=1 _x_"));
    }

    [Fact]
    public async Task Slack_shows_hostile_words_as_words()
    {
        string text = (await Sent("slack")).Json.GetProperty("text").GetString()!;
        Assert.DoesNotContain("<", text);
        Assert.Contains("&lt;!channel&gt;", text);
        Assert.Contains("&amp;", text);
    }

    [Fact]
    public async Task Ntfy_is_sent_plain_text_with_a_title_and_an_urgency()
    {
        Received received = await Sent("ntfy");
        Assert.Equal("/canary-topic", received.Path);
        Assert.Equal("Bearer canary-token", received.Headers["Authorization"]);
        Assert.Equal("3", received.Headers["X-Priority"]);
        Assert.Matches("^=\\?UTF-8\\?B\\?[A-Za-z0-9+/=]+\\?=$", received.Headers["X-Title"]);
        Assert.StartsWith("text/plain", received.Headers["Content-Type"]);
        Assert.Matches("^[-_A-Za-z0-9]{1,64}$", received.Headers["X-Sequence-ID"]);
    }

    [Theory]
    [InlineData("telegram", 4096)]
    [InlineData("discord", 2000)]
    [InlineData("slack", 40_000)]
    [InlineData("ntfy", 4096)]
    [InlineData("webhook", 20_000)]
    public async Task A_message_keeps_to_the_length_its_vendor_allows(string kind, int most)
    {
        foreach (string piece in (string[])["Words of a sentence, and more of them. ", "<&>*_", "📈 "])
        {
            Received received = await Sent(kind, string.Concat(Enumerable.Repeat(piece, 19_990 / piece.Length)));
            int length = kind switch
            {
                "telegram" => System.Net.WebUtility.HtmlDecode(received.Json.GetProperty("text").GetString()!).Length - "<b></b>".Length,
                "discord" => received.Json.GetProperty("content").GetString()!.Length,
                "slack" => received.Json.GetProperty("text").GetString()!.Length,
                "ntfy" => Encoding.UTF8.GetByteCount(received.Body),
                _ => Encoding.UTF8.GetByteCount(received.Body),
            };
            Assert.InRange(length, 0, most);
        }
    }

    /// <summary>The example that the Standard Webhooks scheme publishes with its libraries.</summary>
    [Fact]
    public void A_webhook_is_signed_as_the_published_example()
    {
        byte[] body = Encoding.UTF8.GetBytes("""{"test": 2432232314}""");
        const string id = "msg_p5jXN8AQM9LWM0D4loKWxJek", expected = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
        var secret = new Secret(PostOffice.SigningSecret);
        Assert.Equal(expected, WebhookSignature.Sign([secret], id, 1614265330, body));
        string both = WebhookSignature.Sign([secret, new Secret("whsec_" + Convert.ToBase64String(new byte[32]))], id, 1614265330, body);
        Assert.StartsWith(expected + " v1,", both);
        Assert.NotEqual(expected, WebhookSignature.Sign([secret], id, 1614265331, body));
    }

    [Theory]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_short")]
    [InlineData("whsec_c2hvcnQ=")]
    [InlineData("whsec_not base64 at all, but long enough it is")]
    public void A_signing_secret_that_is_none_is_refused_without_showing_it(string text)
    {
        string fault = WebhookSignature.Fault(new Secret(text))!;
        Assert.Contains("24 to 64 bytes", fault);
        Assert.DoesNotContain(text, fault);
    }

    [Fact]
    public async Task A_webhook_carries_all_that_is_known_and_verifies()
    {
        var vendor = Vendor.Of("webhook");
        using var standIn = HttpStandIn.Saying(vendor.Yes);
        await using var office = new PostOffice(("hook", vendor.Set(standIn.Url, ("secretOld", "whsec_" + Convert.ToBase64String(new byte[32])))));
        await office.AddAsync(new Notice("k", "SPY", "It moved.", office.Now.AddDays(1), Fields));
        await office.WorkAsync();
        Received received = standIn.All.Single();
        var data = received.Json.GetProperty("data");
        Assert.Equal(WebhookChannel.Type, received.Json.GetProperty("type").GetString());
        Assert.Equal("2026-03-02T12:00:00Z", received.Json.GetProperty("timestamp").GetString());
        Assert.Equal("72 %", data.GetProperty("notices")[0].GetProperty("fields").GetProperty("probability").GetString());
        Assert.Equal("k", data.GetProperty("notices")[0].GetProperty("key").GetString());
        string[] signatures = received.Headers["webhook-signature"].Split(' ');
        Assert.Equal(2, signatures.Length);
        Assert.Equal(signatures[0], WebhookSignature.Sign(
            [new Secret(PostOffice.SigningSecret)], received.Headers["webhook-id"], long.Parse(received.Headers["webhook-timestamp"]), Encoding.UTF8.GetBytes(received.Body)));
    }

    private static async Task<Received> Sent(string kind, string text = Hostile)
    {
        var vendor = Vendor.Of(kind);
        using var standIn = HttpStandIn.Saying(vendor.Yes);
        await using var office = new PostOffice((kind, vendor.Set(standIn.Url)));
        await office.AddAsync(PostOffice.Notice("a", Hostile, text));
        await office.WorkAsync();
        Assert.Equal(DeliveryState.Sent, office.Only.State);
        return standIn.All.Single();
    }
}
