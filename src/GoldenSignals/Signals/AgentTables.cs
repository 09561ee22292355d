using GoldenSignals.Core.Claims;
using Spectre.Console;

namespace GoldenSignals.Signals;

/// <summary>The agents' places as tables: one line each, or everything they said and looked at.</summary>
internal sealed class AgentTables(Signal signal, IAnsiConsole console)
{
    private const string LeanTarget = "direction:5";

    public void Draw(bool explain)
    {
        if (explain)
        {
            Everything();
            Evidence();
        }
        else
        {
            OneLineEach();
        }
    }

    private void OneLineEach()
    {
        Table table = Show.Table("agent", "on", "view", "why");
        foreach (AgentView agent in signal.Agents)
        {
            OpinionView? opinion = agent.Opinions.OrderBy(opinion => opinion.Target == LeanTarget ? 0 : 1).FirstOrDefault();
            table.AddRow(
                Markup.Escape(agent.Agent), opinion?.Target ?? "", opinion is null ? $"[grey]{Status(agent.Status)}[/]" : Side(opinion),
                Markup.Escape(opinion?.Why ?? ""));
        }
        console.Write(table);
    }

    private void Everything()
    {
        Table table = Show.Table("agent", "on", "score", "confidence", "share of claim", "if proven", "why");
        foreach (AgentView agent in signal.Agents)
        {
            if (agent.Opinions.Count == 0)
            {
                table.AddRow(Markup.Escape(agent.Agent), "", $"[grey]{Status(agent.Status)}[/]", "", "", "", "");
            }
            foreach (OpinionView opinion in agent.Opinions)
            {
                table.AddRow(
                    Markup.Escape(agent.Agent), opinion.Target, Show.Signed(opinion.Score), Show.Number(opinion.Confidence, "0.00"),
                    Show.Signed(opinion.Contribution, "0.000"), $"[grey]{Show.Signed(opinion.ContributionIfProven, "0.000")}[/]",
                    Markup.Escape(opinion.Why));
            }
        }
        console.Write(table);
    }

    private void Evidence()
    {
        Table table = Show.Table("agent", "looked at", "value", "unit");
        foreach (AgentView agent in signal.Agents)
        {
            foreach ((string name, EvidenceView evidence) in agent.Evidence)
            {
                table.AddRow(Markup.Escape(agent.Agent), Markup.Escape(name), Show.Number(evidence.Value, "0.####"), Markup.Escape(evidence.Unit));
            }
        }
        Show.Write(table, console);
    }

    private static string Status(string status) => status switch
    {
        "missing" => "not installed",
        "timedOut" => "timed out",
        _ => status,
    };

    private static string Side(OpinionView opinion) => opinion.Score switch
    {
        null => "[grey]abstains[/]",
        > 0 => $"[green]▲ yes[/] {Show.Number(opinion.Score * opinion.Confidence, "0.00")}",
        < 0 => $"[red]▼ no[/] {Show.Number(-opinion.Score * opinion.Confidence, "0.00")}",
        _ => "neutral",
    };
}
