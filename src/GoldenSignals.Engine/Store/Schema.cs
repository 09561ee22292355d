using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Store;

/// <summary>Brings a database to the newest schema: numbered scripts, all that are missing in one transaction.</summary>
internal static class Schema
{
    private const string Folder = "GoldenSignals.Engine.Store.schema.";

    private static readonly IReadOnlyList<(int Version, string Resource)> Scripts = Assembly.GetExecutingAssembly()
        .GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        .Select(name => (int.Parse(name.AsSpan(Folder.Length, 4)), name))
        .Order()
        .ToList();

    private static int Newest => Scripts[^1].Version;

    /// <exception cref="StoreException">The file is of a newer program, or is somebody else's database.</exception>
    public static void Migrate(SqliteConnection connection, string file)
    {
        if (VersionOf(connection, file) == Newest)
        {
            return;
        }
        using SqliteTransaction transaction = connection.BeginTransaction();
        int version = VersionOf(connection, file); // another process may have been quicker
        if (version == 0)
        {
            connection.Execute("CREATE TABLE schema_version (version INTEGER PRIMARY KEY)");
        }
        foreach ((int number, string resource) in Scripts.Where(script => script.Version > version))
        {
            connection.Execute(Read(resource));
            connection.Execute("INSERT INTO schema_version (version) VALUES (@number)", new { number });
        }
        transaction.Commit();
    }

    private static int VersionOf(SqliteConnection connection, string file)
    {
        List<string> tables = connection.Query<string>("SELECT name FROM sqlite_master WHERE type = 'table'").ToList();
        if (tables.Count == 0)
        {
            return 0;
        }
        if (!tables.Contains("schema_version"))
        {
            throw new StoreException($"{file} is a database, but not one of GoldenSignals. Choose another folder with --data.");
        }
        int version = connection.ExecuteScalar<int>("SELECT max(version) FROM schema_version");
        return version <= Newest
            ? version
            : throw new StoreException(
                $"{file} was written by a newer GoldenSignals (schema {version}, this program knows {Newest}). "
                + "Update the program, or choose another folder with --data.");
    }

    private static string Read(string resource)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
