using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Targets;

/// <summary>The slots of the day in which the questions over so many bars were put, from the one now due to the latest.</summary>
internal sealed class QuestionSlots
{
    private readonly DaySlots day;
    private readonly int[] put;
    private int next;

    public QuestionSlots(DaySlots day, int horizon)
    {
        this.day = day;
        put = new int[horizon];
        Array.Fill(put, -1);
        Count = day.CountFor(horizon);
    }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>Slot of the question that was put a horizon ago; −1 when none was.</summary>
    public int Due { get; private set; } = -1;

    /// <summary>Slot of the question put at the latest bar.</summary>
    public int Now { get; private set; }

    public void MoveTo(DateTime time)
    {
        day.MoveTo(time);
        Due = put[next];
        Now = day.For(put.Length);
        put[next] = Now;
        next = next + 1 == put.Length ? 0 : next + 1;
    }
}
