using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Evaluations;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Core.Tests.Laws;

namespace GoldenSignals.Core.Tests.Evaluations;

public class SessionRecordTests
{
    private static readonly Bar[] Daily = new RandomBars(21).Daily(2500);
    private static readonly CardScope Scope = new("1d", "ABC", Ran.Backtest);

    [Fact]
    public void The_card_of_one_symbol_judges_by_the_numbers_of_its_session()
    {
        SignalSession session = Session();
        IReadOnlyList<ClaimCard> cards = Cards(session, Daily, null, null);
        foreach (Question question in session.Questions)
        {
            var skill = question.Consensus!.Skill;
            ClaimCard card = cards.Single(card => card.Target == question.Entry.Key && card.Who == CardKey.Consensus);
            Assert.Equal((skill.Calls, skill.State.ToString().ToLowerInvariant()), (card.Calls, card.State));
            if (skill.Calls == 0) continue;
            Assert.Equal(skill.EffectiveSample, card.EffectiveSample);
            Assert.Equal(skill.Hits / skill.Calls, card.HitRate);
            Assert.Equal(skill.BaselineHits / skill.Calls, card.Baseline.HitRate);
            Assert.Equal(skill.CalibrationError, card.CalibrationError!.Value, 1e-6);
            if (double.IsNaN(skill.Lift.Low)) continue;
            Assert.Equal(skill.Lift.Low, card.Lift.Low!.Value, 1e-6);
            Assert.Equal(skill.BrierGain.Low / skill.BaselineBrier, card.BrierSkill.Low!.Value, 1e-6);
            // Where nobody is proven and the baseline is the base rate, both gain nothing but the dust of rounding.
            if (Math.Abs(skill.BrierGain.Mean) > 1e-9) Assert.Equal(skill.BrierGain.Chance, card.Chance!.Value, 1e-4);
        }
        Assert.Contains(cards, card => card.Calls > 2000);
    }

    [Fact]
    public void Everybody_who_speaks_has_a_card_on_each_target_it_declares()
    {
        IReadOnlyList<ClaimCard> cards = Cards(Session(), Daily[..300], null, null);
        foreach (var agent in Core.Agents.AgentCatalog.All.Where(agent => agent.Installed))
            Assert.Equal(agent.Targets.Order(), cards.Where(card => card.Who == agent.Name).Select(card => card.Target).Order());
        Assert.Equal(
            Core.Targets.TargetCatalog.All.Select(target => target.Key), cards.Where(card => card.Who == CardKey.Consensus).Select(card => card.Target));
    }

    [Fact]
    public void Only_what_was_issued_in_the_window_counts_while_the_session_is_warm()
    {
        DateTime from = Daily[1500].Time, to = Daily[2000].Time;
        ClaimCard card = Cards(Session(), Daily[..2200], from, to).Single(card => card is { Who: CardKey.Consensus, Target: "direction:5" });
        Assert.Equal((500, Daily[1501].Time.Date, to.Date), (card.Calls, card.From, card.To));
    }

    [Fact]
    public void A_voice_is_read_by_what_was_known_when_it_spoke()
    {
        IReadOnlyList<ClaimCard> longer = Cards(Session(), Daily, null, Daily[2000].Time);
        // The bars behind the window's last settlement change nothing.
        IReadOnlyList<ClaimCard> shorter = Cards(Session(), Daily[..2021], null, Daily[2000].Time);
        foreach ((ClaimCard one, ClaimCard other) in longer.Zip(shorter))
            Assert.Equal((one.Calls, one.BrierSkill.Value, one.LogLossSkill), (other.Calls, other.BrierSkill.Value, other.LogLossSkill));
    }

    [Fact]
    public void Targets_that_are_not_wanted_have_no_card()
    {
        SignalSession session = Session();
        CardBook book = new(session, new IssueDates(Daily.Select(bar => bar.Time), byDay: true), new HashSet<string> { "volatility:5", "range-forecast:5" });
        Assert.Equal(
            [("consensus", "volatility:5"), ("market_regime", "volatility:5"), ("consensus", "range-forecast:5")],
            book.ToCards(Scope, inFull: false).Select(card => (card.Who, card.Target)));
    }

    [Fact]
    public void Taking_a_bar_allocates_nothing() => Assert.Equal(0, Allocation.Least(() =>
    {
        SignalSession session = Session();
        SessionRecord record = new(session, new CardBook(session, new IssueDates(Daily.Select(bar => bar.Time), byDay: true)));
        foreach (Bar bar in Daily[..1000])
        {
            session.Step(Input.Of(in bar));
            record.Take();
        }
        return () =>
        {
            for (int i = 1000; i < Daily.Length; i++)
            {
                session.Step(Input.Of(in Daily[i]));
                record.Take();
            }
        };
    }));

    private static SignalSession Session() => new(new Symbol("ABC", AssetClass.Equity, "NYSE"), Interval.Day1, SessionSettings.Default);

    private static IReadOnlyList<ClaimCard> Cards(SignalSession session, Bar[] bars, DateTime? from, DateTime? to)
    {
        CardBook book = new(session, new IssueDates(bars.Select(bar => bar.Time), byDay: true));
        SessionRecord record = new(session, book, from, to);
        foreach (Bar bar in bars)
        {
            session.Step(Input.Of(in bar));
            record.Take();
        }
        return book.ToCards(Scope, inFull: false);
    }
}
