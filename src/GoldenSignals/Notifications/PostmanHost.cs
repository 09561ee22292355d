using GoldenSignals.Engine.Notifications;

namespace GoldenSignals.Notifications;

/// <summary>Runs the postman beside the server and writes what happens into the log, one line an event.</summary>
internal sealed partial class PostmanHost(Postman postman) : IHostedService
{
    /// <summary>Makes the postman of a server.</summary>
    public static Postman Create(IServiceProvider all)
    {
        ILogger<Postman> log = all.GetRequiredService<ILogger<Postman>>();
        Settings settings = all.GetRequiredService<Settings>();
        return new Postman(
            all.GetRequiredService<Engine.Store.Database>(), settings.Channels, settings.Keys, all.GetRequiredService<TimeProvider>(), happened => Write(log, happened));
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await postman.RecoverAsync(cancellationToken);
        postman.Start();
    }

    public Task StopAsync(CancellationToken cancellationToken) => postman.DisposeAsync().AsTask().WaitAsync(cancellationToken);

    private static void Write(ILogger log, PostEvent happened) => Happened(
        log, happened.Kind is "sent" or "recovered" ? LogLevel.Information : LogLevel.Warning, happened.Kind, happened.Channel, happened.Text, happened.Fault);

    [LoggerMessage(EventId = 20, Message = "{Kind} {Channel}: {Text}")]
    private static partial void Happened(ILogger log, LogLevel level, string kind, string channel, string text, Exception? fault);
}
