using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Evaluations;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Ledger;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using GoldenSignals.Engine.Tests.Runtime;
using GoldenSignals.Engine.Tests.Sources;
using GoldenSignals.Engine.Tests.Store;

namespace GoldenSignals.Engine.Tests.Ledger;

public sealed class RehearsalTests : IDisposable
{
    private const int Days = 700, Start = 600;

    private static readonly Market Walks = new(symbols: 4, Days);

    private readonly StoreFixture store = new();

    [Fact]
    public async Task A_rehearsal_records_every_close_and_what_came_of_it()
    {
        await PlayAsync(Walks.Series[..1]);
        List<LedgerEntry> entries = Entries("W0");
        Assert.IsType<OpeningEntry>(entries[0]);
        List<SignalEntry> signals = [.. entries.OfType<SignalEntry>()];
        Assert.Equal(Walks.Closes[Start..], signals.Select(signal => signal.Time));
        Assert.All(signals, signal => Assert.Equal("REPLAY", signal.DataLabel));
        List<SettlementEntry> settled = [.. entries.OfType<SettlementEntry>()];
        // A claim of h bars made at day d is settled at day d + h, once, and every one whose day came is.
        Dictionary<long, SignalEntry> bySequence = signals.ToDictionary(signal => signal.Sequence);
        Assert.All(settled.Where(one => one.Why.Length == 0), one =>
            Assert.Equal(Walks.Closes.IndexOf(bySequence[one.Claim].Time) + one.Horizon, Walks.Closes.IndexOf(one.SettledAt)));
        Assert.Equal(settled.Count, settled.Select(one => (one.Claim, one.Target, one.Horizon)).Distinct().Count());
        int due = signals.Sum(signal => signal.Claims.Count(claim => Walks.Closes.IndexOf(signal.Time) + claim.Horizon < Days));
        Assert.InRange(settled.Count, due, due + 4); // a band may be left before its day
        Assert.True(due > 500);
        Assert.True(new LedgerCheck(Store, [], null).Run().Ok);
    }

    [Fact]
    public async Task Directions_and_ranges_are_settled_as_the_bars_say()
    {
        await PlayAsync(Walks.Series[..1]);
        List<LedgerEntry> entries = Entries("W0");
        Dictionary<long, SignalEntry> signals = entries.OfType<SignalEntry>().ToDictionary(signal => signal.Sequence);
        foreach (SettlementEntry one in entries.OfType<SettlementEntry>())
        {
            SignalEntry said = signals[one.Claim];
            if (one.Target.StartsWith("direction", StringComparison.Ordinal))
            {
                Assert.Equal(one.Value > said.Close, one.Outcome == LedgerOutcome.Yes);
            }
            if (one.Target == "range-forecast")
            {
                LedgerBounds bounds = said.Claims.Single(claim => claim.Target == one.Target && claim.Horizon == one.Horizon).Range!.P90;
                Assert.Equal(one.Value >= bounds.Low && one.Value <= bounds.High, one.Outcome90 == LedgerOutcome.Yes);
            }
            Assert.Equal(Walks.Bars[0][Walks.Closes.IndexOf(one.SettledAt)].Close / 1e4, one.Value!.Value, 6);
        }
    }

    [Fact]
    public async Task A_second_rehearsal_of_the_same_days_is_refused_and_one_of_later_days_goes_on()
    {
        await PlayAsync(Walks.Series, until: Walks.Closes[649]);
        BackDatedException refused = await Assert.ThrowsAsync<BackDatedException>(() => PlayAsync(Walks.Series));
        Assert.Contains("back-dated", refused.Message);
        long before = Store.Chains().Sum(chain => chain.Entries);
        await PlayAsync(Walks.Series, from: Walks.Closes[650]);
        Assert.True(Store.Chains().Sum(chain => chain.Entries) > before);
        Assert.Equal(Walks.Closes[Start..], Entries("W1").OfType<SignalEntry>().Select(signal => signal.Time));
        Assert.True(new LedgerCheck(Store, [], null).Run().Ok);
    }

    [Fact]
    public async Task A_rehearsed_signal_comes_out_again_bit_for_bit()
    {
        await PlayAsync(Walks.Series);
        foreach (SignalEntry signal in Entries("W2").OfType<SignalEntry>().Where((_, i) => i % 33 == 0))
        {
            Reproduced again = new Reproduction(store.Database).Of(signal.SignalId, StoreFixture.Stop)!;
            Assert.True(again.Same, again.Why);
        }
        Assert.Null(new Reproduction(store.Database).Of("nobody", StoreFixture.Stop));
    }

    [Theory]
    [InlineData(0, 50)]
    [InlineData(0, 640)]
    [InlineData(3, 640)]
    public async Task A_stored_bar_that_was_changed_is_named(int symbol, int day)
    {
        await PlayAsync(Walks.Series);
        SignalEntry last = Entries("W0").OfType<SignalEntry>().Last();
        Bar bar = Walks.Bars[symbol][day];
        await store.Bars.WriteAsync(Walks.Series[symbol], Market.Source, [bar with { Close = bar.Low, Volume = bar.Volume + 1 }], [], StoreFixture.Stop);
        Reproduced again = new Reproduction(store.Database).Of(last.SignalId, StoreFixture.Stop)!;
        Assert.False(again.Same);
        // A changed bar of a neighbour changes what was told of it, from that close on.
        Assert.Equal(Walks.Closes[day], again.FirstDifference);
    }

    [Fact]
    public async Task A_symbol_that_stops_trading_leaves_its_open_claims_void()
    {
        const int delisted = 640;
        await WriteAsync();
        await store.Bars.DeleteAsync(Walks.Series[1], StoreFixture.Stop);
        await store.Bars.WriteAsync(Walks.Series[1], Market.Source, Walks.Bars[1][..delisted], [], StoreFixture.Stop);
        await RehearseAsync(Walks.Series[..2], Walks.Closes[Start], DateTime.MaxValue);
        List<LedgerEntry> entries = Entries("W1");
        List<SettlementEntry> voided = [.. entries.OfType<SettlementEntry>().Where(one => one.Outcome == LedgerOutcome.Void)];
        Assert.NotEmpty(voided);
        Assert.All(voided, one => Assert.Contains("no bar came", one.Why));
        Assert.All(voided, one => Assert.Null(one.Value));
        int said = entries.OfType<SignalEntry>().Sum(signal => signal.Claims.Count);
        Assert.Equal(said, entries.OfType<SettlementEntry>().Count());
        Assert.DoesNotContain(Entries("W0").OfType<SettlementEntry>(), one => one.Outcome == LedgerOutcome.Void);
    }

    [Fact]
    public async Task A_rehearsal_says_what_an_analysis_of_that_day_says()
    {
        await PlayAsync(Walks.Series[..1]);
        foreach (StoredSignal stored in store.Signals.List(limit: 5))
        {
            StoredBars past = store.Bars.Load(Walks.Series[0], stored.Time)!;
            Signal analysis = await new Analysis(store.Database).OfAsync(past, SessionSettings.Default, StoreFixture.Stop);
            Assert.Equal(analysis.InputHash, stored.Read().InputHash);
            Assert.Equal(analysis.Claims.Select(claim => claim.Raw), stored.Read().Claims.Select(claim => claim.Raw));
        }
        Assert.Null(store.Signals.Latest("W0", Interval.Day1)); // it is not what is said of the symbol now
    }

    [Fact]
    public async Task Made_up_bars_stay_made_up()
    {
        await Walks.WriteAsync(store.Bars, Days, DataLabel.Synthetic);
        await RehearseAsync(Walks.Series[..1], Walks.Closes[Days - 3], DateTime.MaxValue);
        Assert.Equal("synthetic", Store.Chains().Single().Chain.Ran);
        Assert.All(Entries("W0", "synthetic").OfType<SignalEntry>(), signal => Assert.Equal("SYNTHETIC", signal.DataLabel));
    }

    [Fact]
    public async Task The_proof_of_a_signal_holds_and_no_changed_one_does()
    {
        await PlayAsync(Walks.Series);
        string key = Convert.ToBase64String(LedgerKey.PublicOf(store.Folder)!);
        foreach (SignalEntry signal in Entries("W3").OfType<SignalEntry>().Where((_, i) => i % 20 == 0))
        {
            LedgerProof proof = LedgerProof.Of(Store, signal.SignalId)!;
            Assert.True(proof.Holds(key));
            Assert.False((proof with { Signal = "other" }).Holds(key));
            Assert.False((proof with { Path = [.. proof.Path.Reverse()] }).Holds(key));
            Assert.False((proof with { Head = proof.Head with { Entries = proof.Head.Entries + 1 } }).Holds(key));
            Assert.False(proof.Holds(Convert.ToBase64String(new byte[65])));
        }
    }

    [Fact]
    public async Task Cards_from_the_ledger_are_those_of_an_evaluation_of_the_same_bars()
    {
        await PlayAsync(Walks.Series[..1], from: Walks.Closes[0]);
        var session = new SignalSession(Walks.Series[0].Symbol, Interval.Day1, SessionSettings.Default);
        var book = new CardBook(session, new IssueDates(Walks.Closes, byDay: true));
        var record = new SessionRecord(session, book);
        foreach (Input input in StoredInputs.Of(store.Bars.Load(Walks.Series[0])!))
        {
            session.Step(in input);
            if (input.Kind == InputKind.Bar)
            {
                record.Take();
            }
        }
        List<ClaimCard> evaluated = [.. book.ToCards(new CardScope("1d", "all", Ran.Replay), inFull: false)
            .Where(card => card.Who == CardKey.Consensus && card.Calls > 0 && card.RangeCoverage is null)];
        IReadOnlyList<ClaimCard> recorded = LedgerCards.Of(Store, Ran.Replay);
        Assert.Equal(evaluated.Select(Figures), recorded.Select(Figures));
        Assert.True(recorded.Count >= 5);
        Assert.Empty(LedgerCards.Of(Store, Ran.Live));
    }

    [Fact, Trait("Speed", "slow")]
    public async Task A_real_fund_is_rehearsed_verified_and_comes_out_again_bit_for_bit()
    {
        await new Importer(store.Bars, TimeProvider.System).ImportAsync(
            SharedMarket.Find("csv/etf/spy.us.csv"), new ImportOptions(ImportFormat.Csv, "SPY", null, null, null, true, false), null, StoreFixture.Stop);
        Series spy = store.Bars.Find("SPY", Interval.Day1)!.Series;
        await RehearseAsync([spy], new DateTime(2013, 1, 1, 0, 0, 0, DateTimeKind.Utc), DateTime.MaxValue);
        LedgerVerdict verdict = new LedgerCheck(Store, [], LedgerKey.PublicOf(store.Folder)).Run();
        Assert.True(verdict.Ok && verdict.Entries > 10_000);
        foreach (SignalEntry signal in Entries("SPY").OfType<SignalEntry>().Where((_, i) => i % 400 == 0))
        {
            Assert.True(new Reproduction(store.Database).Of(signal.SignalId, StoreFixture.Stop)!.Same);
        }
        Assert.Contains(Entries("SPY").OfType<SettlementEntry>(), one => one.Target == "band:5" && one.Why.Contains("left the band"));
    }

    public void Dispose() => store.Dispose();

    private static (string, long, double?, double?, double?, double?) Figures(ClaimCard card) =>
        (card.Target, card.Calls, card.HitRate, card.Baseline.HitRate, card.BrierSkill.Value, card.Lift.Low);

    private LedgerStore Store => new(store.Database);

    private async Task PlayAsync(IReadOnlyList<Series> series, DateTime? from = null, DateTime? until = null)
    {
        await WriteAsync();
        await RehearseAsync(series, from ?? Walks.Closes[Start], until ?? DateTime.MaxValue);
    }

    private async Task WriteAsync()
    {
        if (store.Bars.List().Count == 0)
        {
            await Walks.WriteAsync(store.Bars, Days, DataLabel.Imported);
        }
    }

    private Task RehearseAsync(IReadOnlyList<Series> series, DateTime from, DateTime until) =>
        new Rehearsal(store.Database, SessionSettings.Default, TimeProvider.System, _ => { }).PlayAsync(series, from, until, null, StoreFixture.Stop);

    private List<LedgerEntry> Entries(string symbol, string ran = "replay") =>
        [.. Store.Entries(Store.Find(new LedgerChain(symbol, "1d", ran))!.Id).Select(row => row.Read())];
}
