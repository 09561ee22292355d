using Dapper;
using GoldenSignals.Engine.Sources.Vendors;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Store;

/// <summary>What is used of an allowance in the window that runs now.</summary>
public readonly record struct QuotaUse(Allowance Allowance, int Used);

/// <summary>
/// Counts requests against allowances. The counts are in the database, so a restart begins where it ended and two programs on one data folder
/// share what a vendor allows.
/// </summary>
public sealed class QuotaStore(Database database)
{
    /// <summary>Counts a request when every allowance has room for it; else counts nothing and says how long the fullest of them stays full.</summary>
    public Task<TimeSpan> TakeAsync(string key, IReadOnlyList<Allowance> allowances, DateTime now, CancellationToken stop) => database.WriteAsync(
        connection =>
        {
            TimeSpan wait = TimeSpan.Zero;
            foreach (Allowance allowance in allowances.Where(allowance => Used(connection, key, allowance, now) >= allowance.Requests))
            {
                TimeSpan left = WindowOf(allowance, now) + allowance.Window - now;
                wait = left > wait ? left : wait;
            }
            foreach (Allowance allowance in wait == TimeSpan.Zero ? allowances : [])
            {
                Count(connection, key, allowance, now);
            }
            return wait;
        },
        stop);

    /// <summary>What is used now of each allowance.</summary>
    public IReadOnlyList<QuotaUse> Used(string key, IReadOnlyList<Allowance> allowances, DateTime now) => database.Read<IReadOnlyList<QuotaUse>>(
        connection => [.. allowances.Select(allowance => new QuotaUse(allowance, Used(connection, key, allowance, now)))]);

    private static int Used(SqliteConnection connection, string key, Allowance allowance, DateTime now) => connection.ExecuteScalar<int>(
        "SELECT used FROM quotas WHERE quota_key = @key AND window_seconds = @seconds AND window_start = @start",
        new { key, seconds = (long)allowance.Window.TotalSeconds, start = Moment.ToMicroseconds(WindowOf(allowance, now)) });

    private static void Count(SqliteConnection connection, string key, Allowance allowance, DateTime now) => connection.Execute(
        """
        INSERT INTO quotas (quota_key, window_seconds, window_start, used) VALUES (@key, @seconds, @start, 1)
        ON CONFLICT (quota_key, window_seconds) DO UPDATE SET
            used = CASE WHEN quotas.window_start = excluded.window_start THEN quotas.used + 1 ELSE 1 END, window_start = excluded.window_start
        """,
        new { key, seconds = (long)allowance.Window.TotalSeconds, start = Moment.ToMicroseconds(WindowOf(allowance, now)) });

    private static DateTime WindowOf(Allowance allowance, DateTime now) => new(now.Ticks - now.Ticks % allowance.Window.Ticks, DateTimeKind.Utc);
}
