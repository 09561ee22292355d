using GoldenSignals.Engine.Runtime;
using GoldenSignals.Web;
using Spectre.Console;

namespace GoldenSignals.Ledger;

/// <summary>Shows on a terminal how far a rehearsal is, and nothing anywhere else.</summary>
internal static class RehearsalProgressBar
{
    public static async Task<int> ShowAsync(Shell shell, Func<IProgress<RehearsalProgress>?, Task<int>> play)
    {
        if (!shell.ErrorIsTerminal)
        {
            return await play(null);
        }
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(shell.Error) });
        return await console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context => await play(new Closes(context.AddTask("reading", maxValue: 1))));
    }

    private sealed class Closes(ProgressTask task) : IProgress<RehearsalProgress>
    {
        public void Report(RehearsalProgress value)
        {
            task.MaxValue = value.ClosesAll;
            task.Value = value.Closes;
            task.Description = $"{value.Close:yyyy-MM-dd}";
        }
    }
}
