using System.CommandLine;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Evaluations;

/// <summary>`golden evaluate show`: the cards of an evaluation that was run.</summary>
internal static class EvaluationShow
{
    public static Command Create(Shell shell)
    {
        var id = new Argument<string>("id") { Description = "As the list names it, or latest", DefaultValueFactory = _ => "latest" };
        var perSymbol = new Option<bool>("--per-symbol") { Description = "Also the cards of each symbol" };
        var report = new Option<string?>("--report") { Description = "Also write a page that opens without a server", HelpName = "FILE.html" };
        var command = new ExampleCommand("show", "Show an evaluation again", "golden evaluate show latest --report evaluation.html") { id, perSymbol, report };
        command.SetAction(parse =>
        {
            Settings settings = shell.Settings(parse);
            using Database database = Stored.Open(settings);
            var runs = new RunStore(database, TimeProvider.System);
            Run run = EvaluationRecords.Find(runs, parse.GetRequiredValue(id));
            EvaluateCommand.Show(shell, parse, EvaluationRecords.Report(runs, run), parse.GetValue(perSymbol), settings, parse.GetValue(report));
            return 0;
        });
        return command;
    }
}
