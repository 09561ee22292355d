using System.CommandLine;
using GoldenSignals.Core.Market;
using GoldenSignals.Engine.Sources;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;
using Spectre.Console;

namespace GoldenSignals.Market;

/// <summary>`golden import`: brings bars from files into the store, and says of every damaged line what it was.</summary>
public static class ImportCommand
{
    public static Command Create(Shell shell)
    {
        var path = new Argument<string>("path") { Description = "A CSV file, a LEAN data folder, or a folder with any of them" };
        var format = new Option<string>("--format") { Description = "auto, csv or lean", HelpName = "FORMAT", DefaultValueFactory = _ => "auto" };
        format.AcceptOnlyFromAmong("auto", "csv", "lean");
        var symbol = new Option<string?>("--symbol") { Description = "Ticker of the file, or the only one wanted", HelpName = "TICKER" };
        var interval = new Option<string?>("--interval") { Description = "Bar length, where the file does not show it", HelpName = "1m…1w" };
        var asset = new Option<string?>("--asset") { Description = "equity, etf, index, cfd, forex or crypto", HelpName = "CLASS" };
        var map = new Option<string?>("--map") { Description = "Columns by name or number, order of day and month, zone", HelpName = "date=Day,close=Last,order=dmy" };
        var noAdjust = new Option<bool>("--no-adjust") { Description = "Leave splits and dividends out" };
        var replace = new Option<bool>("--replace") { Description = "Delete what another source left of these symbols" };
        var watch = new Option<bool>("--watch") { Description = "Follow what was imported" };
        var command = new ExampleCommand("import", "Bring bars from files into the store", "golden import prices/ --format csv --watch")
        {
            path, format, symbol, interval, asset, map, noAdjust, replace, watch,
        };
        command.SetAction(async (parse, stop) =>
        {
            var options = new ImportOptions(
                Enum.Parse<ImportFormat>(parse.GetRequiredValue(format), ignoreCase: true), parse.GetValue(symbol),
                parse.GetValue(interval) is { } length ? Stored.Interval(length) : null, Map(parse.GetValue(map)), Asset(parse.GetValue(asset)),
                !parse.GetValue(noAdjust), parse.GetValue(replace));
            string from = Existing(parse.GetRequiredValue(path));
            using Database database = Database.Open(shell.Settings(parse).Data);
            ImportReport report = await ImportProgressBar.ShowAsync(
                shell, progress => new Importer(new BarStore(database), TimeProvider.System).ImportAsync(from, options, progress, stop));
            if (parse.GetValue(watch))
            {
                await new WatchStore(database).AddAsync([.. report.Symbols.Select(series => series.Symbol).Distinct()], stop);
            }
            return shell.Answer(parse, report, console => ImportPage.Draw(report, parse.GetValue(watch), console));
        });
        return command;
    }

    private static string Existing(string path) => Path.Exists(path)
        ? path
        : throw Fault.NotFound($"there is no file or folder {path}", "Name the file the bars are in.");

    internal static CsvMap? Map(string? text)
    {
        try
        {
            return text is null ? null : CsvMap.Parse(text);
        }
        catch (ArgumentException fault)
        {
            throw Fault.Usage(fault.Message, "Write --map date=Day,close=Last,order=dmy; a column is named as in the header or by its number.");
        }
    }

    internal static AssetClass? Asset(string? text) => text is null ? null
        : Enum.TryParse(text, ignoreCase: true, out AssetClass asset) && Enum.IsDefined(asset) && !char.IsAsciiDigit(text[0]) ? asset
        : throw Fault.Usage($"\"{text}\" is no asset class", "It is one of equity, etf, index, cfd, forex, crypto.");
}
