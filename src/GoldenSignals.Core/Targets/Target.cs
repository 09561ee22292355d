using GoldenSignals.Core.Market;

namespace GoldenSignals.Core.Targets;

/// <summary>A question about the next h bars with yes or no for an answer, put anew at every bar, and the rule that settles it.</summary>
/// <remarks>After <see cref="Update"/> a target knows three things: how the question put h bars ago was answered, whether a question
/// can be put now, and what its fixed baseline says. It never sees a bar that has not closed.</remarks>
public abstract class Target
{
    /// <summary>Answers known before a claim may be made.</summary>
    public const int KnownMin = 252;

    private double yes;
    private double known;

    private protected Target(int horizon)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        Horizon = horizon;
    }

    /// <summary>Bars until the answer is known.</summary>
    public int Horizon { get; }

    /// <summary>How the question put <see cref="Horizon"/> bars ago was answered: 1 yes, 0 no, NaN when it was not put or cannot be told.</summary>
    public double Answer { get; private protected set; } = double.NaN;

    /// <summary>Whether a question can be put at the latest bar.</summary>
    public bool Asks { get; private protected set; }

    /// <summary>Probability of yes before anyone has looked: (yes + 5) / (n + 10) over every answer so far.</summary>
    public virtual double BaseRate => (yes + 5) / (known + 10);

    /// <summary>Answers so far, claimed or not.</summary>
    public virtual int Known => (int)known;

    /// <summary>Probability the fixed baseline gives to yes at the latest bar.</summary>
    public virtual double BaselineProbability => BaseRate;

    /// <summary>Which way the baseline calls it; always-up says yes whatever its probability.</summary>
    public virtual bool BaselineSaysYes => BaselineProbability > 0.5;

    /// <summary>How far the moves went that answered yes and no; empty for a target that is no bet on a move.</summary>
    public MoveSizes Moves { get; } = new();

    public void Update(in Bar bar, in Context context)
    {
        Answer = double.NaN;
        Asks = false;
        Take(in bar, in context);
        Slot = Slot + 1 == Horizon ? 0 : Slot + 1;
        if (double.IsNaN(Answer)) return;
        known++;
        yes += Answer;
    }

    /// <summary>The bar's place in a ring of <see cref="Horizon"/> places: what stands there was written when the question now due was put.</summary>
    private protected int Slot { get; private set; }

    /// <summary>Takes the bar; sets <see cref="Answer"/> and <see cref="Asks"/>.</summary>
    private protected abstract void Take(in Bar bar, in Context context);
}
