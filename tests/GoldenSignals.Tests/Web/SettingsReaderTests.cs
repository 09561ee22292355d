using GoldenSignals.Engine.Keys;
using GoldenSignals.Web;

namespace GoldenSignals.Tests.Web;

public sealed class SettingsReaderTests : IDisposable
{
    private readonly TempFolder data = new();

    [Fact]
    public void Without_a_file_the_defaults_hold()
    {
        Settings settings = SettingsReader.Read(data.Path, new Dictionary<string, string>());
        Assert.Equal(new Settings() with { Data = data.Path }, settings with { Keys = KeyRing.Empty });
        Assert.Equal("127.0.0.1", settings.Bind);
    }

    [Fact]
    public void The_file_changes_a_default_and_the_environment_changes_the_file()
    {
        data.Write("settings.json", """{ "port": 7777, "risk": { "accountSize": 5000, "perTradePercent": 2 } } // mine""");
        Settings settings = SettingsReader.Read(data.Path, new Dictionary<string, string> { ["GOLDEN_RISK_ACCOUNT_SIZE"] = "9000" });
        Assert.Equal(7777, settings.Port);
        Assert.Equal(9000, settings.Risk.AccountSize);
        Assert.Equal(2, settings.Risk.PerTradePercent);
    }

    [Fact]
    public void Every_fault_is_listed_at_once()
    {
        data.Write("settings.json", """{ "prt": 1, "port": 70000, "risk": { "perTradePercent": "a lot" }, "bind": "here" }""");
        Fault fault = Assert.Throws<Fault>(() =>
            SettingsReader.Read(data.Path, new Dictionary<string, string> { ["GOLDEN_COLOUR"] = "red", ["GOLDEN_COSTS_BPS_PER_SIDE"] = "-1" }));
        Assert.All(["prt", "port (GOLDEN_PORT)", "risk.perTradePercent", "bind", "GOLDEN_COLOUR", "costs.bpsPerSide"],
            name => Assert.Contains(name, fault.Message));
        Assert.Contains("settings.json", fault.Remedy);
    }

    [Fact]
    public void A_file_that_is_not_json_says_where()
    {
        data.Write("settings.json", "{ port: }");
        Fault fault = Assert.Throws<Fault>(() => SettingsReader.Read(data.Path, new Dictionary<string, string>()));
        Assert.Contains("settings.json", fault.Message);
        Assert.Contains("LineNumber", fault.Message);
    }

    [Fact]
    public void The_command_line_names_the_folder_before_the_environment_does()
    {
        var environment = new Dictionary<string, string> { ["GOLDEN_DATA"] = "elsewhere" };
        Assert.Equal(data.Path, SettingsReader.Read(data.Path, environment).Data);
        Assert.Equal("elsewhere", SettingsReader.Read(null, environment).Data);
    }

    [Fact]
    public void Every_setting_has_a_summary_and_a_name_of_its_own()
    {
        Assert.All(SettingsReader.All, entry => Assert.EndsWith(".", entry.Meaning.Summary));
        Assert.Equal(SettingsReader.All.Count, SettingsReader.All.Select(entry => entry.Variable).Distinct().Count());
        Assert.Contains(SettingsReader.All, entry => entry is { Path: "risk.accountSize", Variable: "GOLDEN_RISK_ACCOUNT_SIZE" });
    }

    [Fact]
    public void A_channel_is_set_in_the_file_and_the_environment_under_a_name_of_its_own()
    {
        data.Write("settings.json", """{ "channels": { "my-phone": { "kind": "telegram", "chat": -1001, "digestMinutes": 5 } } }""");
        Settings settings = SettingsReader.Read(data.Path, new Dictionary<string, string>
        {
            ["GOLDEN_KEY_CHANNELS_MY_PHONE_TOKEN"] = "t", ["GOLDEN_CHANNELS_MY_PHONE_QUIET_FROM"] = "22:00", ["GOLDEN_CHANNELS_MY_PHONE_QUIET_UNTIL"] = "7:00",
            ["GOLDEN_CHANNELS_DESK_KIND"] = "browser",
        });
        Assert.Equal(["browser", "desk", "my-phone"], settings.Channels.Select(channel => channel.Name));
        Assert.Equal("22:00 to 07:00 UTC", $"{settings.Channels[2].Quiet}");
        Assert.Equal(TimeSpan.FromMinutes(5), settings.Channels[2].Digest);
        Assert.Equal("chat -1001 through api.telegram.org", settings.Channels[2].Channel.Where);
    }

    [Fact]
    public void A_channel_that_is_wrong_stops_the_start_with_every_fault_and_no_secret()
    {
        data.Write("settings.json", """{ "channels": { "a": { "kind": "slack", "url": "canary" }, "b": { "kind": "browser", "text": "{colour}" }, "c": 5 } }""");
        Fault fault = Assert.Throws<Fault>(() => SettingsReader.Read(data.Path, new Dictionary<string, string> { ["GOLDEN_CHANNELS_A_COLOUR"] = "red" }));
        Assert.All(["channels.a.url: is a secret", "{colour}", "channels.c", "GOLDEN_CHANNELS_A_COLOUR"], said => Assert.Contains(said, fault.Message));
        Assert.DoesNotContain("canary", fault.Message);
    }

    public void Dispose() => data.Dispose();
}
