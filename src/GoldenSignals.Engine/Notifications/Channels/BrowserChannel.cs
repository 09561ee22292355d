namespace GoldenSignals.Engine.Notifications.Channels;

/// <summary>The pages of this very program. Nothing is sent: what is accepted here lies ready for the page to fetch.</summary>
public sealed class BrowserChannel : IChannel
{
    public string Where => "the pages of this server";

    public bool KnowsRepeats => true;

    public Task<Outcome> SendAsync(Message message, Wire wire) => Task.FromResult(new Outcome(OutcomeKind.Accepted, "ready for the page", message.Name));
}
