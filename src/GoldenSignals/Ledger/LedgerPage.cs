using GoldenSignals.Engine.Ledger;
using Spectre.Console;

namespace GoldenSignals.Ledger;

/// <summary>What the ledger's commands say to a person.</summary>
internal static class LedgerPage
{
    public static void Draw(IAnsiConsole console, LedgerVerdict verdict)
    {
        if (verdict is { Ok: true, Entries: 0 })
        {
            console.WriteLine("The ledger is empty: nothing has run live, and nothing was rehearsed.");
            return;
        }
        console.WriteLine(verdict.FirstWrong is { } wrong
            ? $"WRONG: {wrong.Session}, {(wrong.Session == LedgerFault.Heads ? "head" : "entry")} {wrong.Sequence}: {wrong.Fault}."
            : $"All {verdict.Entries:N0} entries and {verdict.Heads:N0} signed heads are as they were written.");
    }

    public static void Draw(IAnsiConsole console, Reproduced again) => console.WriteLine(
        $"{again.Chain}, entry {again.Sequence}: {(again.Same ? "reproduced" : "NOT reproduced")} over {again.Bars:N0} bars: {again.Why}.");

    public static void Draw(IAnsiConsole console, RehearsalReport report)
    {
        foreach (RehearsedChain chain in report.Chains)
        {
            console.WriteLine(
                $"{chain.Symbol} {chain.Interval}: {chain.Signals:N0} signals from {chain.From:yyyy-MM-dd} to {chain.To:yyyy-MM-dd}, "
                + $"{chain.Settlements:N0} claims settled{(chain.Void > 0 ? $", {chain.Void:N0} of them void" : "")}, {chain.Open:N0} still open.");
        }
        console.WriteLine(
            $"{report.Bars:N0} bars played in {report.Seconds:0.0} s and recorded as {report.DataLabel}; the last signal is {report.Chains[^1].LastSignal}.");
    }
}
