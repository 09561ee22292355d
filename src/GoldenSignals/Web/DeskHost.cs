using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Sources.Vendors;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Web;

/// <summary>Starts the desk beside the server and writes what happens there into the log, one line an event.</summary>
public sealed partial class DeskHost(Desk desk, IReadOnlyList<Slice> slices, IServiceProvider all, ILogger<Desk> log) : BackgroundService
{
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when every session that was watched at the start has been rebuilt; faulted when the desk could not be started.</summary>
    public Task Ready => ready.Task;

    /// <summary>Makes the desk of a server.</summary>
    public static Desk Create(IServiceProvider all)
    {
        ILogger<Desk> log = all.GetRequiredService<ILogger<Desk>>();
        Settings settings = all.GetRequiredService<Settings>();
        TimeProvider clock = all.GetRequiredService<TimeProvider>();
        SourceChain chain = all.GetRequiredService<SourceChain>();
        return new Desk(
            all.GetRequiredService<Database>(), [.. all.GetRequiredService<IReadOnlyList<IBarSource>>(), .. chain.Sources], settings.ToSession(), clock,
            happened => Write(log, happened), settings.Ledger.SecondPlace(), () => [.. settings.Channels.Select(channel => channel.Name)],
            Vendors.Fetching(settings, chain, all.GetRequiredService<BarStore>(), clock, happened => Write(log, happened)))
        {
            Longer = settings.Market.ToLonger(),
        };
    }

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        try
        {
            foreach (Slice slice in slices)
            {
                await slice.Begin(all, stop);
            }
            await desk.StartAsync(stop);
            await desk.Runtime.ReadyAsync().WaitAsync(stop);
            ready.TrySetResult();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            ready.TrySetCanceled(stop);
        }
        catch (Exception fault)
        {
            ready.TrySetException(fault);
            Failed(log, fault);
        }
    }

    private static void Write(ILogger log, RuntimeEvent happened) => Happened(
        log, happened.Fault is null ? LogLevel.Information : LogLevel.Warning, happened.Kind, happened.Series?.ToString() ?? "", happened.Text,
        happened.Input, happened.Fault);

    [LoggerMessage(EventId = 10, Message = "{Kind} {Series} at input {Input}: {Text}")]
    private static partial void Happened(ILogger log, LogLevel level, string kind, string series, string text, long input, Exception? fault);

    [LoggerMessage(11, LogLevel.Error, "the watchlist could not be started")]
    private static partial void Failed(ILogger log, Exception fault);
}
