using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Targets;

namespace GoldenSignals.Core.Sessions;

/// <summary>How an agent's place stands at the latest bar.</summary>
public enum SeatStatus
{
    Opined,
    Abstained,

    /// <summary>Not installed yet, or switched off in the settings.</summary>
    Missing,

    /// <summary>It threw, or said something that is no number.</summary>
    Faulted,

    /// <summary>Its question was unanswered when the bar came.</summary>
    TimedOut,

    /// <summary>It faulted too often and is no longer asked.</summary>
    Benched,
}

/// <summary>An agent's place in a session: what it said at the latest bar, and how it behaved.</summary>
internal sealed class Seat
{
    /// <summary>Faults before an agent is benched.</summary>
    private const int FaultsMax = 3;

    private static readonly Why NoNumber = new("said something that is no number");

    private readonly IAgent? agent;

    // Found once: looking a method of an interface up at every bar costs more than some agents' answers.
    private readonly Watch? observe;
    private readonly Opinion[] opinions;
    private readonly bool[] spoken;
    private int faults;

    public Seat(AgentEntry entry, bool enabled, DaySlots? day)
    {
        Entry = entry;
        agent = enabled ? entry.MakeFor(day) : null;
        observe = agent is null ? null : agent.Observe;
        opinions = new Opinion[entry.Targets.Count];
        Status = SeatStatus.Missing;
        spoken = new bool[opinions.Length];
        Array.Fill(spoken, !entry.IsExternal);
        Array.Fill(opinions, Opinion.Abstain(entry.Installed ? "switched off in the settings" : "not yet installed"));
    }

    public AgentEntry Entry { get; }

    public SeatStatus Status { get; private set; }

    /// <summary>False for an agent from outside that has not been heard yet: nothing said then may depend on who will come.</summary>
    public bool HasSpoken => spoken.Contains(true);

    public bool HasSpokenOn(int target) => spoken[target];

    public bool IsTaken => agent is not null;

    public ReadOnlySpan<Opinion> Opinions => opinions;

    public SetUp SetUp => agent is null || Status is SeatStatus.Benched or SeatStatus.Faulted ? SetUp.None : agent.SetUp;

    public string? State => agent?.State;

    public IReadOnlyList<Evidence> Evidence() => agent?.Evidence() ?? [];

    public IReadOnlyList<Shape> Shapes() => agent?.Shapes() ?? [];

    public ref readonly Opinion On(int target) => ref opinions[target];

    /// <summary>Keeps an opinion from outside for the next bar, if it is this seat's.</summary>
    public void Hear(ExternalOpinion opinion)
    {
        if (agent is not ExternalAgent external || Entry.Name != opinion.Agent) return;
        external.Hear(opinion);
        for (int i = 0; i < spoken.Length; i++) spoken[i] |= Entry.Targets[i] == opinion.Target;
    }

    /// <summary>Shows the agent a bar. An agent that throws hurts nobody: it is faulted here, and benched when it goes on.</summary>
    public void Observe(in Bar bar, in Context context)
    {
        if (observe is null || Status == SeatStatus.Benched) return;
        try
        {
            observe(in bar, in context, opinions);
            Status = Check();
        }
        catch (Exception fault)
        {
            Status = SeatStatus.Faulted;
            Array.Fill(opinions, Opinion.Abstain($"failed: {fault.Message}"));
        }
        if (Status == SeatStatus.Faulted && ++faults >= FaultsMax) Status = SeatStatus.Benched;
    }

    private delegate void Watch(in Bar bar, in Context context, Span<Opinion> opinions);

    private SeatStatus Check()
    {
        SeatStatus status = SeatStatus.Abstained;
        for (int i = 0; i < opinions.Length; i++)
        {
            if (!opinions[i].Holds) continue;
            if (double.IsFinite(opinions[i].Strength))
            {
                if (status == SeatStatus.Abstained) status = SeatStatus.Opined;
            }
            else
            {
                opinions[i] = Opinion.Abstain(NoNumber);
                status = SeatStatus.Faulted;
            }
        }
        return status;
    }
}
