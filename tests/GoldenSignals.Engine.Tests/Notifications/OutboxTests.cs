using Dapper;
using GoldenSignals.Engine.Notifications;
using GoldenSignals.Engine.Tests.Store;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Tests.Notifications;

public sealed class OutboxTests
{
    private static readonly Notice Plain = new("k1", "SPY", "It moved.", null, new Dictionary<string, string> { ["symbol"] = "SPY" });

    [Fact]
    public async Task A_key_is_taken_once_for_each_channel()
    {
        using var store = new StoreFixture();
        Assert.Equal(2, await Add(store, Plain, "a", "b", "a"));
        Assert.Equal(0, await Add(store, Plain with { Text = "Other words." }, "a"));
        Assert.Equal(1, await Add(store, Plain with { Text = "Other words." }, "c", "b"));
        Assert.Equal("It moved.", Scalar<string>(store, "SELECT text FROM notices"));
        Assert.Equal(3, Scalar<long>(store, "SELECT count(*) FROM deliveries"));
    }

    [Fact]
    public async Task A_notice_that_belongs_to_a_failed_write_is_not_there()
    {
        using var store = new StoreFixture();
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.Database.WriteAsync<int>(
            connection =>
            {
                Outbox.Add(connection, Plain, ["a"]);
                throw new InvalidOperationException();
            },
            StoreFixture.Stop));
        Assert.Equal(0, Scalar<long>(store, "SELECT count(*) FROM notices"));
        Assert.Equal(1, await Add(store, Plain, "a"));
    }

    [Theory]
    [InlineData("", "t", "x", "symbol", "Key")]
    [InlineData("k", "", "x", "symbol", "Title")]
    [InlineData("k", "t", "", "symbol", "Text")]
    [InlineData("k", "t", "x", "colour", "colour")]
    public async Task A_notice_without_words_or_with_an_unknown_field_is_refused(string key, string title, string text, string field, string named)
    {
        using var store = new StoreFixture();
        var notice = new Notice(key, title, text, null, new Dictionary<string, string> { [field] = "x" });
        ArgumentException fault = await Assert.ThrowsAsync<ArgumentException>(() => Add(store, notice, "a"));
        Assert.Contains(named, fault.Message);
    }

    private static Task<int> Add(StoreFixture store, Notice notice, params string[] channels) =>
        store.Database.WriteAsync(connection => Outbox.Add(connection, notice, channels), StoreFixture.Stop);

    private static T? Scalar<T>(StoreFixture store, string sql) => store.Database.Read((SqliteConnection connection) => connection.ExecuteScalar<T>(sql));
}
