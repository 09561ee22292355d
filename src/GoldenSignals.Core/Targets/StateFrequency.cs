namespace GoldenSignals.Core.Targets;

/// <summary>The baseline "current state": how often the answer was yes when today looked like this, over a yes-or-no state.</summary>
internal sealed class StateFrequency(int horizon)
{
    private readonly int[] states = new int[horizon];
    private readonly double[] yes = new double[2];
    private readonly double[] known = new double[2];
    private int now;
    private int slot;

    /// <summary>Past frequency of yes in today's state, kept off 0 and 1 as base rates are.</summary>
    public double Probability => (yes[now] + 5) / (known[now] + 10);

    /// <summary>Takes the answer to the question put h bars ago (NaN for none), then today's state.</summary>
    public void Update(double answer, bool state)
    {
        if (!double.IsNaN(answer))
        {
            known[states[slot]]++;
            yes[states[slot]] += answer;
        }
        now = state ? 1 : 0;
        states[slot] = now;
        slot = slot + 1 == states.Length ? 0 : slot + 1;
    }
}
