using System.CommandLine;
using GoldenSignals.Core.Agents;
using GoldenSignals.Web;
using Spectre.Console;

namespace GoldenSignals.Agents;

/// <summary>An agent of the catalog, as lists show it.</summary>
/// <param name="Status">installed or missing.</param>
public sealed record AgentRow(string Agent, string Status, string Summary, IReadOnlyList<string> Targets);

/// <summary>`golden agents`: who is in the catalog, and what each speaks about.</summary>
public static class AgentsCommand
{
    public static Command Create(Shell shell)
    {
        var command = new ExampleCommand("agents", "List the agents and the questions each has a view on", "golden agents --json") { NewAgentCommand.Create(shell) };
        command.SetAction(parse =>
        {
            AgentRow[] agents = [.. AgentCatalog.All.Select(Row)];
            return shell.Answer(parse, new { agents }, console => console.Write(Draw(agents)));
        });
        return command;
    }

    internal static AgentRow Row(AgentEntry entry) =>
        new(entry.Name, entry.Installed ? "installed" : "missing", entry.Summary, entry.Targets);

    private static Table Draw(IEnumerable<AgentRow> agents)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns("agent", "status", "speaks on", "what it looks at");
        foreach (AgentRow agent in agents)
        {
            table.AddRow(Markup.Escape(agent.Agent), agent.Status, Markup.Escape(string.Join(" ", agent.Targets)), Markup.Escape(agent.Summary));
        }
        return table;
    }
}
