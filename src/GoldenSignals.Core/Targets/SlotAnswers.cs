using System.Numerics;
using GoldenSignals.Core.Indicators;

namespace GoldenSignals.Core.Targets;

/// <summary>How often the answer was yes in each slot of the day, over its last 60 days, and so by a yes-or-no state at issue.</summary>
/// <remarks>Sixty answers are little: a frequency of sixty strays by 6 points. So each is drawn towards the frequency over all slots as if
/// that had been seen on 60 days more. A baseline, which splits the days once more by state, is then no less steady than a base rate;
/// otherwise what it strays by would pass for skill of whoever does not.</remarks>
internal sealed class SlotAnswers(int slots)
{
    /// <summary>Days that the frequency over all slots weighs in each of them.</summary>
    public const int PriorDays = 60;

    private const ulong Kept = (1UL << SlotWindows.DaysMax) - 1;

    // An answer a bit, the latest lowest.
    private readonly ulong[] yes = new ulong[slots];
    private readonly ulong[] states = new ulong[slots];
    private readonly byte[] counts = new byte[slots];

    /// <summary>Takes the answer to a question put in a slot, in a state.</summary>
    public void Add(int slot, bool answer, bool state)
    {
        yes[slot] = (yes[slot] << 1 | (answer ? 1UL : 0)) & Kept;
        states[slot] = (states[slot] << 1 | (state ? 1UL : 0)) & Kept;
        if (counts[slot] < SlotWindows.DaysMax) counts[slot]++;
    }

    /// <summary>Frequency of yes in a slot.</summary>
    /// <param name="overall">The frequency over all slots.</param>
    public double Rate(int slot, double overall) => Drawn(yes[slot], counts[slot], overall);

    /// <summary>Frequency of yes in a slot in one state.</summary>
    /// <param name="overall">The frequency over all slots in this state.</param>
    public double Rate(int slot, bool state, double overall)
    {
        ulong days = (state ? states[slot] : ~states[slot]) & ((1UL << counts[slot]) - 1);
        return Drawn(yes[slot] & days, BitOperations.PopCount(days), overall);
    }

    private static double Drawn(ulong answers, int known, double overall) =>
        (BitOperations.PopCount(answers) + PriorDays * overall) / (known + PriorDays);
}
