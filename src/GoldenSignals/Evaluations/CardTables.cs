using GoldenSignals.Core.Claims;
using GoldenSignals.Engine.Evaluations;
using Spectre.Console;

namespace GoldenSignals.Evaluations;

/// <summary>An evaluation as a person reads it in a terminal: what to take from it, then the cards.</summary>
internal sealed class CardTables(EvaluationReport report, IAnsiConsole console)
{
    public void Draw(bool perSymbol, string disclosure)
    {
        string labels = string.Join(", ", report.DataLabels);
        console.MarkupLineInterpolated(
            $"[bold]Evaluation {report.Id}[/] of {CardWords.Of(report)}, {report.Interval}, {labels} data, {CardWords.Number(report.Bars, "N0")} bars{Window()}; variants tried so far: {report.VariantsTried}");
        console.WriteLine();
        foreach (string sentence in CardWords.Sentences(report))
        {
            console.MarkupLineInterpolated($"[bold]{sentence}[/]");
        }
        ClaimCard[] all = [.. report.Cards.Where(card => card.Scope == "all")];
        Claims("consensus on", all.Where(card => card is { Who: CardKey.Consensus, RangeCoverage: null, Calls: > 0 }), card => card.Target);
        Ranges(all);
        Claims("agent on its own", all.Where(card => card.Who != CardKey.Consensus && card.Calls > 0), card => $"{card.Who} on {card.Target}");
        SetUps();
        Own(perSymbol);
        Ablation();
        Silent(all);
        console.MarkupLineInterpolated($"[grey]Lift and skill in points with 95 % intervals. data {report.DataHash[..12]}, settings {report.SettingsHash[..12]}, result {report.ResultHash[..12]}[/]");
        console.MarkupLineInterpolated($"[grey]{disclosure}[/]");
    }

    private string Window() => report.From is null ? "" : $", claims of {report.From:yyyy-MM-dd} … {report.To:yyyy-MM-dd}";

    private void Claims(string head, IEnumerable<ClaimCard> cards, Func<ClaimCard, string> name)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn(head).NoWrap()).AddColumn("belief");
        foreach (string column in (string[])["right", "baseline", "lift", "Brier skill", "off by", "independent"])
        {
            table.AddColumn(new TableColumn(column).RightAligned().NoWrap());
        }
        foreach (ClaimCard card in cards)
        {
            table.AddRow(
                Markup.Escape(name(card)), Belief(card.State), CardWords.Share(card.HitRate), CardWords.Share(card.Baseline.HitRate),
                Markup.Escape(CardWords.Points(card.Lift)), Markup.Escape(CardWords.Points(card.BrierSkill)), CardWords.Number(100 * card.CalibrationError, "0.0"),
                CardWords.Number(card.EffectiveSample, "N0"));
        }
        Write(table);
    }

    private void Ranges(IEnumerable<ClaimCard> all)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn("ranges").AddColumn("belief");
        foreach (string column in (string[])["held 80", "held 90", "width of 90", "baseline held", "its width", "skill", "independent"])
        {
            table.AddColumn(new TableColumn(column).RightAligned().NoWrap());
        }
        foreach (ClaimCard card in all.Where(card => card.RangeCoverage is not null))
        {
            RangeCoverage held = card.RangeCoverage!;
            table.AddRow(
                card.Target, Belief(card.State), CardWords.Share(held.P80), CardWords.Share(held.P90), CardWords.Share(held.Width90),
                $"{CardWords.Share(held.Baseline80)}, {CardWords.Share(held.Baseline90)}", CardWords.Share(held.BaselineWidth90),
                Markup.Escape(CardWords.Points(held.ScoreSkill)), CardWords.Number(card.EffectiveSample, "N0"));
        }
        Write(table);
    }

    private void SetUps()
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("set-up").NoWrap()).AddColumn("belief");
        foreach (string column in (string[])["times", "at target", "random entry", "lift", "independent"])
        {
            table.AddColumn(new TableColumn(column).RightAligned().NoWrap());
        }
        foreach (SetUpRecord record in report.SetUps)
        {
            table.AddRow(
                Markup.Escape($"{CardWords.Act(record.Side)} {record.Name}"), Belief(record.State), CardWords.Number(record.Calls, "N0"),
                CardWords.Share(record.HitRate), CardWords.Share(record.BaselineHitRate), Markup.Escape(CardWords.Points(record.Lift)),
                CardWords.Number(record.EffectiveSample, "N0"));
        }
        Write(table);
    }

    private void Own(bool perSymbol)
    {
        ClaimCard[] own = [.. report.Cards.Where(card => card.Scope != "all" && card.Who == CardKey.Consensus && card is { Calls: > 0, RangeCoverage: null })];
        if (perSymbol)
        {
            Claims("consensus on", own, card => $"{card.Scope} {card.Target}");
        }
        else if (own.Length > 0 && report.Symbols.Count > 1)
        {
            console.MarkupLine("[grey]  Cards of each symbol: --per-symbol, or --json.[/]");
        }
    }

    private void Ablation()
    {
        if (report.Ablation is not { } ablation)
        {
            return;
        }
        Table table = new Table().Border(TableBorder.Simple).AddColumns("left out", "what follows", "goes with").AddColumn(new TableColumn("ns a bar").RightAligned());
        foreach (AgentAblation agent in ablation)
        {
            string with = agent.RedundantWith is { } other ? $"{other} {CardWords.Number(agent.Correlation, "+0.00;−0.00")}" : "";
            table.AddRow(Markup.Escape(agent.Agent), Markup.Escape(agent.Sentence), Markup.Escape(with), CardWords.Number(agent.NanosecondsPerBar, "N0"));
        }
        Write(table);
    }

    private void Silent(IEnumerable<ClaimCard> all)
    {
        string[] silent = [.. all.Where(card => card.Calls == 0).Select(card => card.Who == CardKey.Consensus ? card.Target : $"{card.Who} on {card.Target}")];
        if (silent.Length > 0 && report.From is not null)
        {
            console.MarkupLineInterpolated($"[grey]  Nothing settled on {string.Join(", ", silent)}.[/]");
        }
    }

    private void Write(Table table)
    {
        if (table.Rows.Count > 0)
        {
            console.Write(table);
        }
    }

    private static string Belief(string state) => state switch
    {
        "demonstrated" => "[green]demonstrated[/]",
        "weak" => "[yellow]weak[/]",
        _ => "[grey]unproven[/]",
    };
}
