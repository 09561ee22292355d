using System.Globalization;
using Dapper;
using GoldenSignals.Core.Alerts;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Sessions;
using GoldenSignals.Engine.Alerts;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using GoldenSignals.Engine.Tests.Runtime;
using GoldenSignals.Engine.Tests.Store;
using Desk = GoldenSignals.Engine.Tests.Runtime.Desk;

namespace GoldenSignals.Engine.Tests.Alerts;

/// <summary>What rules tell of a market that is followed: each event once, whatever happens in between, and none of the past.</summary>
public sealed class AlertWatchTests
{
    private const int Days = 660, Stored = 600;

    private static readonly Market Walks = new(symbols: 1, Days);
    private static readonly Series Series = Walks.Series[0];

    /// <summary>A threshold that the claim passes now and then: the middle of what it says over the last bars.</summary>
    private static readonly string Middling = string.Create(CultureInfo.InvariantCulture, $"direction:1 of W0 above {Math.Round(100 * Middle(), 4)} %");

    private static readonly string[] Sentences =
    [
        "price of W0 crosses sma:10", "rsi:5 of W0 above 50", "lean of W0 changes, at most every 3d", Middling, "direction:1 of W0 settles right",
        "regime of W0 changes", "volatility:5 of any watched below 45 %", "price of W0 above sma:10, once",
    ];

    [Fact]
    public async Task A_followed_market_fires_at_the_closes_a_dry_run_names()
    {
        await using Desk desk = await OpenAsync(DataLabel.Replay);
        Push(desk, Stored, Days);
        await desk.FinishAsync();
        Assert.Equal(0, await AfterAsync(desk, Stored - 1)); // nothing of the past
        await Watch(desk).CatchUpAsync(StoreFixture.Stop);
        IReadOnlyList<AlertFiring> history = Alerts(desk).History(1_000);
        Assert.NotEmpty(history);

        var trial = new AlertTrial(desk.Database, SessionSettings.Default);
        DateTime from = Walks.Closes[Stored + 3]; // by then both remember the same
        foreach (StoredAlert alert in Alerts(desk).List().Where(alert => !alert.Rule.Once))
        {
            AlertTrialResult dry = trial.Run(alert.Rule, AlertTrial.YearsMax, StoreFixture.Stop);
            IEnumerable<DateTime> live = history.Where(firing => firing.RuleId == alert.Id).Select(firing => firing.Time);
            if (alert.Rule.Cooldown is null)
            {
                Assert.Equal(dry.Firings.Select(firing => firing.Time).Where(time => time >= from), live.Where(time => time >= from));
            }
            Assert.All(live, time => Assert.True(time >= Walks.Closes[Stored]));
        }
        Assert.Single(history, firing => firing.RuleId == Sentences.Length);
        Assert.Equal(["REPLAY"], history.Select(firing => firing.Label).Distinct());
    }

    [Fact]
    public async Task Nothing_is_missed_and_nothing_doubled_when_it_is_dropped_in_between()
    {
        await using Desk whole = await OpenAsync(DataLabel.Replay);
        Push(whole, Stored, Days);
        await whole.FinishAsync();
        await Watch(whole).CatchUpAsync(StoreFixture.Stop);

        await using Desk broken = await OpenAsync(DataLabel.Replay);
        Push(broken, Stored, Stored + 20);
        await broken.RestartAsync(); // the signals are saved, and nobody has looked at them yet
        await broken.StartAsync([Series]);
        await using (AlertWatch watch = Watch(broken))
        {
            await watch.CatchUpAsync(StoreFixture.Stop);
        }
        Push(broken, Stored + 20, Stored + 40);
        await broken.RestartAsync();
        using (var cut = new CancellationTokenSource())
        {
            await cut.CancelAsync(); // decided, and dropped before it was written
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Watch(broken).CatchUpAsync(cut.Token));
        }
        await broken.StartAsync([Series]);
        Push(broken, Stored + 40, Days);
        await broken.FinishAsync();
        await Watch(broken).CatchUpAsync(StoreFixture.Stop);
        Assert.Equal(Told(whole), Told(broken));

        // Should a signal be looked at again, its events are there already.
        await broken.Database.WriteAsync(
            connection => connection.Execute("INSERT INTO alert_inbox (sequence, arrived) SELECT sequence, 0 FROM signals; DELETE FROM alert_memory"), StoreFixture.Stop);
        Assert.Equal(0, await Watch(broken).CatchUpAsync(StoreFixture.Stop));
        Assert.Equal(Told(whole), Told(broken));
        Assert.Equal(Notices(whole), Notices(broken));
    }

    [Fact]
    public async Task Bars_that_come_late_fire_nothing_and_the_first_on_time_does()
    {
        var clock = new ManualClock(new DateTimeOffset(Walks.Closes[Stored + 9], TimeSpan.Zero).AddHours(1));
        await using Desk desk = await OpenAsync(DataLabel.Live, clock, "price of W0 crosses sma:2");
        Push(desk, Stored, Stored + 10); // all but the last are days late
        await desk.FinishAsync();
        await Watch(desk, clock).CatchUpAsync(StoreFixture.Stop);
        Assert.All(Alerts(desk).History(100), firing => Assert.Equal(Walks.Closes[Stored + 9], firing.Time));
        IEnumerable<DateTime> crossed = new AlertTrial(desk.Database, SessionSettings.Default)
            .Run(AlertSentence.Parse("price of W0 crosses sma:2"), 1, StoreFixture.Stop).Firings.Select(firing => firing.Time);
        Assert.Contains(crossed, time => time > Walks.Closes[Stored - 1] && time < Walks.Closes[Stored + 9]);
    }

    [Fact]
    public async Task A_claim_that_was_told_of_is_followed_up()
    {
        await using Desk desk = await OpenAsync(DataLabel.Replay, null, $"{Middling}, to mail");
        Push(desk, Stored, Days);
        await desk.FinishAsync();
        await Watch(desk).CatchUpAsync(StoreFixture.Stop);
        IReadOnlyList<AlertFiring> firings = Alerts(desk).History(1_000);
        AlertFiring[] settled = [.. firings.Where(firing => firing.Time < Walks.Closes[Days - 1])];
        Assert.NotEmpty(settled);
        foreach (AlertFiring firing in settled)
        {
            int place = Walks.Closes.IndexOf(firing.Time);
            bool rose = Walks.Bars[0][place + 1].Close > Walks.Bars[0][place].Close;
            Assert.Equal(rose ? "yes" : "no", firing.Came);
            Assert.Contains(rose ? "came true" : "did not come true", firing.FollowUp);
            Assert.Contains("REPLAY", firing.FollowUp);
            Assert.Contains((firing.Event + ":settled", "mail"), Notices(desk));
        }
    }

    [Fact]
    public async Task A_live_source_that_goes_quiet_is_told_of_once()
    {
        var clock = new ManualClock(new DateTimeOffset(Walks.Closes[Stored - 1], TimeSpan.Zero).AddHours(1));
        await using Desk desk = await OpenAsync(DataLabel.Live, clock, "source of W0 is stale for 2h, to mail");
        AlertWatch watch = Watch(desk, clock);
        Assert.Equal(0, await watch.LookForStaleAsync(StoreFixture.Stop));
        clock.Advance(Walks.Closes[Stored] - Walks.Closes[Stored - 1]);
        Assert.Equal(0, await watch.LookForStaleAsync(StoreFixture.Stop));
        clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, await watch.LookForStaleAsync(StoreFixture.Stop));
        clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(0, await watch.LookForStaleAsync(StoreFixture.Stop));
        Assert.Contains("no bar since", Assert.Single(Alerts(desk).History(10)).Title);
        Assert.Single(Notices(desk));
    }

    [Fact]
    public async Task A_rehearsal_and_a_disabled_or_deleted_rule_are_silent()
    {
        await using Desk desk = await OpenAsync(DataLabel.Replay);
        AlertStore alerts = Alerts(desk);
        foreach (StoredAlert alert in alerts.List())
        {
            if (alert.Id % 2 == 0)
            {
                await alerts.ChangeAsync(alert.Id, null, false, StoreFixture.Stop);
            }
            else
            {
                Assert.True(await alerts.RemoveAsync(alert.Id, StoreFixture.Stop));
            }
        }
        Push(desk, Stored, Stored + 30);
        await desk.FinishAsync();
        await Watch(desk).CatchUpAsync(StoreFixture.Stop);
        Assert.Empty(alerts.History(10));
        Assert.Equal(Sentences[0], (await alerts.RestoreAsync(1, StoreFixture.Stop))!.Sentence);
    }

    [Theory]
    [InlineData(DataLabel.Imported)]
    [InlineData(DataLabel.Synthetic)]
    public async Task A_dry_run_counts_and_shows_accuracy_only_where_it_may(DataLabel label)
    {
        using var store = new StoreFixture();
        await Walks.WriteAsync(store.Bars, Days, label);
        AlertTrialResult dry = new AlertTrial(store.Database, SessionSettings.Default).Run(AlertSentence.Parse(Middling.Replace("W0", "W0, NONE")), 1, StoreFixture.Stop);
        Assert.Equal(["NONE"], dry.Missing);
        Assert.Equal((dry.Count, "backtest", label.Text()), (dry.Firings.Count, dry.Ran, dry.DataLabel));
        Assert.True(dry.Count > 0);
        if (label == DataLabel.Synthetic)
        {
            Assert.Null(dry.Card);
            Assert.All(dry.Firings, firing => Assert.Null(firing.Right));
            Assert.EndsWith("SYNTHETIC data: no accuracy is shown.", dry.Headline);
            return;
        }
        AlertTrialFiring[] settled = [.. dry.Firings.Where(firing => firing.Right is not null)];
        Assert.Equal(settled.Length, dry.Card!.Calls);
        Assert.Equal(settled.Count(firing => firing.Right == true) / (double)settled.Length, dry.Card.HitRate!.Value, 12);
        Assert.NotNull(dry.Card.Baseline.HitRate);
        Assert.Equal("unproven", dry.Card.State);
        Assert.Contains("Unproven", dry.Headline);
    }

    private static async Task<Desk> OpenAsync(DataLabel label, TimeProvider? clock = null, params string[] sentences)
    {
        var desk = new Desk(clock, label);
        await Walks.WriteAsync(desk.Bars, Stored, label);
        await new WatchStore(desk.Database).AddAsync(["W0"], StoreFixture.Stop);
        foreach (string sentence in sentences.Length > 0 ? sentences : Sentences)
        {
            await Alerts(desk).AddAsync(AlertSentence.Parse(sentence), StoreFixture.Stop);
        }
        await desk.StartAsync([Series]);
        return desk;
    }

    private static double Middle()
    {
        var session = new SignalSession(Series.Symbol, Series.Interval, SessionSettings.Default);
        List<double> said = [];
        for (int i = 0; i < Days; i++)
        {
            session.Step(Input.Of(Walks.Bars[0][i]));
            if (i >= Stored)
            {
                said.Add(session.ToSignal(DataLabel.Replay, "").Claims.First(claim => claim.Target == "direction:1").Probability!.Value);
            }
        }
        return said.Order().ElementAt(said.Count / 2);
    }

    private static void Push(Desk desk, int from, int to) => desk.Source.Push(Series, Walks.Bars[0][from..to]);

    private static AlertWatch Watch(Desk desk, TimeProvider? clock = null) =>
        new(desk.Database, desk.Runtime.Hub, () => ["mail", "ntfy"], clock ?? TimeProvider.System, desk.Events.Enqueue);

    private static AlertStore Alerts(Desk desk) => new(desk.Database, TimeProvider.System);

    private static Task<int> AfterAsync(Desk desk, int place) =>
        Task.FromResult(Alerts(desk).History(100).Count(firing => firing.Time <= Walks.Closes[place]));

    private static List<string> Told(Desk desk) => [.. Alerts(desk).History(1_000).Select(firing => $"{firing.Event} {firing.Text}").Order(StringComparer.Ordinal)];

    private static List<(string Key, string Channel)> Notices(Desk desk) => desk.Database.Read(connection => connection
        .Query<(string, string)>("SELECT n.key, d.channel FROM notices n JOIN deliveries d ON d.notice_id = n.notice_id ORDER BY 1, 2").ToList());
}
