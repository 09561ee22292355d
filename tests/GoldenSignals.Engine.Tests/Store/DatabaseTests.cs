using Dapper;
using GoldenSignals.Engine.Store;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Tests.Store;

public sealed class DatabaseTests
{
    [Fact]
    public void Opening_makes_the_folder_and_the_tables()
    {
        using var folder = new TempFolder();
        using Database database = Database.Open(Path.Combine(folder.Path, "a", "b"));
        Assert.True(File.Exists(Path.Combine(folder.Path, "a", "b", Database.FileName)));
        Assert.Empty(new BarStore(database).List());
    }

    [Fact]
    public void Opening_twice_changes_nothing()
    {
        using var store = new StoreFixture();
        List<int> versions = Versions(store);
        store.Reopen();
        Assert.Equal(versions, Versions(store));
        Assert.Equal(versions.Distinct(), versions);

        static List<int> Versions(StoreFixture store) =>
            store.Database.Read(connection => connection.Query<int>("SELECT version FROM schema_version ORDER BY version").ToList());
    }

    [Fact]
    public async Task A_write_is_flushed_before_it_is_acknowledged()
    {
        using var store = new StoreFixture();
        int synchronous = await store.Database.WriteAsync(connection => connection.ExecuteScalar<int>("PRAGMA synchronous"), StoreFixture.Stop);
        Assert.Equal(2, synchronous); // 2 is FULL
    }

    [Fact]
    public async Task A_newer_schema_is_refused_by_name()
    {
        using var store = new StoreFixture();
        await store.Database.WriteAsync(connection => connection.Execute("INSERT INTO schema_version VALUES (9999)"), StoreFixture.Stop);
        store.Database.Dispose();
        var fault = Assert.Throws<StoreException>(() => Database.Open(store.Folder));
        Assert.Contains("newer GoldenSignals (schema 9999", fault.Message);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_by_name()
    {
        using var folder = new TempFolder();
        File.WriteAllText(Path.Combine(folder.Path, Database.FileName), new string('x', 10_000));
        var fault = Assert.Throws<StoreException>(() => Database.Open(folder.Path));
        Assert.Contains("is not a database", fault.Message);
    }

    [Fact]
    public void A_strangers_database_is_left_alone()
    {
        using var folder = new TempFolder();
        string file = Path.Combine(folder.Path, Database.FileName);
        using (var stranger = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            stranger.Open();
            stranger.Execute("CREATE TABLE theirs (a)");
        }
        var fault = Assert.Throws<StoreException>(() => Database.Open(folder.Path));
        Assert.Contains("not one of GoldenSignals", fault.Message);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_named()
    {
        using var folder = new TempFolder();
        string file = Path.Combine(folder.Path, "file");
        File.WriteAllText(file, "");
        Assert.Contains(file, Assert.Throws<StoreException>(() => Database.Open(file)).Message);
    }

    [Fact]
    public async Task A_write_that_fails_is_undone_alone()
    {
        using var store = new StoreFixture();
        Task[] writes = Enumerable.Range(0, 100).Select(i => (Task)store.Database.WriteAsync(
            connection =>
            {
                connection.Execute("INSERT INTO results VALUES (@key, '', '')", new { key = $"{i}" });
                return i % 10 != 3 ? i : throw new InvalidOperationException("on purpose");
            },
            StoreFixture.Stop)).ToArray();
        await Task.WhenAll(writes).ContinueWith(_ => { }, StoreFixture.Stop, TaskContinuationOptions.None, TaskScheduler.Default);
        Assert.Equal(10, writes.Count(write => write.IsFaulted));
        Assert.Equal(90, store.Database.Read(connection => connection.ExecuteScalar<int>("SELECT count(*) FROM results")));
    }

    [Fact]
    public async Task Closing_finishes_the_writes_that_wait()
    {
        using var store = new StoreFixture();
        Task[] writes = Enumerable.Range(0, 1000)
            .Select(i => new ResultStore(store.Database).PutAsync($"{i}", "test", "{}", StoreFixture.Stop)).ToArray();
        store.Reopen();
        await Task.WhenAll(writes);
        Assert.Equal("{}", new ResultStore(store.Database).TryGet("999"));
    }

    [Fact]
    public async Task A_closed_store_says_so()
    {
        using var store = new StoreFixture();
        store.Database.Dispose();
        await Assert.ThrowsAsync<StoreException>(() => store.Database.WriteAsync(_ => 0, StoreFixture.Stop));
    }
}
