using GoldenSignals.Core.Claims;
using Spectre.Console;

namespace GoldenSignals.Signals;

/// <summary>A signal as a page in the terminal: a sentence, what changed, the claims, the agents.</summary>
internal sealed class SignalPage(Signal signal, IAnsiConsole console)
{
    public void Draw(bool explain, string disclosure)
    {
        Head();
        Changes();
        Claims();
        Ranges();
        Lean();
        Plan();
        new AgentTables(signal, console).Draw(explain);
        console.MarkupLineInterpolated($"[grey]{disclosure}[/]");
    }

    private void Head()
    {
        string label = signal.DataLabel is "SYNTHETIC" or "REPLAY" ? $"[black on yellow] {signal.DataLabel} [/]" : $"{signal.DataLabel} data";
        console.MarkupLine($"[bold]{Markup.Escape(signal.Symbol)}[/] {signal.Interval}  close {Show.Price(signal.Close)} at "
            + $"{signal.AsOf:yyyy-MM-dd HH:mm} UTC, {label}, {Show.Number(signal.Bars, "N0")} bars");
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{SignalSentence.Of(signal)}[/]");
        console.WriteLine();
    }

    private void Changes()
    {
        foreach (Change change in signal.Changed.Where(change => change.Kind != "settled"))
        {
            console.MarkupLineInterpolated($"  [yellow]•[/] {change.Text}");
        }
        string settled = string.Join("; ", signal.Changed.Where(change => change.Kind == "settled").Select(change => change.Text));
        if (settled.Length > 0)
        {
            console.MarkupLineInterpolated($"  [grey]• settled: {settled}[/]");
        }
        if (signal.Changed.Count > 0)
        {
            console.WriteLine();
        }
    }

    private void Claims()
    {
        Table table = Show.Table("claim", "says", "base rate", "measured against", "belief", "from", "until");
        foreach (Claim claim in signal.Claims.Where(claim => claim.Probability is not null))
        {
            string baseline = claim.Baseline is { } rule ? $"{rule.Name} {Show.Share(rule.Probability)}" : "";
            table.AddRow(
                Markup.Escape(claim.Target), Show.Share(claim.Probability), Show.Share(claim.BaseRate), Markup.Escape(baseline), Belief(claim.State),
                Markup.Escape($"{claim.Scope}, {Show.Number(claim.EffectiveSample, "N0")} independent"), $"{claim.Expires:yyyy-MM-dd}");
        }
        Show.Write(table, console);
        foreach (IGrouping<string, Claim> silent in signal.Claims.Where(claim => claim.NoClaim is not null).GroupBy(claim => claim.NoClaim!))
        {
            console.MarkupLineInterpolated($"[grey]  no claim on {string.Join(", ", silent.Select(Name))}: {silent.Key}[/]");
        }
    }

    private void Ranges()
    {
        Table table = Show.Table("where it can go", "80 times in 100", "90 times in 100", "80 % held, last 250", "until");
        foreach (Claim claim in signal.Claims.Where(claim => claim.Range is not null))
        {
            table.AddRow(
                $"in {claim.Horizon} bar{(claim.Horizon == 1 ? "" : "s")}", Between(claim.Range!.P80), Between(claim.Range.P90),
                Show.Share(claim.TrailingCoverage), $"{claim.Expires:yyyy-MM-dd}");
        }
        Show.Write(table, console);
    }

    private void Lean()
    {
        Lean lean = signal.Lean;
        console.MarkupLineInterpolated(
            $"The agents lean {Show.Signed(lean.Score)}: {lean.Up} up, {lean.Down} down, {lean.Silent} silent; {lean.Record}.");
        if (signal.Risk is { } risk)
        {
            string volatility = risk.VolatilityPercent is { } percent ? $"; volatility ahead is {Show.Number(percent, "0.0")} % a year" : "";
            console.MarkupLineInterpolated(
                $"A stop two average ranges away is {Show.Price(risk.StopDistance)} off ({Show.Number(risk.StopPercent, "0.0")} %){volatility}.");
        }
    }

    private void Plan()
    {
        if (signal.Trade is { } trade)
        {
            string size = trade.SizeShare > 0 ? $"up to {Show.Number(100 * trade.SizeShare, "0.0")} % of capital" : "no size while it is unproven";
            console.WriteLine(
                $"Set-up {trade.Name}, {trade.Side}: entry near {Show.Price(trade.Entry)}, stop {Show.Price(trade.Stop)}, "
                + $"target {Show.Price(trade.Target)}, until {trade.Expires:yyyy-MM-dd}; {size}.");
        }
    }

    private static string Name(Claim claim) => claim.Target == "range-forecast" ? $"range-forecast:{claim.Horizon}" : claim.Target;

    private static string Belief(string? state) => state switch
    {
        "demonstrated" => "[green]demonstrated[/]",
        "weak" => "[yellow]weak[/]",
        _ => "[grey]unproven[/]",
    };

    private static string Between(double[] range) => $"{Show.Price(range[0])} … {Show.Price(range[1])}";
}

/// <summary>Numbers and tables as the page shows them.</summary>
internal static class Show
{
    public static Table Table(params string[] columns) => new Table().Border(TableBorder.Simple).AddColumns(columns);

    public static void Write(Table table, IAnsiConsole console)
    {
        if (table.Rows.Count > 0)
        {
            console.Write(table);
        }
    }

    public static string Share(double? share) => Number(share, "P0");

    /// <summary>As many digits as a person wants at that size of price.</summary>
    public static string Price(double price) => Number(price, Math.Abs(price) switch { >= 10 => "0.00", >= 1 => "0.0000", _ => "0.000000" });

    public static string Signed(double? number, string digits = "0.00") => Number(number, $"+{digits};-{digits};{digits}");

    public static string Number(double? number, string format) => number?.ToString(format, SignalSentence.Culture) ?? "";
}
