using GoldenSignals.Engine.Sources;

namespace GoldenSignals.Engine.Runtime;

/// <summary>Something the runtime did or met that an operator wants to read in the log.</summary>
/// <param name="Kind">rebuilt, faulted, corrected, finding, source-lost and the like; one word a kind.</param>
/// <param name="Series">The session it concerns; null for none.</param>
/// <param name="Input">Inputs that session had taken.</param>
public sealed record RuntimeEvent(string Kind, Series? Series, long Input, string Text, Exception? Fault = null);

/// <summary>How a session stands.</summary>
public enum SessionState
{
    /// <summary>It steps its stored inputs; what was stored last is still shown, with its age.</summary>
    Rebuilding,

    Live,

    /// <summary>It met an error, waits, and will be rebuilt.</summary>
    Faulted,
}

/// <summary>How a session stands, for the status page.</summary>
/// <param name="Why">Why it is being rebuilt or has faulted.</param>
/// <param name="LastBar">Close of the last bar stepped, UTC.</param>
public sealed record SessionStatus(Series Series, SessionState State, string Why, int Bars, long Inputs, DateTime? LastBar);
