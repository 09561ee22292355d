using Dapper;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Engine.Ledger;

/// <summary>
/// Has the database itself refuse to change or delete what is in the ledger. Whoever holds the file can take the guard away, and
/// verifying then names what was changed; it is there so that nothing changes by mistake.
/// </summary>
internal static class LedgerGuard
{
    private static readonly string[] Tables = ["ledger_chains", "ledger_entries", "ledger_heads", "ledger_head_chains", "ledger_refusals"];

    private static readonly string Sql = string.Concat(
        from table in Tables
        from what in new[] { "UPDATE", "DELETE" }
        select $"CREATE TRIGGER IF NOT EXISTS {table}_no_{what.ToLowerInvariant()} BEFORE {what} ON {table} "
            + $"BEGIN SELECT RAISE(ABORT, 'the ledger is only ever added to'); END;\n");

    public static void Raise(SqliteConnection connection) => connection.Execute(Sql);
}
