using System.Net.Sockets;
using System.Security.Authentication;
using GoldenSignals.Engine.Keys;

namespace GoldenSignals.Engine.Notifications.Channels;

/// <summary>How a conversation with a mail server is kept secret.</summary>
public enum MailSecurity
{
    /// <summary>From the second word on; port 587.</summary>
    StartTls,

    /// <summary>From the first; port 465.</summary>
    Tls,

    /// <summary>Not at all.</summary>
    None,
}

/// <summary>
/// Mail through a server of the user's. Its Message-ID is the same at every try, yet no standard makes a server drop the second of two, so a mail whose
/// fate is unknown is not sent again.
/// </summary>
/// <param name="From">Address alone, without a name.</param>
/// <param name="User">Null to send without logging in.</param>
/// <param name="Trusted">SHA-256 of a certificate trusted without an authority; null for none.</param>
public sealed record EmailChannel(
    string Host, int Port, MailSecurity Security, string From, IReadOnlyList<string> To, string? User, Secret? Password, string? Trusted) : IChannel
{
    public string Where => $"{string.Join(", ", To)} through {Host}";

    public bool KnowsRepeats => false;

    public async Task<Outcome> SendAsync(Message message, Wire wire)
    {
        using var limit = new CancellationTokenSource(wire.Timeout, wire.Clock);
        using var talk = new SmtpTalk(Host, Trusted);
        try
        {
            await talk.OpenAsync(Port, Security == MailSecurity.Tls, limit.Token).ConfigureAwait(false);
            if (Security == MailSecurity.StartTls)
            {
                await talk.StartTlsAsync(limit.Token).ConfigureAwait(false);
            }
            if (User is not null)
            {
                await talk.LogInAsync(User, Password?.Reveal() ?? "", limit.Token).ConfigureAwait(false);
            }
            string id = $"{message.Name}@{From[(From.IndexOf('@') + 1)..]}";
            string words = await talk.SendAsync(From, To, MailText.Write(message, From, To, id, wire.Clock.GetUtcNow()), limit.Token).ConfigureAwait(false);
            await talk.QuitAsync(limit.Token).ConfigureAwait(false);
            return new Outcome(OutcomeKind.Accepted, $"250 {PlainText.Line(words)}", id);
        }
        catch (SmtpException fault)
        {
            return new Outcome(fault.Passing ? OutcomeKind.Busy : OutcomeKind.Refused, PlainText.Line(fault.Message));
        }
        catch (AuthenticationException fault)
        {
            return new Outcome(OutcomeKind.Refused, $"the server's certificate is not trusted: {fault.Message}");
        }
        catch (Exception fault) when (fault is IOException or SocketException or OperationCanceledException)
        {
            string cause = limit.IsCancellationRequested ? $"no answer within {wire.Timeout.TotalSeconds:0.#} s" : fault.Message;
            return new Outcome(talk.IsHandedOver ? OutcomeKind.Unsure : OutcomeKind.Busy, cause);
        }
    }
}
