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
    private readonly string file;
    private readonly Channel<Write> waiting = Channel.CreateBounded<Write>(
        new BoundedChannelOptions(WaitingWritesMax) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
    private readonly Task loop;
    private long commits;
    private volatile StoreException? refusing;

    public WriteQueue(SqliteConnection connection, string file)
    {
        (this.connection, this.file) = (connection, file);
        loop = Task.Run(WriteGroupsAsync);
    }

    /// <summary>Groups committed so far. Counted before anyone is told that a write is done.</summary>
    public long Commits => Interlocked.Read(ref commits);

    /// <summary>Why the disk took nothing at the last try; null while it takes what it is given.</summary>
    public StoreException? Refusing => refusing;

    public async Task<T> AddAsync<T>(Func<SqliteConnection, T> work, CancellationToken stop)
    {
        var write = new Write<T>(work, file, stop);
        try
        {
            await waiting.Writer.WriteAsync(write, stop).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw new StoreException("The store is closed.");
        }
        return await write.Answer.ConfigureAwait(false);
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
            StoreException told = WriteFault.Of(fault, file);
            refusing = told;
            group.ForEach(write => write.Fail(told));
            return;
        }
        refusing = group.Exists(write => write.Done) ? null : group.Find(write => write.Refused is not null)?.Refused ?? refusing;
        Interlocked.Increment(ref commits);
        group.ForEach(write => write.Finish());
    }

    private abstract class Write
    {
        /// <summary>Whether it did its work, in a transaction that is still open.</summary>
        public bool Done { get; protected set; }

        /// <summary>What the disk said to it alone; null for nothing.</summary>
        public StoreException? Refused { get; protected set; }

        public abstract bool Try(SqliteConnection connection);
        public abstract void Finish();
        public abstract void Fail(StoreException fault);
    }

    private sealed class Write<T>(Func<SqliteConnection, T> work, string file, CancellationToken stop) : Write
    {
        private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T result = default!;

        public Task<T> Answer => done.Task;

        public override bool Try(SqliteConnection connection)
        {
            try
            {
                stop.ThrowIfCancellationRequested();
                result = work(connection);
                return Done = true;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                done.TrySetCanceled(stop);
            }
            catch (SqliteException fault) when (WriteFault.IsOfDisk(fault))
            {
                Refused = WriteFault.Of(fault, file);
                done.TrySetException(Refused);
            }
            catch (Exception fault)
            {
                done.TrySetException(fault);
            }
            return false;
        }

        public override void Finish() => done.TrySetResult(result);

        public override void Fail(StoreException fault) => done.TrySetException(fault);
    }
}
