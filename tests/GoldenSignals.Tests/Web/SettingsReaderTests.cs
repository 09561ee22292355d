using GoldenSignals.Web;

namespace GoldenSignals.Tests.Web;

public sealed class SettingsReaderTests : IDisposable
{
    private readonly TempFolder data = new();

    [Fact]
    public void Without_a_file_the_defaults_hold()
    {
        Settings settings = SettingsReader.Read(data.Path, new Dictionary<string, string>());
        Assert.Equal(new Settings() with { Data = data.Path }, settings);
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

    public void Dispose() => data.Dispose();
}
