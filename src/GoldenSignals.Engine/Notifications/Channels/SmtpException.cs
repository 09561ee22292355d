namespace GoldenSignals.Engine.Notifications.Channels;

/// <summary>A mail server said no.</summary>
/// <param name="passing">Whether it may take the mail later: its answer began with 4.</param>
internal sealed class SmtpException(string message, bool passing) : Exception(message)
{
    public bool Passing { get; } = passing;
}
