using GoldenSignals.Engine.Sources;
using GoldenSignals.Web;
using Spectre.Console;

namespace GoldenSignals.Market;

/// <summary>Shows on a terminal how far an import is, and nothing anywhere else.</summary>
internal static class ImportProgressBar
{
    public static async Task<ImportReport> ShowAsync(Shell shell, Func<IProgress<ImportProgress>?, Task<ImportReport>> import)
    {
        if (!shell.ErrorIsTerminal)
        {
            return await import(null);
        }
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(shell.Error) });
        return await console.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(async context =>
            {
                ProgressTask task = context.AddTask("reading", maxValue: 1);
                return await import(new Steps(task));
            });
    }

    private sealed class Steps(ProgressTask task) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            task.MaxValue = Math.Max(1, value.Bytes);
            task.Value = value.BytesDone;
            task.Description = Markup.Escape(value.Series);
        }
    }
}
