using System.CommandLine;
using GoldenSignals.Web;

namespace GoldenSignals.Tests.Web;

public sealed class CommandLineTests
{
    public static TheoryData<string> EveryCommand => [.. Paths(Program.Commands.Select(Make), "")];

    [Fact]
    public async Task An_unknown_command_is_a_wrong_call()
    {
        GoldenRun run = await GoldenRun.Of("agentz");
        Assert.Equal(2, run.Code);
        Assert.Equal("", run.Out);
        Assert.Contains("\"agentz\" is not known here", run.Error);
        Assert.Contains("golden --help", run.Error);
    }

    [Fact]
    public async Task An_unknown_option_names_the_help_of_its_command()
    {
        GoldenRun run = await GoldenRun.Of("agents", "--nope", "--json");
        Assert.Equal(2, run.Code);
        Assert.Equal("usage", run.Fault.GetProperty("code").GetString());
        Assert.Contains("--nope", run.Fault.GetProperty("message").GetString());
        Assert.Contains("golden agents --help", run.Fault.GetProperty("remedy").GetString());
    }

    [Fact]
    public async Task Without_a_command_it_shows_what_there_is()
    {
        GoldenRun run = await GoldenRun.Of();
        Assert.Equal(0, run.Code);
        Assert.Contains("doctor", run.Out);
    }

    [Fact]
    public async Task The_version_is_one_line()
    {
        GoldenRun run = await GoldenRun.Of("--version");
        Assert.Equal(0, run.Code);
        Assert.Single(run.Out.Trim().Split('\n'));
    }

    [Theory, MemberData(nameof(EveryCommand))]
    public async Task Every_command_helps_with_an_example(string path)
    {
        GoldenRun run = await GoldenRun.Of([.. path.Split(' '), "--help"]);
        Assert.Equal(0, run.Code);
        Assert.Contains("Usage:", run.Out);
        Assert.Matches(@"Example:\s+\S*.*golden " + path, run.Out);
    }

    [Theory, InlineData("bash"), InlineData("zsh"), InlineData("fish")]
    public async Task Every_shell_gets_its_completion(string shell)
    {
        GoldenRun run = await GoldenRun.Of("completion", shell);
        Assert.Equal(0, run.Code);
        Assert.Contains("[suggest:", run.Out);
    }

    [Fact]
    public async Task Completion_offers_the_commands_that_fit()
    {
        GoldenRun run = await GoldenRun.Of("[suggest:10]", "golden doc");
        Assert.Equal("doctor", run.Out.Trim());
    }

    private static Command Make(Func<Shell, Command> create) => create(new Shell(TextWriter.Null, TextWriter.Null, new Dictionary<string, string>()));

    private static IEnumerable<string> Paths(IEnumerable<Command> commands, string above) =>
        commands.SelectMany(command => Paths(command.Subcommands, $"{above}{command.Name} ").Prepend(above + command.Name));
}
