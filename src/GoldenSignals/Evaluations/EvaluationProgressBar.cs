using System.Diagnostics;
using GoldenSignals.Engine.Evaluations;
using GoldenSignals.Web;
using Spectre.Console;

namespace GoldenSignals.Evaluations;

/// <summary>Shows on a terminal how far an evaluation is, how fast, and how long it will take; nothing anywhere else.</summary>
internal static class EvaluationProgressBar
{
    public static async Task<EvaluationReport> ShowAsync(Shell shell, Func<IProgress<EvaluationProgress>?, Task<EvaluationReport>> evaluate)
    {
        if (!shell.ErrorIsTerminal)
        {
            return await evaluate(null);
        }
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(shell.Error) });
        return await console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => evaluate(new Steps(context.AddTask("stepping", maxValue: 1))));
    }

    private sealed class Steps(ProgressTask task) : IProgress<EvaluationProgress>
    {
        private readonly Lock gate = new();
        private readonly long begun = Stopwatch.GetTimestamp();

        public void Report(EvaluationProgress value)
        {
            lock (gate)
            {
                task.MaxValue = Math.Max(1, value.BarsTotal);
                task.Value = Math.Max(task.Value, value.Bars);
                double rate = value.Bars / Math.Max(0.001, Stopwatch.GetElapsedTime(begun).TotalSeconds);
                task.Description = $"{CardWords.Number(rate / 1000, "N0")} thousand bars a second";
            }
        }
    }
}
