using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Store;

/// <summary>
/// One writer for all. Whatever waits when it is free goes into one transaction, so a hundred loops that save at the same
/// moment wait for one flush of the disk, not for a hundred. A piece of work that fails is undone alone.
/// </summary>
internal sealed class WriteQueue : IDisposable
{
    private const int WaitingWritesMax = 4096;
    private const int GroupWritesMax = 512;

    private readonly SqliteConnection connection;
    private readonly Channel<Write> waiting = Channel.CreateBounded<Write>(
        new BoundedChannelOptions(WaitingWritesMax) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    private readonly Task loop;
    private long commits;

    public WriteQueue(SqliteConnection connection)
    {
        this.connection = connection;
        loop = Task.Run(WriteGroupsAsync);
    }

    /// <summary>Groups committed so far. Counted before anyone is told that a write is done.</summary>
    public long Commits => Interlocked.Read(ref commits);

    public async Task<T> AddAsync<T>(Func<SqliteConnection, T> work, CancellationToken stop)
    {
        var write = new Write<T>(work, stop);
        try
        {
            await waiting.Writer.WriteAsync(write, stop).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw new StoreException("The store is closed.");
        }
        return await write.Done.ConfigureAwait(false);
    }

    public void Dispose()
    {
        waiting.Writer.TryComplete();
        loop.GetAwaiter().GetResult();
    }

    private async Task WriteGroupsAsync()
    {
        var group = new List<Write>(GroupWritesMax);
        while (await waiting.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (group.Count < GroupWritesMax && waiting.Reader.TryRead(out Write? write))
            {
                group.Add(write);
            }
            WriteGroup(group);
            group.Clear();
        }
    }

    private void WriteGroup(List<Write> group)
    {
        try
        {
            using SqliteTransaction transaction = connection.BeginTransaction();
            foreach (Write write in group)
            {
                transaction.Save("work");
                if (!write.Try(connection))
                {
                    transaction.Rollback("work");
                }
                transaction.Release("work");
            }
            transaction.Commit();
        }
        catch (Exception fault) // the disk is full, locked or gone: nothing of the group was kept
        {
            group.ForEach(write => write.Fail(fault));
            return;
        }
        Interlocked.Increment(ref commits);
        group.ForEach(write => write.Finish());
    }

    private abstract class Write
    {
        public abstract bool Try(SqliteConnection connection);
        public abstract void Finish();
        public abstract void Fail(Exception fault);
    }

    private sealed class Write<T>(Func<SqliteConnection, T> work, CancellationToken stop) : Write
    {
        private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T result = default!;

        public Task<T> Done => done.Task;

        public override bool Try(SqliteConnection connection)
        {
            try
            {
                stop.ThrowIfCancellationRequested();
                result = work(connection);
                return true;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                done.TrySetCanceled(stop);
            }
            catch (Exception fault)
            {
                done.TrySetException(fault);
            }
            return false;
        }

        public override void Finish() => done.TrySetResult(result);

        public override void Fail(Exception fault) => done.TrySetException(
            new StoreException($"The store could not write: {fault.Message}", fault));
    }
}
