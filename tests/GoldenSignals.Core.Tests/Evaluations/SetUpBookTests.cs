using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Evaluations;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Core.Targets;
using GoldenSignals.Core.Tests.Laws;

namespace GoldenSignals.Core.Tests.Evaluations;

public class SetUpBookTests
{
    private static readonly CardScope Scope = new("1d", "all", Ran.Backtest);
    private static readonly SetUp Bottom = new("double bottom", 1);
    private static readonly DateTime[] Closes = [.. Enumerable.Range(0, 8_000).Select(day => new DateTime(2000, 1, 3, 21, 0, 0, DateTimeKind.Utc).AddDays(day))];

    [Fact]
    public void Hits_stand_beside_those_of_a_random_entry()
    {
        // Five calls: three reached their target, where random entries on that side reached theirs in 40, 40, 30, 50 and 40 of a hundred.
        SetUpTally tally = new(Bottom, new IssueDates(Closes, byDay: true));
        (bool Hit, double BaseRate)[] calls = [(true, 0.4), (false, 0.4), (true, 0.3), (true, 0.5), (false, 0.4)];
        for (int i = 0; i < calls.Length; i++) tally.Add(Question(100 * i, calls[i].Hit), calls[i].BaseRate);

        SetUpRecord record = tally.ToRecord(Scope);

        Assert.Equal(("double bottom", 1, 5L), (record.Name, record.Side, record.Calls));
        Assert.Equal(0.6, record.HitRate, 9);
        Assert.Equal(0.4, record.BaselineHitRate, 9);
        Assert.Equal(0.2, record.Lift.Value!.Value, 9);
        Assert.Equal((0.25, "unproven"), (record.EffectiveSample, record.State));
        Assert.Equal((Closes[0].Date, Closes[400].Date), (record.From, record.To));
    }

    [Fact]
    public void It_is_weak_when_it_beats_random_entries_over_250_independent_calls_and_not_before()
    {
        Assert.Equal("weak", Run(6_000, 26, 22).State);
        Assert.Equal("unproven", Run(4_000, 26, 22).State);
        Assert.Equal("unproven", Run(6_000, 16, 17, 15).State);
    }

    [Fact]
    public void Among_many_records_a_good_one_may_be_luck()
    {
        SetUpBook alone = new(new IssueDates(Closes, byDay: true)), among = new(new IssueDates(Closes, byDay: true));
        Call(alone, Bottom, 7_000, 21, 13, 16);
        Call(among, Bottom, 7_000, 21, 13, 16);
        for (int i = 0; i < 60; i++) Call(among, new SetUp($"other {i:00}", 1), 7_000, 19, 12, 16);

        Assert.Equal("weak", Assert.Single(alone.ToRecords(Scope)).State);
        Assert.Equal("unproven", among.ToRecords(Scope).Single(record => record.Name == "double bottom").State);
    }

    [Fact]
    public void Tallies_of_series_merge_in_any_order_with_the_same_bits()
    {
        SetUpBook one = new(new IssueDates(Closes, byDay: true)), other = new(new IssueDates(Closes, byDay: true)), sum = new(new IssueDates(Closes, byDay: true));
        Call(one, Bottom, 700, 20, 21);
        Call(other, Bottom, 900, 12, 11, 13);
        sum.Merge(other);
        sum.Merge(one);
        one.Merge(other);

        Assert.Equal(one.ToRecords(Scope), sum.ToRecords(Scope));
        sum.Clear();
        Assert.Empty(sum.ToRecords(Scope));
    }

    [Fact]
    public void A_session_tells_which_set_up_a_trade_was_about()
    {
        Bar[] bars = new RandomBars(21).Daily(1_500);
        SignalSession session = new(new Symbol("ABC", AssetClass.Equity, "NYSE"), Interval.Day1, SessionSettings.Default);
        IssueDates dates = new(bars.Select(bar => bar.Time), byDay: true);
        CardBook book = new(session, dates);
        SessionRecord record = new(session, book);
        Dictionary<int, SetUp> named = [];
        int settled = 0;
        foreach (Bar bar in bars)
        {
            session.Step(Input.Of(in bar));
            record.Take();
            named[session.Bars - 1] = session.Proposer?.SetUp ?? SetUp.None;
            foreach (Settlement one in session.Settlements)
            {
                bool isTrade = session.Targets[one.Question].Key == "trade";
                Assert.Equal(isTrade ? named[one.IssueBar] : SetUp.None, session.SetUpOf(in one));
                settled += isTrade ? 1 : 0;
            }
        }

        IReadOnlyList<SetUpRecord> records = book.ToSetUps(Scope);
        Assert.True(records.Count > 20);
        Assert.Equal(settled, records.Sum(found => found.Calls));
        Assert.Equal(book.ToCards(Scope, inFull: false).Single(card => card is { Target: "trade", Who: "consensus" }).Calls, records.Sum(found => found.Calls));
    }

    private static SetUpRecord Run(int calls, params int[] hits)
    {
        SetUpBook book = new(new IssueDates(Closes, byDay: true));
        Call(book, Bottom, calls, hits);
        return Assert.Single(book.ToRecords(Scope));
    }

    /// <summary>A call a day; of the forty of a block so many hit, block by block in turn. A random entry hits sixteen.</summary>
    private static void Call(SetUpBook book, SetUp setUp, int calls, params int[] hits)
    {
        for (int i = 0; i < calls; i++)
        {
            int settles = i + SetUp.ExpiryBars, block = settles / 40;
            Yardstick question = Question(i, settles % 40 < hits[block % hits.Length]);
            book.Take(setUp, in question, new Settlement { BaseRate = 0.4 });
        }
    }

    private static Yardstick Question(int place, bool hit) => Yardstick.Of(place, place, SetUp.ExpiryBars, hit, 0.4, 0.4, false);
}
