using System.Globalization;

namespace GoldenSignals.Core.Leaks;

/// <summary>Puts lots in the place of what is to be foretold. Whoever still foretells it has seen it.</summary>
/// <remarks>Moves and labels are drawn with replacement, so no past says anything of a later one; a share of agreement then has the
/// spread of a coin. It must stand out in every draw, and to the same side, before it is called a leak.</remarks>
internal static class LabelShuffle
{
    /// <summary>Standard errors beyond which agreement is no chance, in each of the draws.</summary>
    private const double ErrorsMax = 4;

    private const int Draws = 3, KnownMin = 100;

    /// <summary>Draws bars anew and looks whether any field goes with the next move.</summary>
    public static Leak? Find(Subject subject, History history, ulong seed)
    {
        int fields = subject.Fields.Count;
        double[,] errors = new double[Draws, fields];
        double[] said = [];
        for (int draw = 0; draw < Draws; draw++)
        {
            History drawn = OtherFutures.Draw(history, seed + (ulong)draw);
            said = subject.Say(drawn);
            double[] labels = Learner.LabelsOf(drawn, horizon: 1);
            for (int field = 0; field < fields; field++) errors[draw, field] = Errors(said, field, fields, labels);
        }
        for (int field = 0; field < fields; field++)
        {
            if (StandsOut([.. Enumerable.Range(0, Draws).Select(draw => errors[draw, field])]))
            {
                int bar = FirstKnown(said, field, fields);
                return new Leak(LeakCheck.LabelShuffle, bar, history.Bars[bar].Time, subject.Fields[field], double.NaN, double.NaN, null,
                    Text($"on bars drawn by lot it goes with the next move, {errors[0, field]:+0.0;-0.0} standard errors from chance"));
            }
        }
        return null;
    }

    /// <summary>Changes labels that are not known yet, then draws all of them by lot.</summary>
    public static Leak? Find(Learner learner, History history, ulong seed)
    {
        double[] real = learner.LabelsOf(history), told = learner.Forecast(history, real);
        if (Unknown(learner, history, real, told) is { } leak) return leak;
        double[] errors = new double[Draws];
        double hits = 0, rate = 0;
        for (int draw = 0; draw < Draws; draw++)
        {
            double[] labels = Drawn(real, new SeededRandom(seed, (ulong)draw));
            double[] said = learner.Forecast(history, labels);
            errors[draw] = Errors(said, 0, 1, labels);
            hits = Hits(said, labels);
            rate = labels.Where(label => !double.IsNaN(label)).Average();
        }
        if (!StandsOut(errors)) return null;
        int bar = FirstKnown(told, 0, 1);
        return new Leak(LeakCheck.LabelShuffle, bar, history.Bars[bar].Time, "forecast", double.NaN, double.NaN, null,
            Text($"on labels drawn by lot it is right {hits:P0} of the time where the base rate is {Math.Max(rate, 1 - rate):P0}"));
    }

    private static Leak? Unknown(Learner learner, History history, double[] real, double[] told)
    {
        foreach (int share in (int[])[2, 3, 4, 5])
        {
            int known = real.Length - real.Length / share;
            double[] other = [.. real.Select((label, i) => i + learner.Horizon < known ? label : 1 - label)];
            double[] said = learner.Forecast(history, other);
            int place = Difference.First(told.AsSpan(0, known), said.AsSpan(0, known), 1, 0);
            if (place < 0) continue;
            return new Leak(LeakCheck.LabelShuffle, place, history.Bars[place].Time, "forecast", told[place], said[place], null,
                "labels not yet known at it change it");
        }
        return null;
    }

    private static double[] Drawn(double[] real, SeededRandom random)
    {
        double[] known = [.. real.Where(label => !double.IsNaN(label))];
        return [.. real.Select(label => double.IsNaN(label) ? label : known[random.NextBelow(known.Length)])];
    }

    /// <summary>Correlation times the root of the number of pairs: standard normal where there is nothing.</summary>
    private static double Errors(double[] said, int field, int fields, double[] labels)
    {
        double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
        double scale = Scale(said, field, fields);
        for (int i = 0; i < labels.Length; i++)
        {
            double value = said[i * fields + field] / scale;
            if (!double.IsFinite(value) || double.IsNaN(labels[i])) continue;
            n++;
            x += value;
            y += labels[i];
            xx += value * value;
            yy += labels[i] * labels[i];
            xy += value * labels[i];
        }
        double spread = (xx - x * x / n) * (yy - y * y / n);
        return n < KnownMin || !(spread > 1e-12 * xx * yy) ? 0 : (xy - x * y / n) / Math.Sqrt(spread) * Math.Sqrt(n - 1);
    }

    private static double Scale(double[] said, int field, int fields)
    {
        double scale = 0;
        for (int i = field; i < said.Length; i += fields)
        {
            if (double.IsFinite(said[i])) scale = Math.Max(scale, Math.Abs(said[i]));
        }
        return scale > 0 ? scale : 1;
    }

    private static bool StandsOut(double[] errors) => errors.All(error => error > ErrorsMax) || errors.All(error => error < -ErrorsMax);

    /// <summary>Share of labels on the side of the forecast's own middle.</summary>
    private static double Hits(double[] said, double[] labels)
    {
        double[] sorted = [.. said.Where(double.IsFinite).Order()];
        double middle = sorted[sorted.Length / 2];
        return labels.Where((label, i) => double.IsFinite(said[i]) && !double.IsNaN(label))
            .Zip(said.Where((value, i) => double.IsFinite(value) && !double.IsNaN(labels[i])), (label, value) => value > middle == label > 0.5 ? 1.0 : 0)
            .Average();
    }

    private static int FirstKnown(double[] said, int field, int fields)
    {
        int bar = 0;
        while (bar + 1 < said.Length / fields && !double.IsFinite(said[bar * fields + field])) bar++;
        return bar;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
