using GoldenSignals.Engine.Store;

namespace GoldenSignals.Portfolios;

/// <summary>Has the paper desk look whenever something was written: a bar that fills an order, a signal that a portfolio follows.</summary>
public sealed partial class PaperHost(Database database, PortfolioRoom room, TimeProvider clock, ILogger<PaperHost> log) : BackgroundService
{
    /// <summary>How often it is asked whether something was written, which is one comparison of two numbers.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100), PauseAfterFault = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        long seen = -1;
        while (!stop.IsCancellationRequested)
        {
            TimeSpan pause = Pause;
            try
            {
                if (database.Version is var now && now != seen)
                {
                    await room.Desk.LookAsync(stop, (order, fault) => Refused(log, order, fault.Message));
                    seen = now;
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) // what was not written is written by the next look
            {
                Failed(log, fault);
                pause = PauseAfterFault;
            }
            await Task.Delay(pause, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(50, LogLevel.Warning, "paper order {Order} was refused: {Why}")]
    private static partial void Refused(ILogger log, string order, string why);

    [LoggerMessage(51, LogLevel.Warning, "the paper desk failed and looks again")]
    private static partial void Failed(ILogger log, Exception fault);
}
