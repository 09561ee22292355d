using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Ledger;
using GoldenSignals.Engine.Parity;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using GoldenSignals.Engine.Tests.Runtime;
using GoldenSignals.Engine.Tests.Store;
using Desk = GoldenSignals.Engine.Tests.Runtime.Desk;

namespace GoldenSignals.Engine.Tests.Parity;

/// <summary>One difference of each cause, planted in a real store, and found by its name.</summary>
public sealed class SignalParityTests : IDisposable
{
    private const int Days = 660, Start = 600;

    private static readonly Market Walks = new(symbols: 4, Days);

    private readonly StoreFixture store = new();

    [Fact]
    public async Task Over_the_same_bars_a_replay_and_a_backtest_say_the_same_bit_for_bit()
    {
        await RehearseAsync(Walks.Series);
        foreach (Series series in Walks.Series)
        {
            ParityChain chain = Assert.Single(Compare(series));
            Assert.Equal((Days - Start, Days - Start, 0, 0), (chain.Recorded, chain.Same, chain.SameWords, chain.Changed));
            Assert.Empty(chain.Differences);
        }
    }

    [Fact]
    public async Task A_bar_corrected_since_is_a_difference_of_data_at_its_close()
    {
        await RehearseAsync(Walks.Series[..1]);
        await CorrectAsync(0, 620);
        ParityChain chain = Assert.Single(Compare(Walks.Series[0]));
        ParityDifference found = Assert.Single(chain.Differences);
        Assert.Equal((ParityCause.Data, Walks.Closes[620], Days - 620), (found.Cause, found.Close, found.Signals));
        Assert.Contains("the close was", found.What);
        Assert.Equal(620 - Start, chain.Same);
        Assert.Equal(chain.Changed, found.Changed);
    }

    [Fact]
    public async Task Two_corrected_bars_are_two_differences()
    {
        await RehearseAsync(Walks.Series[..1]);
        await CorrectAsync(0, 610);
        await CorrectAsync(0, 640);
        Assert.Equal(
            [(Walks.Closes[610], 30), (Walks.Closes[640], 20)], Assert.Single(Compare(Walks.Series[0])).Differences.Select(one => (one.Close, one.Signals)));
    }

    [Fact]
    public async Task A_bar_of_a_neighbour_is_told_apart_from_one_s_own()
    {
        await RehearseAsync(Walks.Series);
        await CorrectAsync(3, 630);
        ParityDifference found = Assert.Single(Assert.Single(Compare(Walks.Series[0])).Differences);
        Assert.Equal((ParityCause.Data, Walks.Closes[630]), (found.Cause, found.Close));
        Assert.Contains("neighbours", found.What);
    }

    [Fact]
    public async Task A_bar_of_the_past_before_the_record_is_named()
    {
        await RehearseAsync(Walks.Series[..1]);
        await CorrectAsync(0, 100);
        ParityDifference found = Assert.Single(Assert.Single(Compare(Walks.Series[0])).Differences);
        Assert.Equal((ParityCause.Data, Walks.Closes[100], Days - Start), (found.Cause, found.Close, found.Signals));
    }

    [Fact]
    public async Task A_bar_that_is_gone_is_named()
    {
        await RehearseAsync(Walks.Series[..1]);
        await store.Bars.DeleteAsync(Walks.Series[0], StoreFixture.Stop);
        await store.Bars.WriteAsync(Walks.Series[0], Market.Source, Walks.Bars[0][..(Days - 1)], Walks.Actions[0], StoreFixture.Stop, DataLabel.Imported);
        ParityDifference found = Assert.Single(Assert.Single(Compare(Walks.Series[0])).Differences);
        Assert.Equal((ParityCause.Data, Walks.Closes[Days - 1]), (found.Cause, found.Close));
        Assert.Contains("not stored any more", found.What);
    }

    [Fact]
    public async Task A_bar_that_came_late_is_a_difference_of_timing()
    {
        await WriteAsync();
        await store.Bars.DeleteAsync(Walks.Series[0], StoreFixture.Stop);
        await store.Bars.WriteAsync(
            Walks.Series[0], Market.Source, [.. Walks.Bars[0].Where((_, day) => day != 625)], Walks.Actions[0], StoreFixture.Stop, DataLabel.Imported);
        await RehearseAsync(Walks.Series[..1]);
        await store.Bars.WriteAsync(Walks.Series[0], Market.Source, [Walks.Bars[0][625]], [], StoreFixture.Stop);
        ParityDifference found = Assert.Single(Assert.Single(Compare(Walks.Series[0])).Differences);
        Assert.Equal((ParityCause.Timing, Walks.Closes[625], Days - 626), (found.Cause, found.Close, found.Signals));
        Assert.Contains("came late", found.What);
    }

    [Fact]
    public async Task A_late_bar_that_the_running_session_took_in_reaches_only_what_was_said_without_it()
    {
        await using var desk = new Desk(new StoppedClock(Walks.Closes[Start + 20]), DataLabel.Replay);
        await Walks.WriteAsync(desk.Bars, Start, DataLabel.Replay);
        await desk.StartAsync([Walks.Series[0]]);
        desk.Source.Push(Walks.Series[0], [.. Walks.Bars[0][Start..(Start + 10)].Where((_, day) => day != 5)]);
        desk.Source.Push(Walks.Series[0], Walks.Bars[0][Start + 5]);
        desk.Source.Push(Walks.Series[0], Walks.Bars[0][(Start + 10)..(Start + 15)]);
        await desk.FinishAsync();
        ParityChain chain = Assert.Single(new SignalParity(desk.Database, SessionSettings.Default).Of(
            Walks.Series[0], DateTime.MinValue, DateTime.MaxValue, StoreFixture.Stop));
        ParityDifference found = Assert.Single(chain.Differences);
        Assert.Equal((ParityCause.Timing, Walks.Closes[Start + 5], 4), (found.Cause, found.Close, found.Signals));
        Assert.Contains("the record itself withdrew it", found.What);
        Assert.Equal(chain.Recorded - 4, chain.Same);
    }

    [Fact]
    public async Task Closes_at_which_nothing_ran_are_named()
    {
        await RehearseAsync(Walks.Series[..1], until: Walks.Closes[609]);
        await RehearseAsync(Walks.Series[..1], from: Walks.Closes[620]);
        ParityChain chain = Assert.Single(Compare(Walks.Series[0]));
        Assert.Equal(chain.Recorded, chain.Same);
        ParityDifference found = Assert.Single(chain.Differences);
        Assert.Equal((ParityCause.Timing, Walks.Closes[610], 10, 0), (found.Cause, found.Close, found.Signals, found.Changed));
    }

    [Fact]
    public async Task Other_settings_are_a_difference_of_settings_and_name_the_one()
    {
        await RehearseAsync(Walks.Series[..1]);
        ParityChain chain = Assert.Single(Compare(Walks.Series[0], SessionSettings.Default with { Disabled = ["rsi"] }));
        ParityDifference found = Assert.Single(chain.Differences);
        Assert.Equal((ParityCause.Settings, Days - Start), (found.Cause, found.Signals));
        Assert.Contains("disabled=, now rsi", found.What);
        Assert.Equal(chain.Recorded, chain.Same); // with the settings of then
    }

    [Fact]
    public async Task Words_that_the_same_inputs_no_longer_give_are_a_difference_of_code()
    {
        await RehearseAsync(Walks.Series[..1]);
        var planted = new LedgerChain("W0", "1d", "paper");
        SignalEntry[] said = [.. Entries("W0").OfType<SignalEntry>()];
        await AppendAsync(planted, Entries("W0").OfType<OpeningEntry>().First(), [.. said[..5], said[5] with { Reason = "another program's words" }, said[6]]);
        ParityDifference found = Assert.Single(Compare(Walks.Series[0]).Single(chain => chain.Chain == planted).Differences, one => one.Cause == ParityCause.Code);
        Assert.Equal((ParityCause.Code, Walks.Closes[Start + 5], 1, 1), (found.Cause, found.Close, found.Signals, found.Changed));
    }

    [Fact]
    public async Task What_other_arithmetic_made_is_a_difference_of_code()
    {
        await RehearseAsync(Walks.Series[..1]);
        var planted = new LedgerChain("W0", "1d", "paper");
        OpeningEntry opening = Entries("W0").OfType<OpeningEntry>().First();
        await AppendAsync(planted, opening with { Settings = opening.Settings.Replace($"core={SessionSettings.CoreVersion}", "core=1") }, [.. Entries("W0").OfType<SignalEntry>().Take(3)]);
        ParityDifference found = Assert.Single(Compare(Walks.Series[0]).Single(chain => chain.Chain == planted).Differences);
        Assert.Equal((ParityCause.Code, 3), (found.Cause, found.Signals));
    }

    public void Dispose() => store.Dispose();

    private IReadOnlyList<ParityChain> Compare(Series series, SessionSettings? settings = null) => new SignalParity(store.Database, settings ?? SessionSettings.Default)
        .Of(series, DateTime.MinValue, DateTime.MaxValue, StoreFixture.Stop);

    private async Task CorrectAsync(int symbol, int day)
    {
        Bar bar = Walks.Bars[symbol][day];
        await store.Bars.WriteAsync(Walks.Series[symbol], Market.Source, [bar with { Close = bar.Low, Volume = bar.Volume + 1 }], [], StoreFixture.Stop);
    }

    private async Task RehearseAsync(IReadOnlyList<Series> series, DateTime? from = null, DateTime? until = null)
    {
        await WriteAsync();
        await new Rehearsal(store.Database, SessionSettings.Default, TimeProvider.System, _ => { })
            .PlayAsync(series, from ?? Walks.Closes[Start], until ?? DateTime.MaxValue, null, StoreFixture.Stop);
    }

    private async Task WriteAsync()
    {
        if (store.Bars.List().Count == 0)
        {
            await Walks.WriteAsync(store.Bars, Days, DataLabel.Imported);
        }
    }

    private Task AppendAsync(LedgerChain chain, OpeningEntry opening, IReadOnlyList<SignalEntry> said) => new LedgerStore(store.Database).AppendAsync(
        chain, draft => [draft.Add(opening with { Chain = chain, Sequence = draft.Next }), .. said.Select(one => draft.Add(one with { Chain = chain, Sequence = draft.Next }))], StoreFixture.Stop);

    private List<LedgerEntry> Entries(string symbol)
    {
        var ledger = new LedgerStore(store.Database);
        return [.. ledger.Entries(ledger.Find(new LedgerChain(symbol, "1d", "replay"))!.Id).Select(row => row.Read())];
    }

    private sealed class StoppedClock(DateTime now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
