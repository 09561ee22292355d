using System.Globalization;
using GoldenSignals.Engine.Notifications;

namespace GoldenSignals.Engine.Tests.Notifications;

/// <summary>When a notice is sent and when not, on a clock that moves as the test says. The clock starts on Monday, 2 March 2026 at noon UTC.</summary>
public sealed class ScheduleTests
{
    private static readonly Vendor Ntfy = Vendor.Of("ntfy");

    [Fact]
    public async Task Tries_end_after_so_many()
    {
        using var standIn = HttpStandIn.Saying(new Reply(503, "down"));
        await using PostOffice office = Office(standIn, ("triesMax", "3"));
        await office.AddAsync(PostOffice.Notice("a"));
        for (int hour = 0; hour < 10; hour++)
        {
            await office.WorkAfterAsync(TimeSpan.FromHours(1));
        }
        Assert.Equal(3, standIn.All.Count);
        Assert.Equal((DeliveryState.Dead, "503 down"), (office.Only.State, office.Only.Cause));
        Assert.Null(office.Only.Due);
    }

    [Fact]
    public async Task Tries_end_after_so_long()
    {
        using var standIn = HttpStandIn.Saying(new Reply(503, "", ("Retry-After", "3000")));
        await using PostOffice office = Office(standIn, ("hoursMax", "2"));
        await office.AddAsync(PostOffice.Notice("a"));
        for (int minute = 0; minute < 600; minute += 10)
        {
            await office.WorkAfterAsync(TimeSpan.FromMinutes(10));
        }
        Assert.Equal(3, standIn.All.Count); // at 0, 50 and 100 minutes
        Assert.Equal(DeliveryState.Dead, office.Only.State);
    }

    [Theory]
    [InlineData(1, 0.0, null, 5)]
    [InlineData(1, 1.0, null, 2.5)]
    [InlineData(4, 0.5, null, 30)]
    [InlineData(4, 0.5, 31, 31)]
    [InlineData(4, 0.5, 29, 30)]
    [InlineData(40, 0.0, null, 10_800)]
    public void Retries_wait_longer_each_time_and_as_long_as_asked(int tries, double chance, int? asked, double seconds) => Assert.Equal(
        TimeSpan.FromSeconds(seconds), Retry.Wait(tries, chance, asked is { } wait ? TimeSpan.FromSeconds(wait) : null));

    [Fact]
    public async Task What_expires_before_it_is_sent_is_recorded_and_not_sent()
    {
        using var standIn = HttpStandIn.Saying(new Reply(503), Ntfy.Yes);
        await using PostOffice office = Office(standIn);
        await office.AddAsync(PostOffice.Notice("late", expires: office.Now), PostOffice.Notice("soon", expires: office.Now.AddSeconds(3)));
        await office.WorkAsync();
        await office.WorkAfterAsync(TimeSpan.FromMinutes(1));
        Assert.Single(standIn.All);
        Assert.All(office.Deliveries.List(), delivery => Assert.Equal(DeliveryState.Expired, delivery.State));
        Assert.Equal("expired before another try: 503", office.Deliveries.List()[0].Cause);
        Assert.Equal(new ChannelCount("ntfy", 0, 0, 0, 2, 0), Assert.Single(office.Deliveries.Counts()));
        Assert.False(await office.Deliveries.RetryAsync(office.Deliveries.List()[0].Id, PostOffice.Stop));
    }

    [Fact]
    public async Task Quiet_hours_hold_what_is_not_urgent_until_they_end()
    {
        using var standIn = HttpStandIn.Saying(Ntfy.Yes);
        await using PostOffice office = Office(standIn, ("quietFrom", "12:00"), ("quietUntil", "14:30"));
        await office.AddAsync(
            PostOffice.Notice("held"), PostOffice.Notice("urgent", urgency: Urgency.Urgent), PostOffice.Notice("expires", expires: office.Now.AddHours(1)));
        await office.WorkAsync();
        Assert.Equal(["urgent"], Sent(office));
        await office.WorkAfterAsync(TimeSpan.FromMinutes(149));
        Assert.Equal(["urgent"], Sent(office));
        Assert.Equal("expires", Assert.Single(office.Deliveries.List(state: DeliveryState.Expired)).Key);
        await office.WorkAfterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(["held", "urgent"], Sent(office));
        Assert.Equal(2, standIn.All.Count);
    }

    [Fact]
    public async Task A_retry_keeps_quiet_too()
    {
        using var standIn = HttpStandIn.Saying(new Reply(503), Ntfy.Yes);
        await using PostOffice office = Office(standIn, ("quietFrom", "12:00"), ("quietUntil", "13:00"));
        office.Clock.Advance(TimeSpan.FromSeconds(-1));
        await office.AddAsync(PostOffice.Notice("a"));
        await office.WorkAsync();
        await office.WorkAfterAsync(TimeSpan.FromMinutes(30));
        Assert.Single(standIn.All);
        await office.WorkAfterAsync(TimeSpan.FromMinutes(31));
        Assert.Single(standIn.Taken);
    }

    [Theory]
    [InlineData("Europe/Berlin", "22:00", "07:00", "2026-03-02T21:00:00Z", true)] // 22:00 there
    [InlineData("Europe/Berlin", "22:00", "07:00", "2026-03-02T20:59:59Z", false)]
    [InlineData("Europe/Berlin", "22:00", "07:00", "2026-03-03T06:00:00Z", false)]
    [InlineData("Europe/Berlin", "22:00", "07:00", "2026-03-29T05:30:00Z", false)] // the night clocks went forward: 7:30 already
    [InlineData("Europe/Berlin", "22:00", "07:00", "2026-10-25T05:30:00Z", true)] // the night they went back: 6:30 still
    [InlineData("America/New_York", "09:30", "16:00", "2026-03-02T14:30:00Z", true)]
    [InlineData("America/New_York", "09:30", "16:00", "2026-03-02T21:00:00Z", false)]
    public void Quiet_hours_are_those_of_their_clocks(string zone, string from, string until, string at, bool quiet)
    {
        var hours = new QuietHours(
            TimeOnly.Parse(from, CultureInfo.InvariantCulture), TimeOnly.Parse(until, CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById(zone), Urgency.Urgent);
        Assert.Equal(quiet, hours.Covers(DateTime.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal)));
    }

    [Fact]
    public async Task A_digest_makes_one_message_of_several_and_urgent_ones_do_not_wait()
    {
        using var standIn = HttpStandIn.Saying(Ntfy.Yes);
        await using PostOffice office = Office(standIn, ("digestMinutes", "10"));
        await office.AddAsync(PostOffice.Notice("a", "SPY", "First."));
        await office.WorkAsync();
        await office.AddAsync(PostOffice.Notice("now", "QQQ", "Urgent.", urgency: Urgency.Urgent));
        await office.WorkAfterAsync(TimeSpan.FromMinutes(9));
        Assert.Equal("Urgent.", Assert.Single(standIn.All).Body);
        await office.AddAsync(PostOffice.Notice("b", "IWM", "Second."));
        await office.WorkAsync();
        await office.WorkAfterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("SPY\nFirst.\n\nIWM\nSecond.", standIn.All.Last().Body);
        Assert.Equal(2, standIn.All.Count);
        Assert.Equal(2, office.Deliveries.List().Select(delivery => delivery.Message).Distinct().Count());
        await office.AddAsync(PostOffice.Notice("c"));
        await office.WorkAsync();
        Assert.Equal(2, standIn.All.Count); // a new one is gathered from then on
        await office.WorkAfterAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(3, standIn.All.Count);
    }

    [Fact]
    public async Task A_digest_that_is_tried_again_is_the_same_message()
    {
        using var standIn = HttpStandIn.Saying(new Reply(503), Ntfy.Yes);
        await using PostOffice office = Office(standIn, ("digestMinutes", "1"));
        await office.AddAsync(PostOffice.Notice("a"), PostOffice.Notice("b"));
        await office.WorkAsync();
        await office.WorkAfterAsync(TimeSpan.FromMinutes(1));
        await office.AddAsync(PostOffice.Notice("c"));
        await office.WorkAfterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(standIn.All.First().Body, standIn.All.Last().Body);
        Assert.Equal(2, office.Deliveries.List(state: DeliveryState.Sent).Count);
    }

    [Fact]
    public async Task No_more_is_sent_in_a_minute_than_allowed()
    {
        using var standIn = HttpStandIn.Saying(Ntfy.Yes);
        await using PostOffice office = Office(standIn, ("perMinuteMax", "3"));
        await office.AddAsync([.. Enumerable.Range(0, 7).Select(i => PostOffice.Notice($"{i}", text: $"{i}"))]);
        await office.WorkAsync();
        Assert.Equal(3, standIn.All.Count);
        await office.WorkAfterAsync(TimeSpan.FromSeconds(59));
        Assert.Equal(3, standIn.All.Count);
        await office.WorkAfterAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(6, standIn.All.Count);
        await office.WorkAfterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("0123456", string.Concat(standIn.All.Select(received => received.Body)));
    }

    [Fact]
    public async Task A_slow_channel_holds_up_itself_alone()
    {
        using var slow = HttpStandIn.Saying(Reply.Silence);
        using var quick = HttpStandIn.Saying(Ntfy.Yes);
        await using var office = new PostOffice(("slow", Ntfy.Set(slow.Url)), ("quick", Ntfy.Set(quick.Url)));
        await office.AddAsync(PostOffice.Notice("a"));
        Task stuck = office.Postman.StepAsync("slow", PostOffice.Stop);
        await slow.Came.WaitAsync(PostOffice.Stop);
        Assert.True(await office.Postman.StepAsync("quick", PostOffice.Stop));
        Assert.Single(quick.Taken);
        office.Clock.Advance(TimeSpan.FromMinutes(1));
        await stuck;
    }

    [Fact]
    public async Task What_waits_for_a_channel_that_is_gone_is_dead_and_lives_again_with_it()
    {
        using var standIn = HttpStandIn.Saying(new Reply(503), Ntfy.Yes);
        await using PostOffice office = Office(standIn);
        await office.AddAsync(PostOffice.Notice("tried"));
        await office.WorkAsync();
        await office.AddAsync(PostOffice.Notice("new"));
        await office.RestartAsync(plans: []);
        Assert.All(office.Deliveries.List(), delivery => Assert.Equal((DeliveryState.Dead, "no channel is called so any more"), (delivery.State, delivery.Cause)));
        await office.RestartAsync();
        foreach (Delivery delivery in office.Deliveries.List())
        {
            Assert.True(await office.Deliveries.RetryAsync(delivery.Id, PostOffice.Stop));
        }
        await office.WorkAsync();
        Assert.Equal(2, standIn.Taken.Count);
    }

    [Fact]
    public async Task A_test_goes_out_at_once_and_is_tried_once()
    {
        using var standIn = HttpStandIn.Saying(Ntfy.Yes, new Reply(503, "down"));
        await using PostOffice office = Office(standIn, ("quietFrom", "11:00"), ("quietUntil", "14:00"), ("digestMinutes", "60"));
        (long attempt, Outcome outcome) = await office.Postman.TestAsync("ntfy", PostOffice.Stop);
        Assert.Equal(OutcomeKind.Accepted, outcome.Kind);
        Assert.Contains("the channel \"ntfy\" works", Assert.Single(standIn.Taken).Body);
        Assert.Equal(attempt, office.Deliveries.Last("ntfy")!.Id);
        Assert.Equal(OutcomeKind.Busy, (await office.Postman.TestAsync("ntfy", PostOffice.Stop)).Outcome.Kind);
        await office.WorkAfterAsync(TimeSpan.FromHours(3));
        Assert.Equal(2, standIn.All.Count);
        Assert.Equal("503 down", Assert.Single(office.Deliveries.List(state: DeliveryState.Dead)).Cause);
    }

    [Fact]
    public async Task The_page_finds_each_notice_once_in_the_order_they_came_through()
    {
        await using var office = new PostOffice(("browser", new() { ["kind"] = "browser", ["quietFrom"] = "11:00", ["quietUntil"] = "13:00" }));
        await office.AddAsync(PostOffice.Notice("held", text: "Held."), PostOffice.Notice("urgent", urgency: Urgency.Urgent));
        await office.WorkAsync();
        Shown first = Assert.Single(office.Deliveries.ForPage(["browser"], 0));
        Assert.Equal("urgent", Assert.Single(first.Notices).Key);
        await office.WorkAfterAsync(TimeSpan.FromHours(1));
        Shown second = Assert.Single(office.Deliveries.ForPage(["browser"], first.Sequence));
        Assert.Equal(("SPY", "Held.", office.Now), (second.Title, second.Text, second.Time));
        Assert.Equal(second.Sequence, office.Deliveries.LastForPage(["browser"]));
        Assert.Empty(office.Deliveries.ForPage(["other"], 0));
    }

    private static PostOffice Office(HttpStandIn standIn, params (string, string)[] more) => new(("ntfy", Ntfy.Set(standIn.Url, more)));

    private static IEnumerable<string> Sent(PostOffice office) => office.Deliveries.List(state: DeliveryState.Sent).Select(delivery => delivery.Key).Order();
}
