using GoldenSignals.Engine.Notifications;

namespace GoldenSignals.Engine.Tests.Notifications;

/// <summary>What holds for every channel that speaks HTTP, against a stand-in that speaks its vendor's dialect.</summary>
public sealed class VendorTests
{
    [Theory, MemberData(nameof(Vendor.Kinds), MemberType = typeof(Vendor))]
    public async Task A_notice_is_sent_once_and_has_a_receipt(string kind)
    {
        var vendor = Vendor.Of(kind);
        using var standIn = HttpStandIn.Saying(vendor.Yes);
        await using var office = new PostOffice((kind, vendor.Set(standIn.Url)));
        await office.AddAsync(PostOffice.Notice("a"), PostOffice.Notice("a"));
        await office.WorkAsync();
        await office.AddAsync(PostOffice.Notice("a"));
        await office.WorkAsync();
        Assert.Single(standIn.All);
        Delivery delivery = office.Only;
        Assert.Equal((DeliveryState.Sent, vendor.Receipt, 1), (delivery.State, delivery.Receipt, delivery.Tries));
        Assert.StartsWith($"{vendor.Yes.Status}", delivery.Answer);
        Assert.Equal(office.Now, delivery.Tried);
    }

    [Theory, MemberData(nameof(Vendor.Kinds), MemberType = typeof(Vendor))]
    public async Task Too_many_requests_are_waited_out_as_long_as_asked(string kind)
    {
        var vendor = Vendor.Of(kind);
        using var standIn = HttpStandIn.Saying(vendor.Busy, vendor.Yes);
        await using var office = new PostOffice((kind, vendor.Set(standIn.Url)));
        await office.AddAsync(PostOffice.Notice("a"), PostOffice.Notice("b"));
        await office.WorkAsync();
        await office.WorkAfterAsync(TimeSpan.FromSeconds(39.9));
        Assert.Single(standIn.All); // neither of the two
        await office.WorkAfterAsync(TimeSpan.FromSeconds(0.2));
        Assert.Equal(2, standIn.Taken.Count);
        Assert.All(office.Deliveries.List(), delivery => Assert.Equal(DeliveryState.Sent, delivery.State));
        Assert.Equal([OutcomeKind.Busy, OutcomeKind.Accepted], office.Deliveries.Attempts(office.Deliveries.List()[1].Message!).Select(attempt => attempt.Outcome));
    }

    [Theory, MemberData(nameof(Vendor.Kinds), MemberType = typeof(Vendor))]
    public async Task A_server_in_trouble_is_asked_again_later(string kind)
    {
        var vendor = Vendor.Of(kind);
        using var standIn = HttpStandIn.Saying(new Reply(500, "oops"), new Reply(503), vendor.Yes);
        await using var office = new PostOffice((kind, vendor.Set(standIn.Url)));
        await office.AddAsync(PostOffice.Notice("a"));
        Assert.Equal(1, await office.WorkAsync());
        Assert.Equal(0, await office.WorkAfterAsync(TimeSpan.FromSeconds(4.9)));
        Assert.Equal(1, await office.WorkAfterAsync(TimeSpan.FromSeconds(0.2)));
        Assert.Equal(0, await office.WorkAfterAsync(TimeSpan.FromSeconds(9.8)));
        Assert.Equal(1, await office.WorkAfterAsync(TimeSpan.FromSeconds(0.3)));
        Assert.Single(standIn.Taken);
        Assert.Equal((DeliveryState.Sent, 3), (office.Only.State, office.Only.Tries));
    }

    [Theory, MemberData(nameof(Vendor.Kinds), MemberType = typeof(Vendor))]
    public async Task A_refusal_is_final_and_says_why(string kind)
    {
        var vendor = Vendor.Of(kind);
        using var standIn = HttpStandIn.Saying(new Reply(404, """{"ok":false,"description":"no such thing","message":"no such thing","error":"no such thing"}"""), vendor.Yes);
        await using var office = new PostOffice((kind, vendor.Set(standIn.Url)));
        await office.AddAsync(PostOffice.Notice("a"));
        await office.WorkAsync();
        await office.WorkAfterAsync(TimeSpan.FromDays(2));
        Assert.Single(standIn.All);
        Delivery dead = Assert.Single(office.Deliveries.List(state: DeliveryState.Dead));
        Assert.StartsWith("404", dead.Cause);
        Assert.Contains("no such thing", dead.Cause);
        Assert.True(await office.Deliveries.RetryAsync(dead.Id, PostOffice.Stop));
        await office.WorkAsync();
        Assert.Single(standIn.Taken);
        Assert.Equal(DeliveryState.Sent, office.Only.State);
        Assert.False(await office.Deliveries.RetryAsync(dead.Id, PostOffice.Stop));
    }

    [Theory, MemberData(nameof(Vendor.Kinds), MemberType = typeof(Vendor))]
    public async Task A_redirect_is_not_followed(string kind)
    {
        using var elsewhere = HttpStandIn.Saying(new Reply(200));
        using var standIn = HttpStandIn.Saying(new Reply(302, "", ("Location", elsewhere.Url)));
        await using var office = new PostOffice((kind, Vendor.Of(kind).Set(standIn.Url)));
        await office.AddAsync(PostOffice.Notice("a"));
        await office.WorkAsync();
        Assert.Empty(elsewhere.All);
        Assert.Equal((DeliveryState.Dead, "302: redirects are not followed"), (office.Only.State, office.Only.Cause));
    }

    [Theory, MemberData(nameof(Vendor.Kinds), MemberType = typeof(Vendor))]
    public async Task What_was_taken_without_an_answer_is_repeated_only_where_that_is_told(string kind)
    {
        var vendor = Vendor.Of(kind);
        using var standIn = HttpStandIn.Saying(Reply.HangUp with { Takes = true }, vendor.Yes);
        await using var office = new PostOffice((kind, vendor.Set(standIn.Url)));
        await office.AddAsync(PostOffice.Notice("a"));
        await office.WorkAsync();
        await office.WorkAfterAsync(TimeSpan.FromDays(1));
        await Settles(office, standIn, kind);
    }

    [Theory, MemberData(nameof(Vendor.Kinds), MemberType = typeof(Vendor))]
    public async Task A_server_that_never_answers_is_given_up_after_its_time(string kind)
    {
        var vendor = Vendor.Of(kind);
        using var standIn = HttpStandIn.Saying(Reply.Silence with { Takes = true }, vendor.Yes);
        await using var office = new PostOffice((kind, vendor.Set(standIn.Url, ("secondsMax", "5"))));
        await office.AddAsync(PostOffice.Notice("a"));
        Task working = office.WorkAsync();
        await standIn.Came.WaitAsync(PostOffice.Stop);
        office.Clock.Advance(TimeSpan.FromSeconds(5));
        await working;
        Assert.Equal("no answer within 5 s", office.Only.Answer);
        await office.WorkAfterAsync(TimeSpan.FromDays(1));
        await Settles(office, standIn, kind);
    }

    [Theory, MemberData(nameof(Vendor.Kinds), MemberType = typeof(Vendor))]
    public async Task Nobody_there_is_tried_again(string kind)
    {
        string url;
        using (var gone = HttpStandIn.Saying(new Reply(200)))
        {
            url = gone.Url;
        }
        await using var office = new PostOffice((kind, Vendor.Of(kind).Set(url, ("triesMax", "2"))));
        await office.AddAsync(PostOffice.Notice("a"));
        await office.WorkAsync();
        Assert.Equal(DeliveryState.Waiting, office.Only.State);
        await office.WorkAfterAsync(TimeSpan.FromHours(1));
        Assert.Equal((DeliveryState.Dead, 2), (office.Only.State, office.Only.Tries));
    }

    [Theory, MemberData(nameof(Vendor.Kinds), MemberType = typeof(Vendor))]
    public async Task No_secret_is_kept_or_told_even_where_the_answer_repeats_it(string kind)
    {
        using var standIn = new HttpStandIn(received =>
        {
            string heard = $"{received.Path} {received.Headers.GetValueOrDefault("Authorization")}";
            return new Reply(400, $$"""{"description":"{{heard}}","message":"{{heard}}","error":"{{heard}}"}""");
        });
        await using var office = new PostOffice((kind, Vendor.Of(kind).Set(standIn.Url)));
        await office.AddAsync(PostOffice.Notice("a"));
        await office.WorkAsync();
        ChannelPlan plan = office.Plans.Single(plan => plan.Name == kind);
        string told = $"{plan} {plan.Channel.Where} {string.Join(' ', office.Log)} {office.Only} {string.Join(' ', office.Deliveries.Attempts(office.Only.Message!))}";
        Assert.DoesNotContain("canary", told);
        Assert.DoesNotContain("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", told);
    }

    /// <summary>Where repetitions are told it is sent again under the same name, and else recorded as unknown until a person decides.</summary>
    private static async Task Settles(PostOffice office, HttpStandIn standIn, string kind)
    {
        if (kind is "webhook" or "ntfy")
        {
            string header = kind == "webhook" ? "webhook-id" : "X-Sequence-ID";
            Assert.Equal(2, standIn.Taken.Count);
            Assert.Equal(office.Only.Message, Assert.Single(standIn.Taken.Select(received => received.Headers[header]).Distinct()));
            Assert.Single(standIn.Taken.Select(received => received.Body).Distinct());
            Assert.Equal(DeliveryState.Sent, office.Only.State);
            return;
        }
        Assert.Single(standIn.Taken);
        Assert.Equal(DeliveryState.Unknown, office.Only.State);
        Assert.True(await office.Deliveries.RetryAsync(office.Only.Id, PostOffice.Stop));
        await office.WorkAsync();
        Assert.Equal(DeliveryState.Sent, office.Only.State);
    }
}
