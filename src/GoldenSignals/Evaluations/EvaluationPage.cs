using GoldenSignals.Core.Claims;
using GoldenSignals.Engine.Evaluations;
using GoldenSignals.Web;
using GoldenSignals.Web.Report;

namespace GoldenSignals.Evaluations;

/// <summary>An evaluation as one HTML page that opens offline and prints.</summary>
internal sealed class EvaluationPage(EvaluationReport report, Settings settings)
{
    private static readonly DateTime Epoch = DateTime.UnixEpoch;

    /// <exception cref="Fault">The file cannot be written.</exception>
    public static void Write(EvaluationReport report, Settings settings, string file)
    {
        try
        {
            File.WriteAllText(file, new EvaluationPage(report, settings).ToHtml());
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Fault.Parameter("report", fault.Message, "Name a file in a folder that can be written to.");
        }
    }

    public string ToHtml()
    {
        ClaimCard[] all = [.. report.Cards.Where(card => card is { Scope: "all", Calls: > 0 })];
        ClaimCard[] claims = [.. all.Where(card => card is { Who: CardKey.Consensus, RangeCoverage: null })];
        var page = new ReportPage($"Evaluation of {CardWords.Of(report)}", string.Join("\n", CardWords.Sentences(report)))
        {
            DataLabel = report.DataLabels.Contains("REPLAY") ? "REPLAY" : null,
            Facts =
            [
                $"{report.Interval} bars of {string.Join(", ", report.Symbols.Take(20))}{(report.Symbols.Count > 20 ? ", …" : "")}",
                $"{CardWords.Number(report.Bars, "N0")} bars{(report.From is null ? "" : $", claims of {report.From:yyyy-MM-dd} to {report.To:yyyy-MM-dd}")}",
                $"{report.VariantsTried} variants tried so far", $"data {report.DataHash[..12]}", $"settings {report.SettingsHash[..12]}",
                $"result {report.ResultHash[..12]}",
            ],
            Disclosure = settings.Disclosure,
        };
        page.Section("What the agents said together");
        page.Text("Right: share of calls on the right side. Lift: points above the baseline. Skill: share of the baseline's squared error that is saved; its "
            + "interval decides the belief, and drawing blocks 2,000 times gives the one beside it. Off by: how far probabilities were from frequencies, beyond chance. Dates: distinct ones over the horizon, as many as count as independent.");
        page.Add(Table("Claim cards of the consensus, 95 % intervals", claims, card => card.Target, isDrawn: true));
        Ranges(page, all);
        page.Section("Were the surest calls the best");
        page.Text("How sure is sure enough is decided in each year by the years before it alone.");
        foreach (ClaimCard card in all.Where(card => card.RangeCoverage is null && CardWords.IsProven(card)))
        {
            page.Add(Curve(card)).Add(Reliability(card));
        }
        page.Section("Each agent on its own");
        page.Add(Table("Claim cards of the agents", [.. all.Where(card => card.Who != CardKey.Consensus)], card => $"{card.Who} on {card.Target}"));
        SetUps(page);
        Ablation(page);
        Own(page);
        return page.ToHtml();
    }

    private static ReportTable Table(string caption, IReadOnlyList<ClaimCard> cards, Func<ClaimCard, string> name, bool isDrawn = false) => new(
        ["", "belief", "right", "baseline", "lift", "skill", .. isDrawn ? ["drawn"] : Array.Empty<string>(), "off by", "dates"],
        [
            .. cards.Select(card => (IReadOnlyList<string>)
            [
                name(card), card.State, CardWords.Share(card.HitRate), CardWords.Share(card.Baseline.HitRate), CardWords.Points(card.Lift),
                CardWords.Points(card.BrierSkill), .. isDrawn ? [card.Bootstrap is { } drawn ? Ends(drawn.BrierSkill) : ""] : Array.Empty<string>(),
                CardWords.Number(100 * card.CalibrationError, "0.0"), CardWords.Number(card.EffectiveSample, "N0"),
            ]),
        ])
    {
        Caption = caption, Words = [1], Strong = [.. Enumerable.Range(0, cards.Count).Where(row => CardWords.IsProven(cards[row]))],
    };

    private static string Ends(Measured measured) => measured.Low is null ? "" : $"[{CardWords.Points(measured.Low)}, {CardWords.Points(measured.High)}]";

    private static void Ranges(ReportPage page, ClaimCard[] all)
    {
        ClaimCard[] ranges = [.. all.Where(card => card.RangeCoverage is not null)];
        if (ranges.Length == 0)
        {
            return;
        }
        page.Section("Where the close would be");
        page.Add(new ReportTable(
            ["", "belief", "held 80", "held 90", "width of 90", "baseline held", "its width", "skill", "dates"],
            [
                .. ranges.Select(card => (IReadOnlyList<string>)
                [
                    card.Target, card.State, CardWords.Share(card.RangeCoverage!.P80), CardWords.Share(card.RangeCoverage.P90),
                    CardWords.Share(card.RangeCoverage.Width90), $"{CardWords.Share(card.RangeCoverage.Baseline80)}, {CardWords.Share(card.RangeCoverage.Baseline90)}",
                    CardWords.Share(card.RangeCoverage.BaselineWidth90),
                    CardWords.Points(card.RangeCoverage.ScoreSkill), CardWords.Number(card.EffectiveSample, "N0"),
                ]),
            ])
        { Caption = "Ranges against a normal range of the last 252 bars' volatility", Words = [1] });
        foreach (ClaimCard card in ranges.Where(card => card.RangeCoverage!.Trailing.Count > 1))
        {
            page.Add(Trailing(card));
        }
    }

    private static Chart Trailing(ClaimCard card)
    {
        double[] days = [.. card.RangeCoverage!.Trailing.Select(point => (point.At - Epoch).TotalDays)];
        return new Chart($"{card.Target}: share of closes inside, over the 250 dates before", [
            new ChartSeries("80 % range", days, [.. card.RangeCoverage.Trailing.Select(point => 100 * point.P80)]) { Beside = CardWords.Share(card.RangeCoverage.P80) },
            new ChartSeries("90 % range", days, [.. card.RangeCoverage.Trailing.Select(point => 100 * point.P90)]) { Tone = 1, Beside = CardWords.Share(card.RangeCoverage.P90) },
        ])
        { HasDates = true, Unit = " %", YEnds = (60, 100), Level = 80, Height = 220 };
    }

    private static Chart Curve(ClaimCard card) => new($"{Named(card)}: right among the surest calls; the baseline on all of them {CardWords.Share(card.Baseline.HitRate)}", [
        new ChartSeries("right", [.. Rising(card).Select(point => 100 * point.Coverage)], [.. Rising(card).Select(point => 100 * point.HitRate)]),
    ])
    { XName = "share of calls kept, %", Unit = " %", Level = 100 * card.Baseline.HitRate ?? double.NaN, Height = 220 };

    private static string Named(ClaimCard card) => card.Who == CardKey.Consensus ? card.Target : $"{card.Who} on {card.Target}";

    private static IEnumerable<CurvePoint> Rising(ClaimCard card) => card.Curve.OrderBy(point => point.Coverage);

    private static Chart Reliability(ClaimCard card)
    {
        double[] said = [.. card.Reliability.Select(bin => 100 * bin.Predicted)];
        return new Chart($"{Named(card)}: how often it was so, by what was said", [
            new ChartSeries("five equal shares of the calls", said, [.. card.Reliability.Select(bin => 100 * bin.Observed)]) { Mark = ChartMark.Dots },
            new ChartSeries("as often as said", [0, 100], [0, 100]) { Mark = ChartMark.Dashed, Tone = 1 },
        ])
        { XName = "said, %", Unit = " %", XEnds = (0, 100), YEnds = (0, 100), Height = 220 };
    }

    private void SetUps(ReportPage page)
    {
        if (report.SetUps.Count == 0)
        {
            return;
        }
        page.Section("Each set-up on its own");
        page.Text("How often a named trade reached its target before its stop, after costs, beside a random entry with the same barriers. "
            + "Corrected for looking at many at once (Benjamini and Hochberg, 10 %).");
        page.Add(new ReportTable(
            ["", "belief", "times", "at target", "random entry", "lift", "dates"],
            [
                .. report.SetUps.Select(record => (IReadOnlyList<string>)
                [
                    $"{CardWords.Act(record.Side)} {record.Name}", record.State, CardWords.Number(record.Calls, "N0"), CardWords.Share(record.HitRate),
                    CardWords.Share(record.BaselineHitRate), CardWords.Points(record.Lift), CardWords.Number(record.EffectiveSample, "N0"),
                ]),
            ])
        { Caption = "Records of set-ups, 95 % intervals", Words = [1] });
    }

    private void Ablation(ReportPage page)
    {
        if (report.Ablation is not { } ablation)
        {
            return;
        }
        page.Section("What each agent adds");
        page.Add(new ReportTable(
            ["left out", "what follows", "goes with", "ns a bar"],
            [
                .. ablation.Select(agent => (IReadOnlyList<string>)
                [
                    agent.Agent, agent.Sentence, agent.RedundantWith is { } other ? $"{other} {CardWords.Number(agent.Correlation, "+0.00;−0.00")}" : "",
                    CardWords.Number(agent.NanosecondsPerBar, "N0"),
                ]),
            ])
        { Words = [1, 2] });
        page.Add(new ReportTable(
            ["agent", "on", "Brier skill it adds"],
            [
                .. from agent in ablation
                   from margin in agent.Targets
                   where margin.MarginalBrierSkill.Value is not null
                   select (IReadOnlyList<string>)[agent.Agent, margin.Target, CardWords.Points(margin.MarginalBrierSkill)],
            ])
        { Caption = "In points, with 95 % intervals, question by question", Words = [1] });
    }

    private void Own(ReportPage page)
    {
        ClaimCard[] own = [.. report.Cards.Where(card => card.Scope != "all" && card is { Who: CardKey.Consensus, Calls: > 0, RangeCoverage: null } && CardWords.IsProven(card))];
        if (own.Length == 0 || report.Symbols.Count < 2)
        {
            return;
        }
        page.Section("Symbols with a record of their own");
        page.Text("Corrected for looking at many at once (Benjamini and Hochberg, 10 %). Symbols that are not named have no proven claim alone.");
        page.Add(Table("", own, card => $"{card.Scope} {card.Target}"));
    }
}
