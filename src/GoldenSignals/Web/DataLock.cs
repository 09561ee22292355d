using GoldenSignals.Engine.Store;

namespace GoldenSignals.Web;

/// <summary>Holds a data folder for one program that follows markets: two would each write every bar.</summary>
public sealed class DataLock : IDisposable
{
    private const string FileName = "serve.lock";

    private readonly FileStream file;

    private DataLock(FileStream file, Database database) => (this.file, Database) = (file, database);

    public Database Database { get; }

    /// <exception cref="Fault">Another program holds the folder, or it cannot be used.</exception>
    public static DataLock Take(Settings settings)
    {
        Database database = Database.Open(settings.Data, settings.Market.ToHours());
        try
        {
            return new DataLock(
                new FileStream(Path.Combine(settings.Data, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None), database);
        }
        catch (IOException)
        {
            database.Dispose();
            throw new Fault(
                "busy", $"another golden follows markets in {Path.GetFullPath(settings.Data)}",
                "Stop it, choose another folder with --data, or listen to it with `golden live SYMBOLS --url ADDRESS`.");
        }
    }

    public void Dispose()
    {
        Database.Dispose();
        file.Dispose();
    }
}
