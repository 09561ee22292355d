using GoldenSignals.Engine.Backtests;
using GoldenSignals.Web;
using Spectre.Console;

namespace GoldenSignals.Backtests;

/// <summary>Shows on a terminal how far a run is, and nothing anywhere else.</summary>
internal static class BacktestProgressBar
{
    public static async Task<T> ShowAsync<T>(Shell shell, Func<IProgress<BacktestProgress>?, Task<T>> run)
    {
        if (!shell.ErrorIsTerminal)
        {
            return await run(null);
        }
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(shell.Error) });
        return await console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context => await run(new Steps(context.AddTask("reading", maxValue: 1))));
    }

    private sealed class Steps(ProgressTask task) : IProgress<BacktestProgress>
    {
        public void Report(BacktestProgress value)
        {
            task.Value = Math.Max(task.Value, value.Done);
            task.Description = Markup.Escape(value.Doing);
        }
    }
}
