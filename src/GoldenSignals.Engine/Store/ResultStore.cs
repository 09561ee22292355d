using Dapper;

namespace GoldenSignals.Engine.Store;

/// <summary>Results by what they were computed from: the key is a hash of agents, settings and inputs, so a result never goes stale.</summary>
public sealed class ResultStore(Database database)
{
    public string? TryGet(string key) => database.Read(
        connection => connection.QuerySingleOrDefault<string>("SELECT json FROM results WHERE key = @key", new { key }));

    /// <summary>Keeps a result; the one already there holds, since the same key means the same result.</summary>
    public Task PutAsync(string key, string kind, string json, CancellationToken stop) => database.WriteAsync(
        connection => connection.Execute(
            "INSERT INTO results (key, kind, json) VALUES (@key, @kind, @json) ON CONFLICT (key) DO NOTHING", new { key, kind, json }),
        stop);
}
