using System.CommandLine;
using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Leaks;
using GoldenSignals.Core.Market;
using GoldenSignals.Web;

namespace GoldenSignals.Leaks;

/// <summary>`golden leakcheck`: does any agent, or all of them together, use a value it could not have known?</summary>
public static class LeakcheckCommand
{
    private const string Workflow = "workflow";

    public static Command Create(Shell shell)
    {
        var agent = new Option<string?>("--agent") { Description = "Only this agent", HelpName = "NAME" };
        var workflow = new Option<bool>("--workflow") { Description = "Only all agents together, with their claims and decisions" };
        var symbols = new Option<string[]>("--symbols")
        {
            Description = "Stored symbols to look on; the three longest, or made-up ones, unless said", HelpName = "TICKERS", AllowMultipleArgumentsPerToken = true,
        };
        var interval = new Option<string>("--interval") { Description = "Bar length", HelpName = "1m…1w", DefaultValueFactory = _ => "1d" };
        var command = new ExampleCommand("leakcheck", "Look whether any agent uses the future", "golden leakcheck --agent macd --symbols SPY")
        {
            agent, workflow, symbols, interval,
        };
        command.SetAction(async (parse, stop) =>
        {
            Interval length = Stored.Interval(parse.GetRequiredValue(interval));
            string[] names = Names(parse.GetValue(agent), parse.GetValue(workflow));
            string[] tickers = [.. (parse.GetValue(symbols) ?? []).SelectMany(text => text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))];
            Settings settings = shell.Settings(parse);
            IReadOnlyList<LeakHistory> histories = await LeakHistories.FindAsync(settings, tickers, length, stop);
            LeakRow[] rows = await LookAsync(shell, settings, histories, names, stop);
            var answer = new LeakAnswer(rows.All(row => row.Passed), [.. Enum.GetValues<LeakCheck>()], rows);
            shell.Answer(parse, answer, console => LeakPage.Draw(console, answer));
            return answer.Passed ? 0 : 1;
        });
        return command;
    }

    private static string[] Names(string? agent, bool workflow)
    {
        if (agent is not null && workflow)
        {
            throw Fault.Usage("--agent and --workflow are both asked for", "Name one agent, or ask for all of them together.");
        }
        string[] installed = [.. AgentCatalog.All.Where(entry => entry.Installed).Select(entry => entry.Name)];
        return agent is null ? (workflow ? [Workflow] : [.. installed, Workflow])
            : installed.Contains(agent) ? [agent]
            : throw Fault.Usage($"--agent: \"{agent}\" is not installed", $"Installed are {string.Join(", ", installed)}.");
    }

    private static async Task<LeakRow[]> LookAsync(
        Shell shell, Settings settings, IReadOnlyList<LeakHistory> histories, string[] names, CancellationToken stop)
    {
        (LeakHistory History, string Name)[] work = [.. histories.SelectMany(history => names.Select(name => (history, name)))];
        LeakRow[] rows = new LeakRow[work.Length];
        int done = 0;
        await Parallel.ForAsync(0, work.Length, stop, (i, _) =>
        {
            (LeakHistory shown, string name) = work[i];
            rows[i] = LeakRow.Of(shown, new LeakGuard(shown.History).Check(SubjectOf(name, shown, settings)));
            shell.Progress($"{Interlocked.Increment(ref done)} of {work.Length}: {name} on {shown.Series.Symbol}");
            return ValueTask.CompletedTask;
        });
        return rows;
    }

    private static Subject SubjectOf(string name, LeakHistory shown, Settings settings) => name == Workflow
        ? Subjects.Workflow(shown.Series.Symbol, shown.Series.Interval, settings.ToSession())
        : Subjects.Of(AgentCatalog.Find(name)!);
}
