namespace GoldenSignals.Core.Sessions;

/// <summary>What is different since the last close, noted in numbers and put into words only when somebody reads it.</summary>
internal sealed class ChangeLog(int seats, int questions)
{
    private readonly int[] sides = new int[seats];
    private readonly int[] sidesBefore = new int[seats];
    private readonly string?[] states = new string?[seats];
    private readonly string?[] statesBefore = new string?[seats];
    private readonly bool[] settled = new bool[questions];

    /// <summary>The level broken upwards or downwards at this bar in adjusted ticks, NaN for none.</summary>
    public double Above { get; private set; } = double.NaN;

    public double Below { get; private set; } = double.NaN;

    public void Begin() => Above = Below = double.NaN;

    public void BrokeAbove(double level) => Above = level;

    public void BrokeBelow(double level) => Below = level;

    public bool Settled(int question) => settled[question];

    /// <summary>The state an agent left at this bar; null when it did not change.</summary>
    public string? StateBefore(int seat) =>
        states[seat] is not null && statesBefore[seat] is not null && states[seat] != statesBefore[seat] ? statesBefore[seat] : null;

    /// <summary>The side an agent changed to on direction:5 at this bar: 1, −1, or 0 when it did not change.</summary>
    public int TurnedTo(int seat) => sides[seat] != 0 && sidesBefore[seat] != 0 && sides[seat] != sidesBefore[seat] ? sides[seat] : 0;

    public void Note(Seat[] agents, Question[] asked, Question? direction)
    {
        for (int i = 0; i < asked.Length; i++)
            settled[i] = asked[i].Consensus is { } consensus && consensus.Settled.Claimed;
        for (int i = 0; i < agents.Length; i++)
        {
            statesBefore[i] = states[i];
            states[i] = agents[i].State;
        }
        if (direction is null) return;
        foreach (Voice voice in direction.Voices)
        {
            sidesBefore[voice.Seat] = sides[voice.Seat];
            sides[voice.Seat] = Math.Sign(agents[voice.Seat].On(voice.Opinion).Strength);
        }
    }
}
