using GoldenSignals.Engine.Keys;
using GoldenSignals.Engine.Notifications;

namespace GoldenSignals.Engine.Tests.Notifications;

public sealed class ChannelReaderTests
{
    private const string Canary = "canary-1c77";

    [Fact]
    public void Without_a_word_there_is_the_page_alone()
    {
        ChannelPlan plan = Assert.Single(Read([], out List<string> faults));
        Assert.Equal(("browser", "browser"), (plan.Name, plan.Kind.Name));
        Assert.Empty(faults);
    }

    [Fact]
    public void A_channel_is_what_was_set()
    {
        IReadOnlyList<ChannelPlan> plans = Read(
            new() { ["channels.phone.token"] = Canary }, out List<string> faults,
            ("phone", "kind=telegram;chat=-100;quietFrom=22:00;quietUntil=7:00;quietZone=Europe/Berlin;quietLets=warning;digestMinutes=15;secondsMax=3"));
        Assert.Empty(faults);
        ChannelPlan plan = plans.Single(plan => plan.Name == "phone");
        Assert.Equal("22:00 to 07:00 Europe/Berlin", $"{plan.Quiet}");
        Assert.Equal((Urgency.Warning, TimeSpan.FromMinutes(15), TimeSpan.FromSeconds(3), 14, 20, false),
            (plan.Quiet!.Lets, plan.Digest, plan.Timeout, plan.TriesMax, plan.PerMinuteMax, plan.ResendsUnsure));
        Assert.Equal("chat -100 through api.telegram.org", plan.Channel.Where);
        Assert.Contains(plans, other => other.Name == "browser");
    }

    [Theory]
    [InlineData("kind=pigeon", "channels.x.kind: \"pigeon\" is none of browser, email, telegram")]
    [InlineData("kind=telegram", "channels.x.chat: is missing")]
    [InlineData("kind=telegram;chat=1", "channels.x.token: is missing: put it into keys.json or GOLDEN_KEY_CHANNELS_X_TOKEN")]
    [InlineData("kind=telegram;chat=1;token=canary-1c77", "channels.x.token: is a secret; put it into keys.json")]
    [InlineData("kind=slack", "channels.x.url: is missing: put it into keys.json")]
    [InlineData("kind=browser;colour=red", "channels.x.colour: browser has no such setting, but kind, title")]
    [InlineData("kind=browser;text={colour}", "channels.x.text: there is no field {colour}; the fields are title, text")]
    [InlineData("kind=browser;quietFrom=22:00", "channels.x.quietUntil: \"\" is no time such as 22:00")]
    [InlineData("kind=browser;quietFrom=25:00;quietUntil=7:00", "channels.x.quietFrom: \"25:00\" is no time")]
    [InlineData("kind=browser;quietZone=Mars/Olympus", "channels.x.quietZone: \"Mars/Olympus\" is no time zone")]
    [InlineData("kind=browser;quietLets=loud", "channels.x.quietLets: \"loud\" is none of info, warning, urgent")]
    [InlineData("kind=browser;digestMinutes=-1", "channels.x.digestMinutes: \"-1\" is not a whole number from 0 to 1440")]
    [InlineData("kind=browser;unsure=2", "channels.x.unsure: \"2\" is none of usual, record, resend")]
    [InlineData("kind=webhook;url=ftp://host/x", "channels.x.url: \"ftp://host/x\" is no address that begins with https://")]
    [InlineData("kind=webhook;url=https://me:pw@host/x", "channels.x.url: ")]
    [InlineData("kind=email;host=h;from=me@example.org;to=Me <me@example.org>", "channels.x.to: \"Me <me@example.org>\" is no mail address")]
    [InlineData("kind=email;host=h;from=me;to=me@example.org", "channels.x.from: \"me\" is no mail address")]
    [InlineData("kind=email;host=mail.example.org;from=a@b.c;to=a@b.c;security=none;user=me", "channels.x.security: none would send the password for all to read")]
    public void What_is_wrong_is_named(string set, string fault)
    {
        Read([], out List<string> faults, ("x", set));
        Assert.Contains(faults, said => said.StartsWith(fault, StringComparison.Ordinal));
        Assert.DoesNotContain(faults, said => said.Contains(Canary));
    }

    [Fact]
    public void A_secret_address_that_is_none_is_not_shown()
    {
        Read(new() { ["channels.x.url"] = Canary }, out List<string> faults, ("x", "kind=discord"));
        Assert.Equal(["channels.x.url: is no address that begins with https:// or http://"], faults);
    }

    [Theory]
    [InlineData("My Phone")]
    [InlineData("9lives")]
    [InlineData("phone_1")]
    public void A_name_that_a_variable_could_not_carry_is_refused(string name)
    {
        Read([], out List<string> faults, (name, "kind=browser"));
        Assert.Contains("lower case letters, digits and hyphens", Assert.Single(faults));
    }

    [Fact]
    public void Every_kind_opens_with_what_its_settings_ask_for() => Assert.All(ChannelCatalog.All, kind =>
    {
        Assert.Equal(kind.Settings.Count, kind.Settings.Select(setting => setting.Name).Except(ChannelCatalog.Settings.Select(setting => setting.Name)).Count());
        Read([], out List<string> faults, ("x", $"kind={kind.Name}"));
        Assert.All(kind.Settings.Where(setting => setting.IsRequired), setting => Assert.Contains(faults, fault => fault.StartsWith($"channels.x.{setting.Name}: ")));
    });

    private static IReadOnlyList<ChannelPlan> Read(Dictionary<string, string> secrets, out List<string> faults, params (string Name, string Set)[] channels)
    {
        faults = [];
        KeyRing keys = KeyRing.Read("none", secrets.ToDictionary(pair => KeyRing.Variable(pair.Key), pair => pair.Value));
        return ChannelReader.Read(
            channels.ToDictionary(
                channel => channel.Name,
                channel => (IReadOnlyDictionary<string, string>)channel.Set.Split(';').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1])),
            keys, faults);
    }
}
