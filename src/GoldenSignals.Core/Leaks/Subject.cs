namespace GoldenSignals.Core.Leaks;

/// <summary>What is looked at for leaks: anything that makes numbers of a history, the same numbers for the same history.</summary>
/// <param name="name">What reports call it.</param>
/// <param name="fields">Names of the numbers it gives for each bar.</param>
/// <param name="say">The numbers bar by bar, each bar's in the order of the fields; NaN where it does not know.</param>
public sealed class Subject(string name, IReadOnlyList<string> fields, Func<History, double[]> say)
{
    /// <summary>A feature: one number a bar.</summary>
    public Subject(string name, Func<History, double[]> say) : this(name, [name], say)
    {
    }

    public string Name { get; } = name;

    public IReadOnlyList<string> Fields { get; } = fields;

    /// <exception cref="ArgumentException">It does not give every field for every bar.</exception>
    public double[] Say(History history)
    {
        double[] said = say(history);
        int wanted = history.Bars.Count * Fields.Count;
        return said.Length == wanted
            ? said
            : throw new ArgumentException($"{Name} says {said.Length} numbers for {history.Bars.Count} bars of {Fields.Count} fields, not {wanted}.");
    }
}

/// <summary>Something that learns from labels it is given and forecasts them, one number a bar, larger where yes is likelier.</summary>
/// <param name="Horizon">Bars until a label is known: the label of a bar says whether the close this many bars on is above its own.</param>
/// <param name="Forecast">Takes a history and a label for each bar (1, 0, or NaN while it is not known) and forecasts every bar.</param>
public sealed record Learner(string Name, int Horizon, Func<History, IReadOnlyList<double>, double[]> Forecast)
{
    /// <summary>The learner on the labels its history gives.</summary>
    public Subject AsSubject() => new(Name, ["forecast"], history => Forecast(history, LabelsOf(history)));

    /// <summary>The label of each bar; NaN for the last ones, whose answer the history does not hold.</summary>
    public double[] LabelsOf(History history) => LabelsOf(history, Horizon);

    internal static double[] LabelsOf(History history, int horizon)
    {
        double[] labels = new double[history.Bars.Count];
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = i + horizon >= labels.Length ? double.NaN : history.Bars[i + horizon].Close > history.Bars[i].Close ? 1 : 0;
        }
        return labels;
    }
}
