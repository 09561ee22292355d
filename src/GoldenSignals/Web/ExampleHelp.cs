using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace GoldenSignals.Web;

/// <summary>A command that shows how it is called.</summary>
public sealed class ExampleCommand(string name, string description, string example) : Command(name, description)
{
    public string Example { get; } = example;
}

/// <summary>The usual help, and an example under it.</summary>
internal sealed class ExampleHelp(HelpAction usual) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parse)
    {
        int code = usual.Invoke(parse);
        string example = parse.CommandResult.Command is ExampleCommand command ? command.Example : "golden analyze SPY --explain";
        parse.InvocationConfiguration.Output.WriteLine($"Example:\n  {example}\n");
        return code;
    }
}
