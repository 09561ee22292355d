using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace GoldenSignals.Web;

/// <summary>
/// Loads SQLite out of the program where it was published as one file for Linux. The library goes through a file in memory, so the program
/// starts with a home and a disk that nobody may write.
/// </summary>
internal static class CarriedSqlite
{
    private const string Resource = "native/e_sqlite3", Library = "e_sqlite3";

    private static readonly Lazy<nint> Loaded = new(Load);

    /// <summary>To be called before the first database is opened; does nothing where SQLite lies beside the program.</summary>
    public static void Prepare()
    {
        if (typeof(CarriedSqlite).Assembly.GetManifestResourceInfo(Resource) is not null)
        {
            NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Find);
        }
    }

    private static nint Find(string name, Assembly assembly, DllImportSearchPath? path) => name == Library ? Loaded.Value : 0;

    private static nint Load()
    {
        int descriptor = MemoryFile(Library, 0);
        // A kernel may forbid to run what lies in memory; then the folder for temporary files must do.
        return descriptor >= 0 && NativeLibrary.TryLoad(Copy($"/proc/self/fd/{descriptor}"), out nint library) ? library : LoadFromDisk();
    }

    private static nint LoadFromDisk()
    {
        string folder = Directory.CreateTempSubdirectory("golden-").FullName;
        nint library = NativeLibrary.Load(Copy(Path.Combine(folder, "libe_sqlite3.so")));
        Directory.Delete(folder, recursive: true); // what is loaded stays
        return library;
    }

    private static string Copy(string file)
    {
        using Stream from = typeof(CarriedSqlite).Assembly.GetManifestResourceStream(Resource)!;
        using FileStream to = new(file, FileMode.OpenOrCreate, FileAccess.Write);
        from.CopyTo(to);
        return file;
    }

    [DllImport("libc", EntryPoint = "memfd_create", SetLastError = true)]
    private static extern int MemoryFile([MarshalAs(UnmanagedType.LPStr)] string name, uint flags);
}
