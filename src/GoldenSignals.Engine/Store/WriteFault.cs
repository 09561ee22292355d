using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace GoldenSignals.Engine.Store;

/// <summary>Says why the disk did not take a write, and what to do. Nothing of a refused write is kept, and what is stored can still be read.</summary>
internal static class WriteFault
{
    /// <summary>Whether the disk refused, rather than the work being wrong.</summary>
    public static bool IsOfDisk(SqliteException fault) =>
        fault.SqliteErrorCode is SQLITE_FULL or SQLITE_READONLY or SQLITE_IOERR or SQLITE_CANTOPEN or SQLITE_BUSY or SQLITE_LOCKED;

    public static StoreException Of(Exception fault, string file) => new(Words(fault, file), fault);

    private static string Words(Exception fault, string file) => (fault as SqliteException)?.SqliteErrorCode switch
    {
        SQLITE_FULL => $"The disk of {file} is full, so nothing is written. Make room on it; writing goes on by itself.",
        SQLITE_READONLY => $"{file} cannot be written: its disk or folder is read-only. Make it writable; if it stays so, start again.",
        SQLITE_IOERR or SQLITE_CANTOPEN => $"The disk of {file} failed: {fault.Message}. Look at the disk; writing is tried again by itself.",
        SQLITE_BUSY or SQLITE_LOCKED => $"Another program holds {file}, so nothing is written. End it; writing goes on by itself.",
        _ => $"The store could not write: {fault.Message}",
    };
}
