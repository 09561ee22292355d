using System.CommandLine;
using GoldenSignals.Engine.Backtests;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;
using Spectre.Console;

namespace GoldenSignals.Backtests;

/// <summary>`golden backtest`: trades a rule over stored bars or a LEAN folder, with its baselines beside it.</summary>
public static class BacktestCommand
{
    public static Command Create(Shell shell)
    {
        var symbols = new Argument<string[]>("symbols") { Description = "Tickers, @watchlist or @all", Arity = ArgumentArity.OneOrMore };
        var rule = new Option<string>("--rule")
        {
            Description = "workflow, lean, agent:NAME, sma:20,50, rsi:14,30,70 or buyhold", HelpName = "RULE", DefaultValueFactory = _ => "workflow",
        };
        var lean = new Option<string?>("--lean") { Description = "Read a LEAN data folder as it runs, storing no bars", HelpName = "DIR" };
        var interval = new Option<string>("--interval") { Description = "Bar length", HelpName = "1m…1w", DefaultValueFactory = _ => "1d" };
        var from = new Option<string?>("--from") { Description = "First day or moment; earlier bars only warm the rule up", HelpName = "TIME" };
        var to = new Option<string?>("--to") { Description = "Last day, its close included, or moment", HelpName = "TIME" };
        var cash = new Option<double?>("--cash") { Description = "Money at the start (default 100000)", HelpName = "MONEY" };
        var costs = new Option<string?>("--costs")
        {
            Description = "Basis points of each fill, or fee=5,min=1,slippage=2,borrow=50 (default: the fee of the settings, borrow=50)", HelpName = "BP",
        };
        var sizing = new Option<string?>("--sizing")
        {
            Description = "equal:98 (percent of an equal share), share:20 (percent each), units:10 or signal (default equal:98)", HelpName = "SIZE",
        };
        var most = new Option<int?>("--max-positions") { Description = "Positions at once (default: one of each symbol)", HelpName = "N" };
        var longOnly = new Option<bool>("--long-only") { Description = "Never sell short" };
        var noAdjust = new Option<bool>("--no-adjust") { Description = "Raw prices, without splits and dividends; of LEAN files every row, without map files" };
        var report = new Option<string?>("--report") { Description = "Write the whole result as one HTML page", HelpName = "FILE" };
        var command = new ExampleCommand("backtest", "Trade a rule over the past, beside what needs no rule", "golden backtest SPY --rule sma:20,50 --report spy.html")
        {
            symbols, rule, lean, interval, from, to, cash, costs, sizing, most, longOnly, noAdjust, report,
        };
        command.SetAction(async (parse, stop) =>
        {
            var request = new BacktestRequest(parse.GetRequiredValue(symbols), parse.GetRequiredValue(rule))
            {
                Interval = parse.GetValue(interval), From = parse.GetValue(from), To = parse.GetValue(to), Cash = parse.GetValue(cash),
                Costs = parse.GetValue(costs), Sizing = parse.GetValue(sizing), MaxPositions = parse.GetValue(most),
                LongOnly = parse.GetValue(longOnly), NoAdjust = parse.GetValue(noAdjust),
            };
            string? file = parse.GetValue(report) is { } path ? Writable(path) : null;
            Settings settings = shell.Settings(parse);
            string? folder = parse.GetValue(lean);
            using Database database = folder is null ? Stored.Open(settings) : Database.Open(settings.Data, settings.Market.ToHours());
            var backtester = new Backtester(database, settings, TimeProvider.System);
            BacktestPlan plan = folder is null ? backtester.Plans.FromStore(request) : backtester.Plans.FromLean(request, folder, TimeProvider.System);
            long id = await backtester.BeginAsync(plan, stop);
            BacktestView view = await BacktestProgressBar.ShowAsync(shell, progress => backtester.RunAsync(id, plan, progress, stop));
            if (file is not null)
            {
                await File.WriteAllTextAsync(file, BacktestReportPage.Of(view), stop);
            }
            return shell.Answer(parse, view, console => new BacktestPage(view, console).Draw(file));
        });
        return command;
    }

    /// <summary>A report that cannot be written is said before the run, not after it.</summary>
    private static string Writable(string path)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return Directory.Exists(path) ? throw Fault.Usage($"--report {path} is a folder", "Name a file, such as report.html.")
            : Directory.Exists(folder) ? path
            : throw Fault.NotFound($"there is no folder {folder} for the report", "Make it, or name another place.");
    }
}
