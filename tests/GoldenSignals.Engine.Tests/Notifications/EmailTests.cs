using System.Security.Cryptography;
using GoldenSignals.Engine.Notifications;

namespace GoldenSignals.Engine.Tests.Notifications;

/// <summary>Mail, against a mail server on loopback.</summary>
public sealed class EmailTests
{
    private const string Password = "canary pass/word";

    [Fact]
    public async Task A_notice_becomes_a_mail_that_says_what_it_says()
    {
        using var server = new SmtpStandIn();
        await using PostOffice office = Office(server);
        await office.AddAsync(PostOffice.Notice("a", "Größe of SPY: a very long title that has to be folded, as it is longer than a line 📈", "It moved.\n.\nÜber 5 %."));
        await office.WorkAsync();
        Mail mail = Assert.Single(server.Taken);
        Assert.Equal(("golden@example.org", "\0me\0" + Password), (mail.From, mail.Login));
        Assert.Equal(["a@example.org", "b@example.org"], mail.To);
        Assert.True(mail.IsSecret);
        Assert.Equal("It moved.\r\n.\r\nÜber 5 %.\r\n", mail.Words);
        Assert.Equal("Mon, 02 Mar 2026 12:00:00 +0000", mail.Header("Date"));
        Assert.Equal($"<{office.Only.Message}@example.org>", mail.Header("Message-ID"));
        Assert.Equal("a@example.org, b@example.org", mail.Header("To"));
        Assert.All(mail.Text.Split("\r\n"), line => Assert.True(line.Length <= 78 && line.All(char.IsAscii), line));
        Assert.Equal((DeliveryState.Sent, "250 queued as 1"), (office.Only.State, office.Only.Answer));
    }

    [Fact]
    public async Task A_title_cannot_add_a_header()
    {
        using var server = new SmtpStandIn();
        await using PostOffice office = Office(server);
        await office.AddAsync(PostOffice.Notice("a", "SPY\r\nBcc: other@example.org\r\n\r\nbody"));
        await office.WorkAsync();
        Mail mail = Assert.Single(server.Taken);
        Assert.DoesNotContain("Bcc", mail.Text);
        Assert.Equal("It moved.\r\n", mail.Words);
    }

    [Theory]
    [InlineData("tls", true, "250-x\r\n250 AUTH PLAIN")]
    [InlineData("starttls", false, "250-x\r\n250-STARTTLS\r\n250 AUTH LOGIN")]
    [InlineData("none", false, "250-x\r\n250 AUTH PLAIN")]
    public async Task Each_kind_of_security_and_login_works(string security, bool fromTheStart, string offers)
    {
        using var server = new SmtpStandIn { IsSecretFromTheStart = fromTheStart, Offers = offers };
        await using PostOffice office = Office(server, ("security", security));
        await office.AddAsync(PostOffice.Notice("a"));
        await office.WorkAsync();
        Mail mail = Assert.Single(server.Taken);
        Assert.Equal((security != "none", "\0me\0" + Password), (mail.IsSecret, mail.Login));
    }

    [Fact]
    public async Task A_certificate_nobody_vouches_for_is_refused()
    {
        using var server = new SmtpStandIn();
        await using PostOffice office = Office(server, ("certificate", new string('0', 64)));
        await office.AddAsync(PostOffice.Notice("a"));
        await office.WorkAsync();
        Assert.Empty(server.Taken);
        Assert.Equal(DeliveryState.Dead, office.Only.State);
        Assert.Contains("certificate is not trusted", office.Only.Cause);
    }

    [Fact]
    public async Task A_server_without_starttls_gets_no_password()
    {
        using var server = new SmtpStandIn { Offers = "250-x\r\n250 AUTH PLAIN" };
        await using PostOffice office = Office(server);
        await office.AddAsync(PostOffice.Notice("a"));
        await office.WorkAsync();
        Assert.Empty(server.Taken);
        Assert.Contains("offers no STARTTLS", office.Only.Cause);
    }

    [Theory]
    [InlineData("MAIL", "451 try again", DeliveryState.Sent, 2)]
    [InlineData("RCPT", "450 mailbox busy", DeliveryState.Sent, 2)]
    [InlineData(".", "452 no room", DeliveryState.Sent, 2)]
    [InlineData("EHLO", "421 shutting down", DeliveryState.Sent, 2)]
    [InlineData("RCPT", "550 no such user canary pass/word", DeliveryState.Dead, 1)]
    [InlineData("AUTH", "535 wrong canary pass/word", DeliveryState.Dead, 1)]
    [InlineData(".", "554 spam", DeliveryState.Dead, 1)]
    [InlineData("DATA", "whatever", DeliveryState.Dead, 1)]
    public async Task A_no_for_now_is_tried_again_and_a_no_for_good_is_not(string command, string answer, DeliveryState state, int tries)
    {
        using var server = new SmtpStandIn { Instead = (word, times) => word == command && times == 1 ? answer : null };
        await using PostOffice office = Office(server);
        await office.AddAsync(PostOffice.Notice("a"));
        await office.WorkAsync();
        await office.WorkAfterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal((state, tries), (office.Only.State, office.Only.Tries));
        Assert.Equal(state == DeliveryState.Sent ? 1 : 0, server.Taken.Count);
        Assert.DoesNotContain("canary", $"{office.Only} {string.Join(' ', office.Log)}");
    }

    [Fact]
    public async Task A_mail_that_was_taken_without_a_word_is_not_sent_again()
    {
        using var server = new SmtpStandIn { DropsAfterTaking = () => true };
        await using PostOffice office = Office(server);
        await office.AddAsync(PostOffice.Notice("a"));
        await office.WorkAsync();
        await office.WorkAfterAsync(TimeSpan.FromDays(1));
        Assert.Single(server.Taken);
        Assert.Equal((DeliveryState.Unknown, "the server ended the conversation"), (office.Only.State, office.Only.Cause));
    }

    [Fact]
    public async Task A_mail_whose_fate_is_unknown_is_sent_again_where_that_is_wished()
    {
        int drops = 0;
        using var server = new SmtpStandIn { DropsAfterTaking = () => Interlocked.Increment(ref drops) == 1 };
        await using PostOffice office = Office(server, ("unsure", "resend"));
        await office.AddAsync(PostOffice.Notice("a"));
        await office.WorkAsync();
        await office.WorkAfterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(DeliveryState.Sent, office.Only.State);
        Assert.Single(server.Taken.Select(mail => mail.Header("Message-ID")).Distinct());
        Assert.Equal(2, server.Taken.Count);
    }

    private static PostOffice Office(SmtpStandIn server, params (string Name, string Value)[] more)
    {
        var set = new Dictionary<string, string>
        {
            ["kind"] = "email", ["host"] = "127.0.0.1", ["port"] = $"{server.Port}", ["user"] = "me", ["password"] = Password, ["from"] = "golden@example.org",
            ["to"] = "a@example.org, b@example.org", ["certificate"] = server.Certificate.GetCertHashString(HashAlgorithmName.SHA256),
        };
        foreach ((string name, string value) in more)
        {
            set[name] = value;
        }
        return new PostOffice(("mail", set));
    }
}
