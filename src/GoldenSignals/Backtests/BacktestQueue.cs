using System.Collections.Concurrent;
using System.Threading.Channels;
using GoldenSignals.Engine.Backtests;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Backtests;

/// <summary>Backtests asked for over the network wait here and run one after the other, so that they never take every core from the sessions.</summary>
internal sealed partial class BacktestQueue : IAsyncDisposable
{
    /// <summary>Most that wait; the next one is refused.</summary>
    public const int WaitingMax = 20;

    private readonly Backtester backtester;
    private readonly ILogger<BacktestQueue> log;
    private readonly Channel<Job> waiting = Channel.CreateBounded<Job>(WaitingMax);
    private readonly ConcurrentDictionary<long, Job> jobs = new();
    private readonly CancellationTokenSource ending = new();
    private readonly SemaphoreSlim adding = new(1);
    private readonly Task running;

    public BacktestQueue(Database database, Settings settings, TimeProvider clock, ILogger<BacktestQueue> log)
    {
        (backtester, this.log) = (new Backtester(database, settings, clock), log);
        running = Task.Run(RunAllAsync);
    }

    public RunStore Runs => backtester.Runs;

    /// <summary>Puts a backtest at the end.</summary>
    /// <returns>Its id, and its result once it has one.</returns>
    /// <exception cref="Fault">What is asked for makes no sense, or too many wait.</exception>
    public async Task<(long Id, Task<BacktestView> Result)> AddAsync(BacktestRequest request, CancellationToken stop)
    {
        BacktestPlan plan = backtester.Plans.FromStore(request) with { Threads = Math.Max(1, Environment.ProcessorCount - 1) };
        await adding.WaitAsync(stop);
        try
        {
            if (waiting.Reader.Count >= WaitingMax)
            {
                throw new Fault("busy", $"{WaitingMax} backtests wait already.", "Wait for one to end, or cancel one.");
            }
            long id = await backtester.BeginAsync(plan, stop);
            var job = new Job(id, plan, CancellationTokenSource.CreateLinkedTokenSource(ending.Token));
            jobs[id] = job;
            waiting.Writer.TryWrite(job); // there is room: only this adds
            return (id, job.Result.Task);
        }
        finally
        {
            adding.Release();
        }
    }

    /// <summary>How far a backtest is that waits or runs; null for any other.</summary>
    public BacktestProgress? ProgressOf(long id) => jobs.TryGetValue(id, out Job? job) ? job.Progress : null;

    /// <summary>Backtests that run before this one; null when it does not wait.</summary>
    public int? Ahead(long id) => jobs.TryGetValue(id, out Job? job) && job.Progress is null ? jobs.Keys.Count(other => other < id) : null;

    /// <summary>Whether it waits or runs.</summary>
    public bool Has(long id) => jobs.ContainsKey(id);

    /// <summary>Asks a backtest to stop; false when it neither waits nor runs.</summary>
    public async Task<bool> CancelAsync(long id)
    {
        if (!jobs.TryGetValue(id, out Job? job))
        {
            return false;
        }
        await job.Stop.CancelAsync();
        if (job.Progress is null)
        {
            await EndAsync(job, RunState.Cancelled, null); // it has not begun, so nobody else writes this down
        }
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        waiting.Writer.TryComplete();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (Job job in jobs.Values)
        {
            await EndAsync(job, RunState.Cancelled, "the server was stopped");
        }
        ending.Dispose();
        adding.Dispose();
    }

    private async Task RunAllAsync()
    {
        await foreach (Job job in waiting.Reader.ReadAllAsync(ending.Token))
        {
            if (!job.Stop.IsCancellationRequested)
            {
                await RunAsync(job);
            }
        }
    }

    private async Task RunAsync(Job job)
    {
        job.Report(new BacktestProgress(0, "reading"));
        try
        {
            BacktestView view = await backtester.RunAsync(job.Id, job.Plan, job, job.Stop.Token);
            jobs.TryRemove(job.Id, out _);
            job.Result.TrySetResult(view);
        }
        catch (Exception fault)
        {
            jobs.TryRemove(job.Id, out _);
            job.Result.TrySetException(fault);
            if (fault is not (OperationCanceledException or Fault))
            {
                Failed(log, job.Id, fault);
            }
        }
    }

    private async Task EndAsync(Job job, RunState state, string? why)
    {
        if (jobs.TryRemove(job.Id, out _))
        {
            await Runs.EndAsync(job.Id, state, why);
            job.Result.TrySetCanceled(CancellationToken.None);
        }
    }

    [LoggerMessage(60, LogLevel.Error, "backtest {Id} failed")]
    private static partial void Failed(ILogger log, long id, Exception fault);

    private sealed class Job(long id, BacktestPlan plan, CancellationTokenSource stop) : IProgress<BacktestProgress>
    {
        private BacktestProgress? progress;

        public long Id => id;

        public BacktestPlan Plan => plan;

        public CancellationTokenSource Stop => stop;

        public TaskCompletionSource<BacktestView> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Null while it waits.</summary>
        public BacktestProgress? Progress => Volatile.Read(ref progress);

        public void Report(BacktestProgress value) => Volatile.Write(ref progress, value);
    }
}
