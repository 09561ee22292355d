using Dapper;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Ledger;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Store;

/// <summary>
/// The one file everything is kept in. Writes go through one connection and are committed in groups; reads run beside them,
/// each on a consistent picture of its own. A write that has been acknowledged survives a crash.
/// </summary>
public sealed class Database : IDisposable
{
    public const string FileName = "golden.db";

    private const int BusySeconds = 30;
    private const int PageBytes = 16384;
    private const long MappedBytesMax = 1L << 32;

    private readonly SqliteConnection writer;
    private readonly WriteQueue queue;
    private readonly string connectionText;

    private Database(string file, string connectionText)
    {
        File = file;
        this.connectionText = connectionText;
        writer = new SqliteConnection(connectionText);
        try
        {
            writer.Open();
            writer.Execute($"PRAGMA page_size = {PageBytes}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
            Schema.Migrate(writer, file);
            LedgerGuard.Raise(writer);
        }
        catch
        {
            Close();
            throw;
        }
        queue = new WriteQueue(writer, file);
    }

    /// <summary>Full path of the file.</summary>
    public string File { get; }

    /// <summary>Hours whose intraday bars are read. Those outside stay in the file.</summary>
    public TradingHours Hours { get; private init; }

    /// <summary>Grows with every commit: what was read at a version is still so while it is the same.</summary>
    public long Version => queue.Commits;

    /// <summary>Why the disk took nothing at the last try; null while it takes what it is given. Reading goes on either way.</summary>
    public StoreException? Refusing => queue.Refusing;

    /// <summary>Opens the data folder, made when it is not there, and brings its tables to the newest schema.</summary>
    /// <exception cref="StoreException">The folder cannot be made, or the file is of a newer schema, damaged or no database of ours.</exception>
    public static Database Open(string dataFolder, TradingHours hours = TradingHours.Regular)
    {
        string file = Path.Combine(Path.GetFullPath(dataFolder), FileName);
        try
        {
            Directory.CreateDirectory(dataFolder);
            return new Database(file, new SqliteConnectionStringBuilder
            {
                DataSource = file, ForeignKeys = true, DefaultTimeout = BusySeconds, Pooling = true,
            }.ToString()) { Hours = hours };
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode == SQLitePCL.raw.SQLITE_NOTADB)
        {
            throw new StoreException($"{file} is not a database. Move it away, or choose another folder with --data.", fault);
        }
        catch (SqliteException fault) when (WriteFault.IsOfDisk(fault) && IsReadOnly(dataFolder))
        {
            throw new StoreException($"{dataFolder} is read-only: its disk or its rights. Make it writable, or choose another folder with --data.", fault);
        }
        catch (SqliteException fault)
        {
            throw new StoreException($"{file} cannot be opened: {fault.Message}", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"The data folder {dataFolder} cannot be used: {fault.Message} Choose another with --data.", fault);
        }
    }

    /// <summary>Reads from one consistent picture of the file; never waits for a write.</summary>
    public T Read<T>(Func<SqliteConnection, T> read)
    {
        using var connection = new SqliteConnection(connectionText);
        connection.Open();
        connection.Execute($"PRAGMA mmap_size = {MappedBytesMax}");
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: true);
        return read(connection);
    }

    /// <summary>Does one piece of work, all of it or none. Completes once it is on the disk.</summary>
    public Task<T> WriteAsync<T>(Func<SqliteConnection, T> work, CancellationToken stop) => queue.AddAsync(work, stop);

    /// <summary>Finishes the writes that wait, then closes.</summary>
    public void Dispose()
    {
        queue.Dispose();
        Close();
    }

    private static bool IsReadOnly(string folder)
    {
        string probe = Path.Combine(folder, $".golden-probe-{Environment.ProcessId}");
        try
        {
            using FileStream made = new(probe, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return false;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private void Close()
    {
        writer.Dispose();
        SqliteConnection.ClearPool(writer);
    }
}
