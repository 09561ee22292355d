using System.CommandLine;
using System.Text.Json;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Exports;

/// <summary>`golden export`: takes a table out as text. Every row is labelled, and the last line carries the disclosure.</summary>
public static class ExportCommand
{
    public static Command Create(Shell shell)
    {
        var name = new Argument<string>("table") { Description = string.Join(", ", ExportTables.All.Select(table => table.Name)) };
        name.AcceptOnlyFromAmong([.. ExportTables.All.Select(table => table.Name)]);
        var format = new Option<string>("--format") { Description = "csv or jsonl", HelpName = "FORMAT", DefaultValueFactory = _ => "csv" };
        format.AcceptOnlyFromAmong("csv", "jsonl");
        var symbol = new Option<string?>("--symbol") { Description = "Only this ticker", HelpName = "TICKER" };
        var interval = new Option<string?>("--interval") { Description = "Only this bar length", HelpName = "1m…1w" };
        var command = new ExampleCommand("export", "Take a table out as CSV or JSON lines", "golden export bars --symbol SPY > spy.csv")
        {
            name, format, symbol, interval,
        };
        command.SetAction(parse =>
        {
            Settings settings = shell.Settings(parse);
            var wish = new ExportWish(parse.GetValue(symbol), parse.GetValue(interval) is { } length ? Stored.Interval(length) : null);
            ExportTable table = ExportTables.All.Single(table => table.Name == parse.GetRequiredValue(name));
            using Database database = Stored.Open(settings);
            if (parse.GetValue(shell.Json) || parse.GetRequiredValue(format) == "jsonl")
            {
                WriteLines(table, table.Rows(database, wish), settings.Disclosure, shell.Out);
            }
            else
            {
                WriteCsv(table, table.Rows(database, wish), settings.Disclosure, shell.Out);
            }
            return 0;
        });
        return command;
    }

    private static void WriteCsv(ExportTable table, IEnumerable<object?[]> rows, string disclosure, TextWriter to)
    {
        to.WriteLine(string.Join(',', table.Columns));
        foreach (object?[] row in rows)
        {
            to.WriteLine(string.Join(',', row.Select(Field)));
        }
        to.WriteLine($"# {disclosure}");
    }

    private static void WriteLines(ExportTable table, IEnumerable<object?[]> rows, string disclosure, TextWriter to)
    {
        foreach (object?[] row in rows)
        {
            to.WriteLine(JsonSerializer.Serialize(table.Columns.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second), Json.Line));
        }
        to.WriteLine(JsonSerializer.Serialize(new { disclosure }, Json.Line));
    }

    private static string Field(object? value) => value switch
    {
        null => "",
        double number => Csv.Field(number),
        DateTime time => Csv.Field(time),
        _ => Csv.Field(value.ToString()),
    };
}
