namespace GoldenSignals.Core.Leaks;

/// <summary>Shows a subject the same past before many futures, and says where what it said of the past was not the same.</summary>
/// <remarks>A number may depend on what was known when its bar closed and on nothing else, so every comparison here is between two
/// answers that must be equal. Subjects must say the same twice; what is drawn by lot must come from a seed.</remarks>
public sealed class LeakGuard
{
    /// <summary>Bars a history needs before anything can be said.</summary>
    public const int BarsMin = 60;

    /// <summary>The Gregorian calendar repeats after 400 years to the day of the week, so seasons and weekdays stay as they are.</summary>
    private const int CalendarYears = 400;

    private const int CutsSpread = 24, CutsTogether = 8, CutsPerturbed = 12, CutsPoisoned = 6;
    private const ulong Seed = 20_11;

    private readonly History history;
    private readonly double tolerance;
    private readonly int[] cuts;

    /// <param name="tolerance">Share of a field's largest number that counts as rounding; 0 asks for the same bits.</param>
    public LeakGuard(History history, double tolerance = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(history.Bars.Count, BarsMin);
        ArgumentOutOfRangeException.ThrowIfNegative(tolerance);
        this.history = history;
        this.tolerance = tolerance;
        cuts = Cuts(history.Bars.Count);
    }

    /// <summary>Runs every check on a subject.</summary>
    public LeakReport Check(Subject subject) => Check(subject, () => LabelShuffle.Find(subject, history, Seed));

    /// <summary>Runs every check on a learner, with labels drawn by lot instead of bars.</summary>
    public LeakReport Check(Learner learner) => Check(learner.AsSubject(), () => LabelShuffle.Find(learner, history, Seed));

    private LeakReport Check(Subject subject, Func<Leak?> shuffle)
    {
        double[] first = [], whole = [];
        return new LeakReport(subject.Name,
        [
            Carry(LeakCheck.Repaint, () =>
            {
                first = subject.Say(history.Until(Middle));
                whole = subject.Say(history);
                return Repaint(subject, first, whole);
            }),
            Carry(LeakCheck.Truncation, () => Truncation(subject, whole)),
            Carry(LeakCheck.Perturbation, () => Rewritten(subject, whole, LeakCheck.Perturbation, CutsPerturbed, [Future.Mirrored, Future.Drawn])),
            Carry(LeakCheck.Poison, () => Rewritten(subject, whole, LeakCheck.Poison, CutsPoisoned, [Future.Huge, Future.Nothing, Future.NotNumbers])),
            Carry(LeakCheck.TimeShift, () => TimeShift(subject, first)),
            Carry(LeakCheck.LabelShuffle, shuffle),
        ]);
    }

    private int Middle => history.Bars.Count / 2 + 1;

    /// <summary>A subject that throws is told of; it hides nothing behind it.</summary>
    private static LeakFinding Carry(LeakCheck check, Func<Leak?> find)
    {
        try
        {
            return new LeakFinding(check, find());
        }
        catch (Exception fault)
        {
            return new LeakFinding(check, null, fault.Message);
        }
    }

    private Leak? Repaint(Subject subject, double[] first, double[] whole)
    {
        const string words = "asked about the same bars again, it says something else";
        return Compare(subject, LeakCheck.Repaint, first, subject.Say(history.Until(Middle)), words)
            ?? Compare(subject, LeakCheck.Repaint, whole, subject.Say(history), words);
    }

    private Leak? Truncation(Subject subject, double[] whole)
    {
        foreach (int cut in cuts)
        {
            if (AtCut(cut) is { } found) return Earliest(found, cut);
        }
        return null;

        Leak? AtCut(int cut) => Compare(subject, LeakCheck.Truncation, subject.Say(history.Until(cut)), whole,
            "with the bars up to it alone it said something else");

        Leak Earliest(Leak found, int cut)
        {
            for (int clean = 0; cut - clean > 1;)
            {
                int middle = (clean + cut) / 2;
                if (AtCut(middle) is { } earlier) (found, cut) = (earlier, middle);
                else clean = middle;
            }
            return found with { Ahead = Ahead(subject, whole, found, cut) };
        }
    }

    /// <summary>Bars after the leaking one until what is said of it is final.</summary>
    private int Ahead(Subject subject, double[] whole, Leak leak, int cut)
    {
        int place = leak.Bar * subject.Fields.Count + subject.Fields.ToList().IndexOf(leak.Field);
        int open = cut, final = history.Bars.Count;
        while (final - open > 1)
        {
            int middle = (open + final) / 2;
            if (Difference.IsSame(subject.Say(history.Until(middle))[place], whole[place], tolerance)) final = middle;
            else open = middle;
        }
        return final - 1 - leak.Bar;
    }

    private Leak? Rewritten(Subject subject, double[] whole, LeakCheck check, int count, Future[] futures)
    {
        foreach (int cut in cuts.Where((_, i) => i % (cuts.Length / count) == 0))
        {
            foreach (Future future in futures)
            {
                double[] said = subject.Say(OtherFutures.Write(history, cut, future, Seed));
                string words = check == LeakCheck.Poison ? "absurd bars after it change it" : "other bars after it change it";
                int numbers = cut * subject.Fields.Count;
                if (Compare(subject, check, whole.AsSpan(0, numbers), said.AsSpan(0, numbers), words) is { } leak) return leak;
            }
        }
        return null;
    }

    /// <summary>The moved history is shown whole first and then cut, so what was kept by time or name from before gives itself away too.</summary>
    private Leak? TimeShift(Subject subject, double[] first)
    {
        History moved = history.Moved(CalendarYears);
        subject.Say(moved);
        return Compare(subject, LeakCheck.TimeShift, first, subject.Say(moved.Until(Middle)), $"the same bars {CalendarYears} years later give something else");
    }

    private Leak? Compare(Subject subject, LeakCheck check, ReadOnlySpan<double> told, ReadOnlySpan<double> later, string words)
    {
        int place = Difference.First(told, later, subject.Fields.Count, tolerance);
        if (place < 0) return null;
        int bar = place / subject.Fields.Count;
        return new Leak(
            check, bar, history.Bars[bar].Time, subject.Fields[place % subject.Fields.Count], told[place], later[place], null, words);
    }

    /// <summary>Bars after which the past is looked at: spread over the history by an odd step, so on every weekday, and some side by side.</summary>
    private static int[] Cuts(int bars)
    {
        int step = Math.Max(1, bars / (CutsSpread + 1)) | 1;
        IEnumerable<int> spread = Enumerable.Range(1, CutsSpread).Select(i => i * step), together = Enumerable.Range(bars - CutsTogether - 1, CutsTogether);
        return [.. spread.Concat(together).Where(cut => cut < bars).Distinct().Order()];
    }
}
