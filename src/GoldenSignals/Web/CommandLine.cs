using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Text.Json;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Web;

/// <summary>Puts the slices' commands together, runs the one that is asked for, and says in one place what went wrong.</summary>
public static class CommandLine
{
    /// <summary>Time a command has to end well once it is told to.</summary>
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(20);

    /// <returns>0, 1 for a failure, 2 for a wrong call.</returns>
    public static async Task<int> RunAsync(string[] args, Shell shell, IEnumerable<Func<Shell, Command>> commands)
    {
        try
        {
            return await InvokeAsync(args, shell, Root(shell, commands));
        }
        catch (Fault fault)
        {
            return Say(fault, args, shell);
        }
        catch (SourceException fault)
        {
            return Say(new Fault("source", fault.Message, "Look at the file or source it names, and run this again."), args, shell);
        }
        catch (StoreException fault)
        {
            return Say(new Fault("store", fault.Message, "`golden doctor` checks the data folder."), args, shell);
        }
        catch (OperationCanceledException)
        {
            return Say(new Fault("stopped", "stopped before it was done", "Run it again; what was already stored stays stored."), args, shell);
        }
        catch (Exception fault)
        {
            const string remedy = "This is a defect: report it with these lines. `golden doctor` checks the machine.";
            return Say(new Fault("unexpected", fault.ToString(), remedy), args, shell);
        }
    }

    private static RootCommand Root(Shell shell, IEnumerable<Func<Shell, Command>> commands)
    {
        var root = new RootCommand("GoldenSignals: agents watch markets and say what can honestly be said.") { shell.Data, shell.Json };
        foreach (Func<Shell, Command> create in commands)
        {
            root.Subcommands.Add(create(shell));
        }
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Aliases.Clear();
        help.Aliases.Add("-h");
        help.Action = new ExampleHelp((HelpAction)help.Action!);
        return root;
    }

    private static async Task<int> InvokeAsync(string[] args, Shell shell, RootCommand root)
    {
        // "@all" is a group of symbols here, not a file of arguments.
        ParseResult parse = root.Parse(args.Length == 0 ? ["--help"] : args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parse.Action is ParseErrorAction)
        {
            throw WrongCall(parse);
        }
        return await parse.InvokeAsync(
            new InvocationConfiguration
            {
                Output = shell.Out, Error = shell.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = LongestEnd,
            });
    }

    private static Fault WrongCall(ParseResult parse)
    {
        // An unknown word also leaves its place empty; the word is what the caller wants to hear about.
        string message = parse.UnmatchedTokens is [string word, ..]
            ? $"\"{word}\" is not known here"
            : string.Join("; ", parse.Errors.Select(error => error.Message.ReplaceLineEndings(" ").Replace("\t", "")));
        return Fault.Usage(message, $"See `{CommandPath(parse.CommandResult)} --help`.");
    }

    private static string CommandPath(CommandResult command) => command.Parent is CommandResult parent
        ? $"{CommandPath(parent)} {command.Command.Name}"
        : "golden";

    private static int Say(Fault fault, string[] args, Shell shell)
    {
        if (args.Contains("--json"))
        {
            shell.Error.WriteLine(JsonSerializer.Serialize(new { error = new { fault.Code, fault.Message, fault.Remedy } }, Json.Line));
        }
        else
        {
            shell.Error.WriteLine($"golden: {fault.Message}");
            shell.Error.WriteLine($"  {fault.Remedy}");
        }
        return fault.ExitCode;
    }
}
