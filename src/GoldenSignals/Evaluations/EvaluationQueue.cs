using System.Diagnostics;
using GoldenSignals.Engine.Evaluations;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Evaluations;

/// <summary>Runs one evaluation at a time beside the server, which must stay quick: another is refused until it is done.</summary>
public sealed partial class EvaluationQueue(Database database, Settings settings, TimeProvider clock, ILogger<EvaluationQueue> log) : IAsyncDisposable
{
    private readonly Lock gate = new();
    private Running? running;

    /// <summary>Starts an evaluation; completes with its id once it has begun.</summary>
    /// <exception cref="Fault">It cannot be run, or another one is running.</exception>
    public async Task<long> StartAsync(EvaluationAsked asked)
    {
        var next = new Running();
        lock (gate)
        {
            if (running is { Work.IsCompleted: false } busy)
            {
                throw new Fault("busy", $"evaluation {busy.Id} is running", $"Wait for it, or stop it with DELETE /api/v1/evaluations/{busy.Id}.");
            }
            next.Work = Task.Run(() => RunAsync(asked, next));
            running = next;
        }
        // A request that cannot be run ends the work before it has an id.
        await Task.WhenAny(next.Begun.Task, next.Work);
        return next.Begun.Task.IsCompletedSuccessfully ? next.Id : throw (await FaultOf(next.Work))!;
    }

    /// <summary>How far a run is; null where it does not run here.</summary>
    public ProgressView? ProgressOf(long id)
    {
        Running? now = running;
        return now is { Work.IsCompleted: false } && now.Begun.Task.IsCompletedSuccessfully && now.Id == id ? now.View() : null;
    }

    /// <summary>Stops a run and waits until it has ended. False where it does not run here.</summary>
    public async Task<bool> CancelAsync(long id)
    {
        Running? now = running;
        if (now is null || ProgressOf(id) is null)
        {
            return false;
        }
        await now.Stop.CancelAsync();
        await FaultOf(now.Work);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        if (running is { } now)
        {
            await now.Stop.CancelAsync();
            await FaultOf(now.Work);
            now.Stop.Dispose();
        }
    }

    private async Task RunAsync(EvaluationAsked asked, Running run)
    {
        try
        {
            EvaluationRequest request = asked.Read(database, settings);
            await new EvaluationRuns(database, clock, CardWords.Gist).RunAsync(request, run, run.Stop.Token, id => run.Begin(id));
        }
        catch (Exception fault) when (fault is not OperationCanceledException && run.Begun.Task.IsCompleted)
        {
            Failed(log, run.Id, fault);
            throw;
        }
    }

    private static async Task<Exception?> FaultOf(Task work)
    {
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return work.Exception?.InnerException ?? (work.IsCanceled ? new Fault("stopped", "the evaluation was stopped", "Start it again.") : null);
    }

    [LoggerMessage(20, LogLevel.Error, "evaluation {Id} failed")]
    private static partial void Failed(ILogger log, long id, Exception fault);

    private sealed class Running : IProgress<EvaluationProgress>
    {
        private readonly long started = Stopwatch.GetTimestamp();
        private long bars, total;

        public CancellationTokenSource Stop { get; } = new();

        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Work { get; set; } = Task.CompletedTask;

        public long Id { get; private set; }

        public void Begin(long id)
        {
            Id = id;
            Begun.TrySetResult();
        }

        public void Report(EvaluationProgress value)
        {
            Interlocked.Exchange(ref total, value.BarsTotal);
            Interlocked.Exchange(ref bars, Math.Max(Interlocked.Read(ref bars), value.Bars));
        }

        public ProgressView View()
        {
            long done = Interlocked.Read(ref bars), all = Interlocked.Read(ref total);
            double rate = done / Math.Max(0.001, Stopwatch.GetElapsedTime(started).TotalSeconds);
            return new ProgressView(done, all, rate, done > 0 ? (all - done) / rate : null);
        }
    }
}
