using System.Collections;
using System.CommandLine;
using GoldenSignals.Agents;
using GoldenSignals.Alerts;
using GoldenSignals.Backtests;
using GoldenSignals.Evaluations;
using GoldenSignals.Exports;
using GoldenSignals.Leaks;
using GoldenSignals.Ledger;
using GoldenSignals.Market;
using GoldenSignals.Notifications;
using GoldenSignals.Opinions;
using GoldenSignals.Portfolios;
using GoldenSignals.Risk;
using GoldenSignals.Signals;
using GoldenSignals.Status;
using GoldenSignals.Web;

var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
    .ToDictionary(pair => (string)pair.Key, pair => (string?)pair.Value ?? "");

CarriedSqlite.Prepare();
return await CommandLine.RunAsync(args, new Shell(Console.Out, Console.Error, environment), Program.Commands);

/// <summary>The only place that sees every slice.</summary>
public static partial class Program
{
    public static readonly IReadOnlyList<Slice> Slices =
        [MarketSlice.Slice, SignalsSlice.Slice, AlertsSlice.Slice, BacktestsSlice.Slice, AgentsApi.Slice, OpinionsApi.Slice, EvaluationsSlice.Slice, LedgerApi.Slice, NotificationsSlice.Slice, PortfoliosSlice.Slice, RiskSlice.Slice, StatusApi.Slice];

    public static readonly IReadOnlyList<Func<Shell, Command>> Commands =
    [
        ServeCommand.With(Slices),
        LiveCommand.With(settings => [.. new Demos(settings, TimeProvider.System).All.Select(demo => demo.Source)]),
        McpCommand.With(Slices),
        ImportCommand.Create,
        DemoCommand.Create,
        BarsCommand.Create,
        AnalyzeCommand.Create,
        BacktestCommand.Create,
        RehearseCommand.Create,
        RiskCommand.Create,
        LedgerCommand.Create,
        ParityCommand.Create,
        PortfolioCommand.Create,
        WatchCommand.Create,
        AlertsCommand.Create,
        ChannelsCommand.Create,
        AgentsCommand.Create,
        TargetsCommand.Create,
        LeakcheckCommand.Create,
        EvaluateCommand.Create,
        ExportCommand.Create,
        DoctorCommand.Create,
        CompletionCommand.Create,
    ];
}
