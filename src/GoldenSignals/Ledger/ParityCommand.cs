using System.CommandLine;
using System.Globalization;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;
using Spectre.Console;

namespace GoldenSignals.Ledger;

/// <summary>`golden parity`: holds what was recorded against the backtest path over the stored bars.</summary>
public static class ParityCommand
{
    public static Command Create(Shell shell)
    {
        var symbols = new Argument<string[]>("symbols") { Description = "Tickers, @watchlist or @all", Arity = ArgumentArity.OneOrMore };
        var interval = new Option<string>("--interval") { Description = "Bar length", HelpName = "1m…1w", DefaultValueFactory = _ => "1d" };
        var from = new Option<string?>("--from") { Description = "First day or moment compared", HelpName = "TIME" };
        var to = new Option<string?>("--to") { Description = "Last day or moment compared, inclusive", HelpName = "TIME" };
        var command = new ExampleCommand(
            "parity", "Say whether live, paper and replay gave the signals a backtest gives, and why not", "golden parity SPY --from 2015-01-01")
        {
            symbols, interval, from, to,
        };
        command.SetAction((parse, stop) =>
        {
            Settings settings = shell.Settings(parse);
            using Database database = Stored.Open(settings);
            ParityView view = ParityAnswers.Of(
                database, settings, parse.GetRequiredValue(symbols), parse.GetRequiredValue(interval), parse.GetValue(from), parse.GetValue(to), stop);
            shell.Answer(parse, view, console => Draw(console, view));
            return Task.FromResult(view.Same ? 0 : 1);
        });
        return command;
    }

    private static void Draw(IAnsiConsole console, ParityView view)
    {
        console.MarkupLine($"[bold]{Markup.Escape(view.Sentence)}[/]");
        console.WriteLine();
        Table chains = Heads(["ran", "from, to"], ["recorded", "same bits", "same words", "changed"]);
        foreach (ParityRow one in view.Chains)
        {
            chains.AddRow(
                Markup.Escape($"{one.Symbol} {one.Interval} {one.Ran}"), Text($"{one.From:yyyy-MM-dd}, {one.To:yyyy-MM-dd}"), Text($"{one.Recorded:N0}"), Text($"{one.Same:N0}"), Text($"{one.SameWords:N0}"), Text($"{one.Changed:N0}"));
        }
        console.Write(chains);
        if (view.Differences.Count > 0)
        {
            Table differences = Heads(["ran", "cause", "from"], ["reaches", "changed"]).AddColumn("what");
            foreach (ParityDifferenceRow one in view.Differences)
            {
                differences.AddRow(
                    Markup.Escape($"{one.Symbol} {one.Ran}"), one.Cause, Text($"{one.Close:yyyy-MM-dd HH:mm}"), Text($"{one.Signals:N0}"), Text($"{one.Changed:N0}"), Markup.Escape(one.What));
            }
            console.Write(differences);
        }
        console.MarkupLine($"[grey]{Markup.Escape($"{view.DataLabel}. {view.Disclosure}")}[/]");
    }

    private static Table Heads(IEnumerable<string> words, IEnumerable<string> numbers)
    {
        Table table = new Table().Border(TableBorder.Simple);
        foreach (string word in words)
        {
            table.AddColumn(word);
        }
        foreach (string number in numbers)
        {
            table.AddColumn(new TableColumn(number).RightAligned());
        }
        return table;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
