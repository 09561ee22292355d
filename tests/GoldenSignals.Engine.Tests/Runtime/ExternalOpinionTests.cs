using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Claims;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Runtime;
using GoldenSignals.Engine.Store;
using GoldenSignals.Engine.Tests.Store;

namespace GoldenSignals.Engine.Tests.Runtime;

public sealed class ExternalOpinionTests
{
    private const string Mine = "mine", Target = "direction:5";
    private const int Stored = 300, Days = 304;

    private static readonly Market Walk = new(symbols: 1, Days);

    [Fact]
    public async Task An_opinion_is_heard_at_the_first_close_after_it_came()
    {
        var clock = new ManualClock(Walk.Closes[Stored - 1].AddHours(1));
        await using Desk desk = await StartAsync(clock);
        await SendAsync(desk, Walk.Closes[Stored - 1].AddMinutes(30), 0.75);
        await FinishAsync(desk, clock);
        Assert.Equal([null, 0.75, null, null, null], Heard(desk));
    }

    [Fact]
    public async Task One_that_names_a_moment_before_the_last_close_is_kept_for_evaluations_alone()
    {
        var clock = new ManualClock(Walk.Closes[Stored - 1].AddHours(1));
        await using Desk desk = await StartAsync(clock);
        ReceivedOpinion received = await SendAsync(desk, Walk.Closes[Stored - 1], 0.75);
        await FinishAsync(desk, clock);
        Assert.True(received.Late);
        Assert.All(Heard(desk), Assert.Null);

        var journal = new InputJournal(new JournalStore(desk.Database));
        Assert.Empty(journal.ReadOpinions(Walk.Series[0]));
        Assert.Equal(Walk.Closes[Stored - 1], Assert.Single(journal.ReadOpinionsOfEvaluation(Walk.Series[0])).Time);
    }

    [Fact]
    public async Task A_restart_and_an_analysis_say_what_the_live_session_said()
    {
        var clock = new ManualClock(Walk.Closes[Stored - 1].AddHours(1));
        await using Desk desk = await StartAsync(clock);
        await SendAsync(desk, clock.GetUtcNow().UtcDateTime, 0.5);
        Push(desk, clock);
        await desk.RestartAsync();
        long said = desk.Signals.Last();
        Signal live = desk.SignalsOf(Walk.Series[0])[^1];
        await desk.Runtime.WatchAsync(Walk.Series);
        await desk.Runtime.ReadyAsync();
        Assert.Equal(said, desk.Signals.Last()); // the same signal again is no new one

        await new WatchStore(desk.Database).AddAsync(["W0"], StoreFixture.Stop);
        Signal analysis = await new Analysis(desk.Database).OfAsync(desk.Bars.Load(Walk.Series[0])!, SessionSettings.Default, StoreFixture.Stop);
        Assert.Equal(SignalJson.Write(live), SignalJson.Write(analysis));
    }

    [Fact]
    public async Task What_was_said_before_it_came_does_not_depend_on_it()
    {
        var clock = new ManualClock(Walk.Closes[Stored - 1].AddHours(1));
        await using Desk desk = await StartAsync(clock);
        Signal before = await new Analysis(desk.Database).OfAsync(desk.Bars.Load(Walk.Series[0])!, SessionSettings.Default, StoreFixture.Stop);
        await SendAsync(desk, clock.GetUtcNow().UtcDateTime, 0.5);
        Signal after = await new Analysis(desk.Database).OfAsync(desk.Bars.Load(Walk.Series[0])!, SessionSettings.Default, StoreFixture.Stop);
        Assert.Equal(SignalJson.Write(before), SignalJson.Write(after));
        await FinishAsync(desk, clock);
    }

    private static async Task<Desk> StartAsync(TimeProvider clock)
    {
        var desk = new Desk(clock);
        await Walk.WriteAsync(desk.Bars, Stored);
        await desk.StartAsync(Walk.Series);
        return desk;
    }

    private static async Task<ReceivedOpinion> SendAsync(Desk desk, DateTime time, double score)
    {
        ReceivedOpinion received = Assert.Single(
            await desk.Runtime.ReceiveAsync(Walk.Series[0], [new ExternalOpinion(Mine, Target, time, score)], StoreFixture.Stop));
        while (!received.Late && !desk.Events.Any(e => e.Kind == "rebuilt" && e.Text.Contains(Mine)))
        {
            await Task.Yield(); // its first opinion makes a place for it
        }
        return received;
    }

    private static async Task FinishAsync(Desk desk, ManualClock clock)
    {
        Push(desk, clock);
        await desk.FinishAsync();
    }

    private static void Push(Desk desk, ManualClock clock)
    {
        clock.Advance(TimeSpan.FromDays(30)); // bars of the future would be refused
        desk.Source.Push(Walk.Series[0], Walk.Bars[0][Stored..]);
    }

    /// <summary>What the voice from outside said in each signal, null for nothing.</summary>
    private static IEnumerable<double?> Heard(Desk desk) => desk.SignalsOf(Walk.Series[0]).Select(signal =>
        signal.Agents.SingleOrDefault(agent => agent.Agent == Mine)?.Opinions.Single().Score);
}
