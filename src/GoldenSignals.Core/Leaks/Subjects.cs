using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Consensus;
using GoldenSignals.Core.Indicators;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;

namespace GoldenSignals.Core.Leaks;

/// <summary>Makes what steps bar by bar into something the guard can ask: a new one is made for each history and told it in order.</summary>
public static class Subjects
{
    /// <summary>An indicator with its usual parameters, part by part.</summary>
    public static Subject Of(IndicatorEntry entry) => new(entry.Key, [.. entry.Parts.Select(part => part.Name)], history =>
    {
        IIndicator indicator = entry.Make(entry.Defaults);
        return Rows(history, entry.Parts.Count, (in Bar bar, in Context context, Span<double> row) =>
        {
            indicator.Update(in bar);
            for (int part = 0; part < row.Length; part++) row[part] = indicator[part];
        });
    });

    /// <summary>An agent: score and confidence on each target, its set-up, its state, and every number it shows as evidence.</summary>
    /// <exception cref="ArgumentException">The agent is not installed.</exception>
    public static Subject Of(AgentEntry entry)
    {
        Func<IAgent> make = entry.Make ?? throw new ArgumentException($"{entry.Name} is not installed.", nameof(entry));
        string[] evidence = [.. make().Evidence().Select(one => one.Name)];
        string[] fields = [.. entry.Targets.SelectMany(target => (string[])[$"{target} score", $"{target} confidence"]), "set-up", "state", .. evidence];
        return new Subject(entry.Name, fields, history =>
        {
            IAgent agent = make();
            Opinion[] opinions = new Opinion[entry.Targets.Count];
            return Rows(history, fields.Length, (in Bar bar, in Context context, Span<double> row) =>
            {
                agent.Observe(in bar, in context, opinions);
                Write(agent, opinions, row);
            });
        });
    }

    /// <summary>A whole session: every claim's parts, state and ranges, the lean and the decision.</summary>
    public static Subject Workflow(Symbol symbol, Interval interval, SessionSettings settings)
    {
        SignalSession shape = new(symbol, interval, settings);
        List<string> fields = ["decision", "lean"];
        foreach (Question question in shape.Questions) fields.AddRange([$"{question.Entry.Key} raw", $"{question.Entry.Key} base rate", $"{question.Entry.Key} state"]);
        foreach (RangeForecaster range in shape.Ranges) fields.AddRange([$"range-forecast:{range.Horizon} 80 %", $"range-forecast:{range.Horizon} 90 %"]);
        return new Subject("workflow", fields, history =>
        {
            SignalSession session = new(symbol, interval, settings);
            double[] said = new double[history.Bars.Count * fields.Count];
            int row = 0;
            foreach (Input input in history.Inputs())
            {
                session.Step(in input);
                if (input.Kind == InputKind.Bar) Write(session, said.AsSpan(row++ * fields.Count, fields.Count));
            }
            return said;
        });
    }

    private delegate void Step(in Bar bar, in Context context, Span<double> row);

    /// <summary>Bars as a session hands them on: adjusted forward, each with the context of its close.</summary>
    private static double[] Rows(History history, int fields, Step step)
    {
        Adjustment adjustment = new();
        Context context = Context.None;
        double[] said = new double[history.Bars.Count * fields];
        int row = 0;
        foreach (Input input in history.Inputs())
        {
            if (input.Kind == InputKind.Action) adjustment.Apply(input.Action);
            if (input.Kind == InputKind.Context) context = input.Context;
            if (input.Kind != InputKind.Bar) continue;
            Bar bar = adjustment.Adjust(input.Bar);
            step(in bar, context.Time == bar.Time ? context : Context.None, said.AsSpan(row++ * fields, fields));
        }
        return said;
    }

    private static void Write(IAgent agent, Opinion[] opinions, Span<double> row)
    {
        int field = 0;
        foreach (Opinion opinion in opinions)
        {
            row[field++] = opinion.Holds ? opinion.Score : double.NaN;
            row[field++] = opinion.Holds ? opinion.Confidence : double.NaN;
        }
        row[field++] = agent.SetUp.Side;
        row[field++] = agent.State is { } state ? SeededRandom.StreamOf(state) % 1_000_003 : double.NaN;
        foreach (Evidence evidence in agent.Evidence()) row[field++] = evidence.Value;
    }

    private static void Write(SignalSession session, Span<double> row)
    {
        int field = 0;
        row[field++] = Decision.Of(session).Side;
        row[field++] = session.LeanRecord.Score;
        foreach (Question question in session.Questions)
        {
            bool claims = question.Claims;
            row[field++] = claims ? question.Consensus!.Raw : double.NaN;
            row[field++] = claims ? question.Consensus!.BaseRate : double.NaN;
            row[field++] = question.Consensus is { } consensus ? (double)consensus.Skill.State : double.NaN;
        }
        foreach (RangeForecaster range in session.Ranges)
        {
            row[field++] = range.Reach80;
            row[field++] = range.Reach90;
        }
    }
}
