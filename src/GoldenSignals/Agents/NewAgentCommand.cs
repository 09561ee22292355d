using System.CommandLine;
using GoldenSignals.Core.Agents;
using GoldenSignals.Web;
using Spectre.Console;

namespace GoldenSignals.Agents;

/// <summary>`golden agents new my-idea`: writes a working agent, its catalog line and its test into the source tree.</summary>
public static class NewAgentCommand
{
    public static Command Create(Shell shell)
    {
        var name = new Argument<string>("name") { Description = "Small letters and dashes, such as my-idea" };
        var tree = new Option<string?>("--tree") { Description = "Folder of the sources (default: the one golden was built from)", HelpName = "DIR" };
        var command = new ExampleCommand("new", "Write a new agent to start from", "golden agents new my-idea") { name, tree };
        command.SetAction(parse =>
        {
            NewAgent agent = NewAgent.Named(parse.GetRequiredValue(name));
            string root = parse.GetValue(tree) ?? SourceTree.Find()
                ?? throw Fault.NotFound("the sources golden was built from are not here", "Name their folder with --tree DIR.");
            IReadOnlyList<string> files = Write(agent, root);
            return shell.Answer(parse, new { agent = agent.Key, files }, console =>
            {
                foreach (string file in files)
                {
                    console.WriteLine($"wrote {file}");
                }
                console.WriteLine($"Next: dotnet test tests/GoldenSignals.Core.Tests --filter \"FullyQualifiedName~AgentLaws|FullyQualifiedName~{agent.Class}\"");
            });
        });
        return command;
    }

    private static string[] Write(NewAgent agent, string root)
    {
        string catalog = Path.Combine(root, NewAgent.Catalog);
        if (!File.Exists(catalog))
        {
            throw Fault.NotFound($"{catalog} is not there", "Name the folder that holds GoldenSignals.slnx with --tree DIR.");
        }
        if (AgentCatalog.Find(agent.Key) is not null || File.Exists(Path.Combine(root, agent.File)))
        {
            throw Fault.Usage($"there is an agent {agent.Key} already", "Choose another name.");
        }
        string listed = agent.AddTo(File.ReadAllText(catalog)) ??
            throw new Fault("unexpected", $"{NewAgent.Catalog} holds no list of agents", "Add the line by hand, beside those that are there.");
        File.WriteAllText(Path.Combine(root, agent.File), agent.Source);
        File.WriteAllText(Path.Combine(root, agent.TestFile), agent.Test);
        File.WriteAllText(catalog, listed);
        return [agent.File, agent.TestFile, NewAgent.Catalog];
    }
}
