using System.CommandLine;
using System.Globalization;
using System.Text;
using GoldenSignals.Web;

namespace GoldenSignals.Tests.Reference;

/// <summary>docs/reference/commands.md, from the commands themselves.</summary>
internal static class CommandsPage
{
    public static string Write()
    {
        var page = new StringBuilder("""
            # Commands

            This page is written from the commands by a test. Every command also takes `--data DIR` (the folder of the database, `./data` unless said),
            `--json` (answer, and faults, as JSON) and `--help`. Faults go to the error stream with what to do about them; the exit code is 2 for a wrong
            call, 1 for a failure, 0 otherwise.

            """);
        var shell = new Shell(TextWriter.Null, TextWriter.Null, new Dictionary<string, string>());
        foreach (Func<Shell, Command> create in Program.Commands)
        {
            Append(page, create(shell), "golden");
        }
        return page.ToString();
    }

    private static void Append(StringBuilder page, Command command, string above)
    {
        string path = $"{above} {command.Name}";
        string arguments = string.Concat(command.Arguments.Select(argument => $" <{argument.Name}>{(argument.Arity.MaximumNumberOfValues > 1 ? "…" : "")}"));
        page.Append(CultureInfo.InvariantCulture, $"\n## {path}\n\n{command.Description}.\n\n");
        if (command.Action is not null)
        {
            page.Append(CultureInfo.InvariantCulture, $"```text\n{path}{arguments}{(command.Options.Count > 0 ? " [options]" : "")}\n```\n\n");
        }
        foreach (Argument argument in command.Arguments)
        {
            page.Append(CultureInfo.InvariantCulture, $"- `<{argument.Name}>`: {argument.Description}\n");
        }
        foreach (Option option in command.Options)
        {
            string value = option.HelpName is { } name ? $" {name}" : "";
            page.Append(CultureInfo.InvariantCulture, $"- `{option.Name}{value}`: {option.Description}{Default(option)}\n");
        }
        if (command is ExampleCommand example)
        {
            page.Append(CultureInfo.InvariantCulture, $"{(command.Arguments.Count + command.Options.Count > 0 ? "\n" : "")}Example: `{example.Example}`\n");
        }
        foreach (Command child in command.Subcommands)
        {
            Append(page, child, path);
        }
    }

    private static string Default(Option option) =>
        option.HasDefaultValue && option.GetDefaultValue() is { } value && value is not false ? $" (`{value}` unless said)" : "";
}
