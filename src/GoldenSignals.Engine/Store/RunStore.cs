using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace GoldenSignals.Engine.Store;

/// <summary>Evaluations and backtests: what was asked, on which data, with what result.</summary>
public sealed class RunStore(Database database, TimeProvider clock)
{
    /// <summary>Most runs one list answers with.</summary>
    public const int RunsMax = 1000;

    private const string Columns =
        """
        run_id AS Id, kind AS Kind, owner AS Owner, started AS Started, finished AS Finished, state AS State, settings AS Settings,
        settings_hash AS SettingsHash, data_hash AS DataHash, result_hash AS ResultHash, summary AS Summary
        """;

    /// <summary>SHA-256 of a text, 64 hexadecimal digits.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Writes down that a run begins; returns its id.</summary>
    public Task<long> BeginAsync(string kind, string settings, CancellationToken stop) => database.WriteAsync(
        connection => connection.ExecuteScalar<long>(
            """
            INSERT INTO runs (kind, owner, started, state, settings, settings_hash)
            VALUES (@kind, @owner, @started, @state, @settings, @hash) RETURNING run_id
            """,
            new { kind, owner = RunOwner.ThisProcess, started = Now(), state = Text(RunState.Running), settings, hash = Hash(settings) }),
        stop);

    /// <summary>Writes the result, whole. False when the run was ended before.</summary>
    public Task<bool> FinishAsync(long id, RunResult result, CancellationToken stop) => database.WriteAsync(
        connection => connection.Execute(
            """
            UPDATE runs SET state = @state, finished = @finished, data_hash = @DataHash, result_hash = @ResultHash, summary = @Summary, json = @Json
            WHERE run_id = @id AND finished IS NULL
            """,
            new
            {
                id, state = Text(RunState.Done), finished = Now(), result.DataHash, result.ResultHash, result.Summary, result.Json,
            }) > 0,
        stop);

    /// <summary>Ends a run that gave no result.</summary>
    /// <param name="state">Cancelled or failed.</param>
    /// <param name="why">Shown in place of a summary; null for none.</param>
    public Task EndAsync(long id, RunState state, string? why = null) => database.WriteAsync(
        connection => connection.Execute(
            "UPDATE runs SET state = @state, finished = @finished, summary = @why WHERE run_id = @id AND finished IS NULL",
            new { id, state = Text(state), finished = Now(), why }),
        CancellationToken.None); // a run that is being stopped must still be able to say so

    /// <summary>The runs of a kind, newest first.</summary>
    /// <param name="before">Only those with a lower id.</param>
    public IReadOnlyList<Run> List(string kind, int limit = RunsMax, long before = long.MaxValue) => database.Read<IReadOnlyList<Run>>(
        connection => connection
            .Query<RunRow>($"SELECT {Columns} FROM runs WHERE kind = @kind AND run_id < @before ORDER BY run_id DESC LIMIT @limit",
                new { kind, before, limit = Math.Min(limit, RunsMax) })
            .Select(row => row.ToRun()).ToList());

    /// <summary>The run of this id, or null.</summary>
    public Run? Find(string kind, long id) => database.Read(connection => connection
        .QuerySingleOrDefault<RunRow>($"SELECT {Columns} FROM runs WHERE kind = @kind AND run_id = @id", new { kind, id })?.ToRun());

    /// <summary>The whole result of a run as JSON; null when it has none.</summary>
    public string? Json(long id) => database.Read(
        connection => connection.ExecuteScalar<string?>("SELECT json FROM runs WHERE run_id = @id", new { id }));

    /// <summary>Notes variants that are about to be tried, in one transaction; returns how many of this kind have been tried by now.</summary>
    /// <param name="settings">The canonical text of each.</param>
    public Task<int> RegisterAsync(string kind, IReadOnlyList<string> settings, CancellationToken stop) => database.WriteAsync(
        connection =>
        {
            foreach (string variant in settings)
            {
                connection.Execute(
                    "INSERT INTO variants (kind, hash, settings, first_seen) VALUES (@kind, @hash, @variant, @seen) ON CONFLICT (kind, hash) DO NOTHING",
                    new { kind, hash = Hash(variant), variant, seen = Now() });
            }
            return connection.ExecuteScalar<int>("SELECT count(*) FROM variants WHERE kind = @kind", new { kind });
        },
        stop);

    /// <summary>How many distinct variants of a kind were ever tried.</summary>
    public int VariantsTried(string kind) => database.Read(
        connection => connection.ExecuteScalar<int>("SELECT count(*) FROM variants WHERE kind = @kind", new { kind }));

    private long Now() => Moment.ToMicroseconds(clock.GetUtcNow().UtcDateTime);

    private static string Text(RunState state) => state.ToString().ToLowerInvariant();

    private sealed class RunRow
    {
        public long Id { get; set; }
        public string Kind { get; set; } = "";
        public string Owner { get; set; } = "";
        public long Started { get; set; }
        public long? Finished { get; set; }
        public string State { get; set; } = "";
        public string Settings { get; set; } = "";
        public string SettingsHash { get; set; } = "";
        public string? DataHash { get; set; }
        public string? ResultHash { get; set; }
        public string? Summary { get; set; }

        public Run ToRun()
        {
            RunState state = Enum.Parse<RunState>(State, ignoreCase: true);
            // Nobody was left to write that it ended.
            bool died = state == RunState.Running && !RunOwner.IsAlive(Owner);
            return new Run(
                Id, Kind, Moment.FromMicroseconds(Started), Finished is { } end ? Moment.FromMicroseconds(end) : null,
                died ? RunState.Cancelled : state, Settings, SettingsHash, DataHash, ResultHash, died ? "its program ended" : Summary);
        }
    }
}
