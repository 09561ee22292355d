using Microsoft.Extensions.Logging;

namespace GoldenSignals.Tests.Web;

/// <summary>The log of a server, to be waited on.</summary>
internal sealed class HeardLog : ILoggerProvider, ILogger
{
    private readonly Dictionary<int, TaskCompletionSource<string>> events = [];

    /// <summary>The first line with this event id, once it has been written.</summary>
    public Task<string> LineAsync(int eventId) => Of(eventId).Task;

    public ILogger CreateLogger(string category) => this;

    public bool IsEnabled(LogLevel level) => true;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public void Log<TState>(LogLevel level, EventId id, TState state, Exception? fault, Func<TState, Exception?, string> write) =>
        Of(id.Id).TrySetResult(write(state, fault));

    public void Dispose()
    {
        // nothing is held
    }

    private TaskCompletionSource<string> Of(int eventId)
    {
        lock (events)
        {
            return events.TryGetValue(eventId, out TaskCompletionSource<string>? known)
                ? known
                : events[eventId] = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
