using GoldenSignals.Bench.Measuring;
using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Consensus;
using GoldenSignals.Core.Learning;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Core.Targets;

namespace GoldenSignals.Bench.Steps;

/// <summary>A bar through the whole session, and what each part of it costs.</summary>
internal sealed class StepCase : IBenchCase
{
    /// <summary>What one core must do: every agent, every target, settlement and learning.</summary>
    private const int BarsPerSecondMin = 300_000;

    public string Name => "step";

    public string Title => "one bar through a session with every agent and every target";

    public void Run(Section section)
    {
        IReadOnlyList<Tape> synthetic = Tape.Synthetic(), real = Tape.Real();
        Whole(section, "synthetic market", synthetic);
        if (real.Count > 0)
        {
            Whole(section, "real stocks and funds", real);
        }
        Parts(section, real.Count > 0 ? real : synthetic);
    }

    private static void Whole(Section section, string name, IReadOnlyList<Tape> tapes)
    {
        double bars = tapes.Sum(tape => tape.Bars.Length);
        IReadOnlyList<Score> scores = Contest.Run(
            Crossover(tapes),
            new Contender("the agents alone", bars, () => () => ForEach(tapes, tape => Observe(tape, Installed))),
            new Contender("`Step`, symbol after symbol", bars, () => Sessions(tapes)),
            new Contender("`Step`, a bar of each symbol in turn", bars, () => SessionsInTurn(tapes)));
        section.Table($"daily bars, {name}: {tapes.Count} symbols, {bars:#,0} bars", "µs a bar", 1000, scores[0], scores);
        Score step = scores[2];
        section.Goal($"{name}: `Step` ≥ {BarsPerSecondMin / 1000} k bars/s on one core", $"{Section.Number(1e6 / step.Least)} k at best, "
            + $"{Section.Number(1e6 / step.Median)} k in the median", step.Median * BarsPerSecondMin <= 1e9);
        section.Goal($"{name}: 0 bytes a step", $"{Section.Number(Math.Round(step.Bytes, 2))}", Math.Round(step.Bytes, 2) == 0);
    }

    private static void Parts(Section section, IReadOnlyList<Tape> tapes)
    {
        double bars = tapes.Sum(tape => tape.Bars.Length);
        Recording[] recordings = [.. tapes.Select(tape => new Recording(tape))];
        List<Contender> parts = [new("`Step`", bars, () => Sessions(tapes))];
        parts.AddRange(Installed.Select(agent =>
            Contender.Of($"agent {agent.Name}", bars, () => ForEach(tapes, tape => Observe(tape, [agent])))));
        parts.AddRange(Recording.Questions.Select(target =>
            Contender.Of($"target {target.Key}", bars, () => ForEach(tapes, tape => Update(tape, [target])))));
        parts.Add(Contender.Of("all targets", bars, () => ForEach(tapes, tape => Update(tape, Recording.Questions))));
        parts.Add(Contender.Of("all targets with their consensus", bars, () =>
        {
            foreach (Recording recording in recordings)
            {
                recording.FormAll();
            }
        }));
        parts.Add(Contender.Of("features and ranges", bars, () => ForEach(tapes, Forecast)));
        IReadOnlyList<Score> scores = Contest.Run(parts);
        section.Table("what it is made of, each part alone", "µs a bar", 1000, scores[0], scores);
    }

    private static IReadOnlyList<AgentEntry> Installed { get; } = [.. AgentCatalog.All.Where(entry => entry.Installed)];

    private static Contender Crossover(IReadOnlyList<Tape> tapes) => Contender.Of(
        "SMA(10) over SMA(30), the bare loop", tapes.Sum(tape => tape.Bars.Length), () => ForEach(tapes, Cross));

    private static void ForEach(IReadOnlyList<Tape> tapes, Action<Tape> run)
    {
        foreach (Tape tape in tapes)
        {
            run(tape);
        }
    }

    /// <summary>A session that knows its splits and dividends and waits for its first bar.</summary>
    private static SignalSession Begin(Tape tape)
    {
        var session = new SignalSession(tape.Symbol, tape.Interval, SessionSettings.Default);
        foreach (Input action in tape.Actions)
        {
            session.Step(in action);
        }
        return session;
    }

    private static Action Sessions(IReadOnlyList<Tape> tapes)
    {
        SignalSession[] sessions = [.. tapes.Select(Begin)];
        return () =>
        {
            for (int i = 0; i < sessions.Length; i++)
            {
                Step(sessions[i], tapes[i].Steps);
            }
        };
    }

    private static Action SessionsInTurn(IReadOnlyList<Tape> tapes)
    {
        SignalSession[] sessions = [.. tapes.Select(Begin)];
        int longest = tapes.Max(tape => tape.Steps.Length);
        return () =>
        {
            for (int at = 0; at < longest; at++)
            {
                for (int i = 0; i < sessions.Length; i++)
                {
                    if (at < tapes[i].Steps.Length)
                    {
                        sessions[i].Step(tapes[i].Steps[at]);
                    }
                }
            }
        };
    }

    private static void Step(SignalSession session, Input[] inputs)
    {
        foreach (ref readonly Input input in inputs.AsSpan())
        {
            session.Step(in input);
        }
    }

    private static void Cross(Tape tape)
    {
        var loop = new CrossoverLoop();
        foreach (ref readonly Bar bar in tape.Bars.AsSpan())
        {
            loop.Update(in bar);
        }
    }

    private static void Observe(Tape tape, IReadOnlyList<AgentEntry> entries)
    {
        IAgent[] agents = [.. entries.Select(entry => entry.Make!())];
        Opinion[][] opinions = [.. entries.Select(entry => new Opinion[entry.Targets.Count])];
        foreach (ref readonly Bar bar in tape.Bars.AsSpan())
        {
            for (int i = 0; i < agents.Length; i++)
            {
                agents[i].Observe(in bar, Context.None, opinions[i]);
            }
        }
    }

    private static void Update(Tape tape, IReadOnlyList<TargetEntry> entries)
    {
        Target[] targets = [.. entries.Select(entry => entry.Make!(new TargetSettings(0.001)))];
        foreach (ref readonly Bar bar in tape.Bars.AsSpan())
        {
            foreach (Target target in targets)
            {
                target.Update(in bar, Context.None);
            }
        }
    }

    private static void Forecast(Tape tape)
    {
        var features = new VolatilityFeatures();
        RangeForecaster[] ranges = [new(1), new(5), new(20)];
        foreach (ref readonly Bar bar in tape.Bars.AsSpan())
        {
            features.Update(in bar);
            if (!features.Ready)
            {
                continue;
            }
            foreach (RangeForecaster range in ranges)
            {
                range.Update(in bar, features, double.NaN);
            }
        }
    }
}
