using System.CommandLine;
using GoldenSignals.Engine.Evaluations;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;
using Spectre.Console;

namespace GoldenSignals.Evaluations;

/// <summary>`golden evaluate`: how often claims came true, measured against their baselines on stored bars.</summary>
public static class EvaluateCommand
{
    public static Command Create(Shell shell)
    {
        var symbols = new Argument<string[]>("symbols") { Description = "Tickers, @watchlist or @all", Arity = ArgumentArity.ZeroOrMore };
        var interval = new Option<string>("--interval") { Description = "Bar length", HelpName = "1m…1w", DefaultValueFactory = _ => "1d" };
        var targets = new Option<string?>("--targets") { Description = "Only these kinds of claims, parted by commas", HelpName = "volatility:5,…" };
        var agents = new Option<string?>("--agents") { Description = "Only these agents take part", HelpName = "NAME,…" };
        var from = new Option<string?>("--from") { Description = "First day whose claims count; sessions are warm by then", HelpName = "TIME" };
        var to = new Option<string?>("--to") { Description = "Last day that is looked at", HelpName = "TIME" };
        var opinions = new Option<string?>("--opinions")
        {
            Description = "Opinions of your own: a CSV file with the columns time, symbol, target, score", HelpName = "FILE.csv",
        };
        var perSymbol = new Option<bool>("--per-symbol") { Description = "A card of each symbol, however many" };
        var ablate = new Option<bool>("--ablate") { Description = "Leave each agent out in turn and say what is missed" };
        var report = new Option<string?>("--report") { Description = "Also write a page that opens without a server", HelpName = "FILE.html" };
        var command = new ExampleCommand(
            "evaluate", "Measure how often claims came true", "golden evaluate @all --from 2010-01-01 --report evaluation.html")
        {
            symbols, interval, targets, agents, from, to, opinions, perSymbol, ablate, report,
        };
        command.Subcommands.Add(EvaluationList.Create(shell));
        command.Subcommands.Add(EvaluationShow.Create(shell));
        command.Subcommands.Add(EvaluationCompare.Create(shell));
        command.SetAction(async (parse, stop) =>
        {
            Settings settings = shell.Settings(parse);
            using Database database = Stored.Open(settings);
            var asked = new EvaluationAsked(
                [.. Split(parse.GetValue(symbols))], parse.GetValue(interval), [.. Split(parse.GetValue(targets))], [.. Split(parse.GetValue(agents))],
                parse.GetValue(from), parse.GetValue(to), parse.GetValue(perSymbol), parse.GetValue(ablate));
            EvaluationRequest request = asked.Read(database, settings, parse.GetValue(opinions));
            EvaluationReport found = await EvaluationProgressBar.ShowAsync(
                shell, progress => new EvaluationRuns(database, TimeProvider.System, CardWords.Gist).RunAsync(request, progress, stop));
            Show(shell, parse, found, asked.PerSymbol, settings, parse.GetValue(report));
            return 0;
        });
        return command;
    }

    /// <summary>Says a report as it was asked for, and writes its page.</summary>
    internal static void Show(Shell shell, ParseResult parse, EvaluationReport report, bool perSymbol, Settings settings, string? page)
    {
        if (page is not null)
        {
            EvaluationPage.Write(report, settings, page);
        }
        if (parse.GetValue(shell.Json))
        {
            shell.Out.WriteLine(EvaluationJson.Write(report, indented: true));
            return;
        }
        shell.Draw(console => new CardTables(report, console).Draw(perSymbol, settings.Disclosure));
        if (page is not null)
        {
            shell.Draw(console => console.WriteLine($"Written to {page}."));
        }
    }

    private static IEnumerable<string> Split(params string?[]? texts) => (texts ?? []).OfType<string>()
        .SelectMany(text => text.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
