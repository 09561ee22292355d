using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Consensus;
using GoldenSignals.Core.Indicators;
using GoldenSignals.Core.Learning;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Targets;

namespace GoldenSignals.Core.Sessions;

/// <summary>One symbol's living state at one interval. Backtest, live run, restart and correction all step it the same way.</summary>
/// <remarks>A step never throws, allocates nothing once warm, and sees no bar but the one it is given. What it says is read from the
/// properties until the next step, or made into an immutable <see cref="Signal"/> by <see cref="ToSignal"/>.</remarks>
public sealed class SignalSession
{
    /// <summary>Horizons of the range forecasts.</summary>
    private static readonly int[] RangeHorizons = [1, 5, 20];

    /// <summary>Bars whose highest and lowest price count as a level worth telling when a close breaks it.</summary>
    internal const int LevelBars = 20;

    /// <summary>Bars of the volatility that the ranges' baseline goes by.</summary>
    private const int YearBars = 252;

    private readonly Adjustment adjustment = new();
    private readonly Seat[] seats;
    private readonly Question[] questions;
    private readonly DaySlots? day;
    private readonly VolatilityFeatures features;
    private readonly RangeForecaster[] ranges;
    private readonly Donchian levels = new(LevelBars);
    private readonly TradeTarget? trade;
    private readonly SetUp[] named = new SetUp[SetUp.ExpiryBars + 1];
    private readonly Question? lean;
    private readonly ChangeLog changes;
    private readonly RealizedVolatility yearVolatility = new(YearBars);
    private readonly SettlementLog settled;
    private Context context = Context.None;
    private Bar raw;

    public SignalSession(Symbol symbol, Interval interval, SessionSettings settings)
    {
        Symbol = symbol;
        Interval = interval;
        Settings = settings;
        day = interval.IsIntraday ? new DaySlots(TradingCalendar.For(symbol, settings.Hours), interval) : null;
        features = new VolatilityFeatures(day);
        seats =
        [
            .. AgentCatalog.All.Concat(settings.External.Select(voices => AgentEntry.External(voices.Agent, voices.Targets)))
                .Select(entry => new Seat(entry, !settings.Disabled.Contains(entry.Name), day)),
        ];
        questions = [.. TargetCatalog.All.Where(entry => entry.Make is not null).Select(entry => new Question(entry, settings, seats, day))];
        ranges = [.. RangeHorizons.Select(horizon => new RangeForecaster(horizon, day))];
        trade = questions.Select(question => question.Target).OfType<TradeTarget>().FirstOrDefault();
        lean = Find("direction:5");
        LeanRecord = new LeanRecord(horizon: 5);
        changes = new ChangeLog(seats.Length, questions.Length);
        settled = new SettlementLog(questions, ranges);
        Targets = [.. questions.Select(question => question.Entry)];
    }

    public Symbol Symbol { get; }

    public Interval Interval { get; }

    public SessionSettings Settings { get; }

    /// <summary>Bars stepped so far.</summary>
    public int Bars { get; private set; }

    /// <summary>The latest bar as it came, unadjusted.</summary>
    public ref readonly Bar LastBar => ref raw;

    /// <summary>The targets it asks about, in the order settlements number them.</summary>
    public IReadOnlyList<TargetEntry> Targets { get; }

    /// <summary>What settled at the latest bar, in the order of the targets; holds until the next step.</summary>
    public ReadOnlySpan<Settlement> Settlements => settled.Questions;

    /// <summary>The range forecasts that settled at the latest bar; holds until the next step.</summary>
    public ReadOnlySpan<RangeSettlement> RangeSettlements => settled.Ranges;

    /// <summary>The band questions, put up to so many bars ago, whose band the latest close has left: their answer is known before their time.</summary>
    public IEnumerable<(TargetEntry Target, int BarsAgo)> BandsLeft()
    {
        foreach (Question question in questions)
        {
            if (question.Target is not BandTarget band) continue;
            for (int ago = 1; ago < band.Horizon; ago++)
            {
                if (band.LeftBand(ago)) yield return (question.Entry, ago);
            }
        }
    }

    internal ReadOnlySpan<Seat> Seats => seats;

    internal ReadOnlySpan<Question> Questions => questions;

    internal ReadOnlySpan<RangeForecaster> Ranges => ranges;

    internal LeanRecord LeanRecord { get; }

    internal ChangeLog Changes => changes;

    /// <summary>The latest close on the adjusted scale, in ticks.</summary>
    internal long LastAdjustedClose { get; private set; }

    /// <summary>Adjusted price over raw price at the latest bar: what lies between two bars is the splits and dividends between them.</summary>
    public double Factor => adjustment.Factor;

    internal TradeTarget? Trade => trade;

    /// <summary>The seat whose set-up the trade question is about, or null.</summary>
    internal Seat? Proposer { get; private set; }

    /// <summary>The question of this key, or null.</summary>
    internal Question? Find(string key)
    {
        foreach (Question question in questions)
        {
            if (question.Entry.Key == key) return question;
        }
        return null;
    }

    /// <summary>Whether it ever makes a claim on a target.</summary>
    public bool Claims(int target) => questions[target].Consensus is not null;

    /// <summary>The agents that speak on a target, in the order of their strengths.</summary>
    public IReadOnlyList<string> VoicesOn(int target) => [.. questions[target].Voices.Select(voice => seats[voice.Seat].Entry.Name)];

    /// <summary>Score × confidence of each voice when a settlement of the latest bar was issued, NaN where it was silent.</summary>
    public ReadOnlySpan<double> StrengthsAt(in Settlement settlement) => questions[settlement.Question].Consensus!.SettledStrengths;

    /// <summary>The set-up a settlement of the latest bar was about, or none.</summary>
    public SetUp SetUpOf(in Settlement settlement) =>
        questions[settlement.Question].Target is TradeTarget ? named[settlement.IssueBar % named.Length] : SetUp.None;

    /// <summary>Takes the next input. Inputs come in order; only a bar changes what the session says.</summary>
    public void Step(in Input input)
    {
        switch (input.Kind)
        {
            case InputKind.Action:
                adjustment.Apply(input.Action);
                break;
            case InputKind.Context:
                context = input.Context;
                break;
            case InputKind.Opinion:
                foreach (Seat seat in seats) seat.Hear(input.Opinion!);
                break;
            case InputKind.Bar:
                StepBar(input.Bar);
                break;
        }
    }

    /// <summary>Everything it says now, in words and numbers, ready to be stored and sent.</summary>
    /// <param name="label">How the data must be labelled wherever this is shown.</param>
    /// <param name="inputHash">Hash of every input stepped so far, kept by the caller who hands them over.</param>
    public Signal ToSignal(DataLabel label, string inputHash) => new SignalWriter(this, label, inputHash).Write();

    private void StepBar(in Bar bar)
    {
        bool yearEnded = Bars > 0 && bar.Time.Year != raw.Time.Year;
        raw = bar;
        Bars++;
        Bar adjusted = adjustment.Adjust(in bar);
        LastAdjustedClose = adjusted.Close;
        Context seen = context.Time == bar.Time ? context : Context.None;

        changes.Begin();
        Settle(in adjusted, in seen, yearEnded);
        foreach (Seat seat in seats) seat.Observe(in adjusted, in seen);
        Form();
        Note(in adjusted);
    }

    private void Settle(in Bar bar, in Context seen, bool yearEnded)
    {
        foreach (Question question in questions) question.Settle(in bar, in seen, yearEnded);
        if (lean is not null) LeanRecord.Settle(lean.Target.Answer);
        features.Update(in bar);
        yearVolatility.Update(in bar);
        if (features.Ready || day is not null)
        {
            foreach (RangeForecaster range in ranges) range.Update(in bar, features, yearVolatility.Value);
        }
        settled.Note(bar.Time);
    }

    private void Form()
    {
        Proposer = null;
        foreach (Seat seat in seats)
        {
            if (Proposer is not null || seat.SetUp.Side == 0) continue;
            trade?.Propose(seat.SetUp.Side);
            Proposer = seat;
        }
        named[(Bars - 1) % named.Length] = Proposer?.SetUp ?? SetUp.None;
        foreach (Question question in questions) question.Form(seats);
        Vote();
    }

    private void Vote()
    {
        if (lean is null) return;
        double sum = 0;
        int up = 0, down = 0, silent = 0;
        foreach (Voice voice in lean.Voices)
        {
            double strength = seats[voice.Seat].On(voice.Opinion).Strength;
            sum += strength;
            if (strength > 0) up++;
            else if (strength < 0) down++;
            else if (seats[voice.Seat].HasSpokenOn(voice.Opinion)) silent++;
        }
        LeanRecord.Vote(sum, up, down, silent);
    }

    private void Note(in Bar bar)
    {
        levels.Update(in bar);
        if (bar.Close > levels.Upper) changes.BrokeAbove(levels.Upper);
        if (bar.Close < levels.Lower) changes.BrokeBelow(levels.Lower);
        changes.Note(seats, questions, lean);
    }
}
