using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Targets;

/// <summary>A question about the next h bars with yes or no for an answer, put anew at every bar, and the rule that settles it.</summary>
/// <remarks>After <see cref="Update"/> a target knows three things: how the question put h bars ago was answered, whether a question
/// can be put now, and what its fixed baseline says. It never sees a bar that has not closed.</remarks>
public abstract class Target
{
    /// <summary>Answers known before a claim may be made.</summary>
    public const int KnownMin = 252;

    private readonly SlotAnswers? answersOfDay;
    private readonly bool[]? states;
    private double yes;
    private double known;

    /// <param name="day">On intraday bars the places of the day, which keep medians, base rate and baseline apart; null on longer ones.</param>
    private protected Target(int horizon, DaySlots? day = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        Horizon = horizon;
        if (day is null) return;
        OfDay = new QuestionSlots(day, horizon);
        answersOfDay = new SlotAnswers(OfDay.Count);
        states = new bool[horizon];
    }

    /// <summary>Bars until the answer is known.</summary>
    public int Horizon { get; }

    /// <summary>How the question put <see cref="Horizon"/> bars ago was answered: 1 yes, 0 no, NaN when it was not put or cannot be told.</summary>
    public double Answer { get; private protected set; } = double.NaN;

    /// <summary>Whether a question can be put at the latest bar.</summary>
    public bool Asks { get; private protected set; }

    /// <summary>
    /// Probability of yes before anyone has looked: (yes + 5) / (n + 10) over every answer so far; on intraday bars the frequency in this slot
    /// of the day, drawn towards that.
    /// </summary>
    public virtual double BaseRate => OfDay is null ? Overall : answersOfDay!.Rate(OfDay.Now, Overall);

    /// <summary>Answers so far, claimed or not.</summary>
    public virtual int Known => (int)known;

    /// <summary>Probability the fixed baseline gives to yes at the latest bar.</summary>
    public virtual double BaselineProbability => BaseRate;

    /// <summary>Which way the baseline calls it; always-up says yes whatever its probability.</summary>
    public virtual bool BaselineSaysYes => BaselineProbability > 0.5;

    /// <summary>On intraday bars what came true over the level it was asked against, at the latest bar; NaN where nothing was asked.</summary>
    public double Ratio { get; private protected set; } = double.NaN;

    /// <summary>How far the moves went that answered yes and no; empty for a target that is no bet on a move.</summary>
    public MoveSizes Moves { get; } = new();

    public void Update(in Bar bar, in Context context)
    {
        Answer = double.NaN;
        Ratio = double.NaN;
        Asks = false;
        OfDay?.MoveTo(bar.Time);
        Take(in bar, in context);
        if (answersOfDay is not null) KeepApart(answersOfDay, states!);
        Slot = Slot + 1 == Horizon ? 0 : Slot + 1;
        if (double.IsNaN(Answer)) return;
        known++;
        yes += Answer;
    }

    /// <summary>Slots of the day of the question due and the one put; null on longer bars.</summary>
    private protected QuestionSlots? OfDay { get; }

    /// <summary>How the market stands at the latest bar, for a baseline that goes by it.</summary>
    private protected bool State { get; set; }

    /// <summary>A frequency over the whole session in today's state, kept apart by time of day.</summary>
    private protected double OfState(double overall) => OfDay is null ? overall : answersOfDay!.Rate(OfDay.Now, State, overall);

    /// <summary>The bar's place in a ring of <see cref="Horizon"/> places: what stands there was written when the question now due was put.</summary>
    private protected int Slot { get; private set; }

    /// <summary>Takes the bar; sets <see cref="Answer"/> and <see cref="Asks"/>.</summary>
    private protected abstract void Take(in Bar bar, in Context context);

    private double Overall => (yes + 5) / (known + 10);

    private void KeepApart(SlotAnswers answers, bool[] put)
    {
        if (OfDay!.Due >= 0 && !double.IsNaN(Answer)) answers.Add(OfDay.Due, Answer > 0.5, put[Slot]);
        put[Slot] = State;
    }
}
