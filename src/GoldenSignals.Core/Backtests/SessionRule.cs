using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Core.Targets;

namespace GoldenSignals.Core.Backtests;

/// <summary>
/// Trades what the sessions say, bar after bar through the same step that runs live: their decisions, the bare lean, or one agent's opinion on
/// direction:5.
/// </summary>
public sealed class SessionRule : IRule
{
    private const string AgentPrefix = "agent:", Direction = "direction:5";

    private readonly SessionSettings settings;
    private readonly string? agent;

    private SessionRule(string name, SessionSettings settings, string? agent = null) => (Name, this.settings, this.agent) = (name, settings, agent);

    public string Name { get; }

    /// <summary>What it was told, for the hash of its results.</summary>
    public string Canonical => $"{Name};{settings.Canonical}";

    /// <summary>
    /// The decisions: a buy or sell opens a position with the plan's stop and target, and it is left when the horizon of the claim it rests on ends
    /// without a new one. A hold opens nothing.
    /// </summary>
    public static SessionRule Workflow(SessionSettings settings) => new("workflow", settings);

    /// <summary>Long while the lean is above zero, short while it is below: an unproven vote, traded only on request.</summary>
    public static SessionRule Lean(SessionSettings settings) => new("lean", settings);

    /// <summary>The same with one agent's opinion in place of the vote; nobody else is asked.</summary>
    /// <exception cref="FormatException">There is no such agent, or it says nothing on direction:5.</exception>
    public static SessionRule Agent(string name, SessionSettings settings)
    {
        string[] known = [.. AgentCatalog.All.Where(entry => entry.Installed && entry.Targets.Contains(Direction)).Select(entry => entry.Name)];
        if (!known.Contains(name))
        {
            throw new FormatException($"\"{name}\" is no installed agent with an opinion on {Direction}; those are {string.Join(", ", known)}.");
        }
        return new SessionRule(AgentPrefix + name, settings with { Disabled = [.. AgentCatalog.All.Select(entry => entry.Name).Where(one => one != name)] }, name);
    }

    public Wishes Decide(PriceSeries series)
    {
        var session = new SignalSession(series.Symbol, series.Interval, settings);
        var wishes = new Wishes(new sbyte[series.Count])
        {
            Strengths = new float[series.Count],
            Stops = agent is null && Name == "workflow" ? new long[series.Count] : null,
            Targets = agent is null && Name == "workflow" ? new long[series.Count] : null,
        };
        var plan = new Plan(session, wishes);
        int next = 0;
        for (int i = 0; i < series.Count; i++)
        {
            Step(session, series, i, ref next);
            if (wishes.Stops is not null) plan.Follow(i);
            else Vote(session, wishes, i);
        }
        return wishes;
    }

    /// <summary>Hands the inputs of a bar over in the one order there is: actions, context, bar.</summary>
    private static void Step(SignalSession session, PriceSeries series, int place, ref int next)
    {
        Bar bar = series[place];
        while (next < series.Actions.Count && series.Actions[next].ExTime <= bar.Time) session.Step(Input.Of(series.Actions[next++]));
        if (series.ContextAt?.Invoke(place) is { Symbols: > 0 } context) session.Step(Input.Of(in context));
        session.Step(Input.Of(in bar));
    }

    private void Vote(SignalSession session, Wishes wishes, int place)
    {
        double score = agent is null ? session.LeanRecord.Score : StrengthOf(session);
        wishes.Sides[place] = (sbyte)Math.Sign(score);
        wishes.Strengths![place] = (float)Math.Abs(score);
    }

    private double StrengthOf(SignalSession session)
    {
        foreach (Seat seat in session.Seats)
        {
            if (seat.Entry.Name != agent) continue;
            for (int target = 0; target < seat.Entry.Targets.Count; target++)
            {
                if (seat.Entry.Targets[target] == Direction) return seat.On(target).Strength;
            }
        }
        return 0;
    }

    /// <summary>The position that the latest decision asks for, and how long it lasts.</summary>
    private sealed class Plan(SignalSession session, Wishes wishes)
    {
        private int side;
        private int until;

        public void Follow(int place)
        {
            Decision decision = Decision.Of(session);
            if (decision.Side != 0)
            {
                int horizon = decision.On!.Target is TradeTarget ? SetUp.ExpiryBars : decision.On.Target.Horizon;
                until = decision.Side == side ? Math.Max(until, place + horizon) : place + horizon;
                side = decision.Side;
                wishes.Strengths![place] = (float)new SignalWriter(session, DataLabel.Imported, "").Size(decision);
                SetLevels(place);
            }
            else if (place >= until)
            {
                side = 0;
            }
            wishes.Sides[place] = (sbyte)side;
        }

        private void SetLevels(int place)
        {
            double range = session.Trade?.Range ?? double.NaN;
            if (double.IsNaN(range)) return;
            wishes.Stops![place] = Raw(session.LastAdjustedClose - (side * SetUp.StopAtr * range));
            wishes.Targets![place] = Raw(session.LastAdjustedClose + (side * SetUp.TargetAtr * range));
        }

        private long Raw(double adjusted) => Math.Max(1, (long)Math.Round(adjusted / session.Factor));
    }
}
