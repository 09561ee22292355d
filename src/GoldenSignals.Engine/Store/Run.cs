namespace GoldenSignals.Engine.Store;

/// <summary>How a run stands.</summary>
public enum RunState
{
    Running,
    Done,

    /// <summary>Stopped by a person, or by the end of its program.</summary>
    Cancelled,
    Failed,
}

/// <summary>An evaluation or a backtest as it is recorded.</summary>
/// <param name="Kind">One of <see cref="RunKinds"/>.</param>
/// <param name="Settings">Everything it was told, in one canonical text; <see cref="SettingsHash"/> is its SHA-256.</param>
/// <param name="DataHash">Of the bars and actions it went through; null before it is done.</param>
/// <param name="ResultHash">Of its result, without what only names the run; equal results have equal hashes.</param>
/// <param name="Summary">A few figures as JSON, for lists; null before it is done, the reason for one that failed.</param>
public sealed record Run(
    long Id, string Kind, DateTime Started, DateTime? Finished, RunState State, string Settings, string SettingsHash, string? DataHash,
    string? ResultHash, string? Summary);

/// <summary>What a run gives when it is done.</summary>
/// <param name="Summary">A few figures as JSON.</param>
/// <param name="Json">All of it.</param>
public sealed record RunResult(string DataHash, string ResultHash, string Summary, string Json);

/// <summary>The kinds of runs, as the store and the registry of variants name them.</summary>
public static class RunKinds
{
    public const string Evaluation = "evaluation", Backtest = "backtest";
}
