using System.CommandLine;
using System.Text.Json;
using GoldenSignals.Engine.Ledger;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Ledger;

/// <summary>`golden ledger`: verifies the record, proves a signal, makes one again, and takes all of it out.</summary>
public static class LedgerCommand
{
    public static Command Create(Shell shell) => new ExampleCommand(
        "ledger", "The record of what was said, and whether it is as it was written", "golden ledger verify")
    {
        Verify(shell), Prove(shell), Reproduce(shell), Export(shell),
    };

    private static Command Verify(Shell shell)
    {
        var heads = new Option<string?>("--heads")
        {
            Description = "Signed heads kept in a second place; the setting ledger.headsFile unless said", HelpName = "FILE",
        };
        var command = new ExampleCommand("verify", "Go through every entry and head, and name the first that is wrong", "golden ledger verify --json") { heads };
        command.SetAction(parse =>
        {
            Settings settings = shell.Settings(parse);
            using Database database = Stored.Open(settings);
            LedgerVerdict verdict = LedgerAnswers.Verify(new LedgerStore(database), settings, Heads(parse.GetValue(heads)));
            shell.Answer(parse, verdict, console => LedgerPage.Draw(console, verdict));
            return verdict.Ok ? 0 : 1;
        });
        return command;
    }

    private static Command Prove(Shell shell)
    {
        Argument<string> signal = Signal();
        var command = new ExampleCommand("prove", "Lead from a signal's bytes to a signature", "golden ledger prove SIGNAL > proof.json") { signal };
        command.SetAction(parse =>
        {
            using Database database = Stored.Open(shell.Settings(parse));
            LedgerProof proof = LedgerAnswers.Prove(new LedgerStore(database), parse.GetRequiredValue(signal));
            shell.Out.WriteLine(JsonSerializer.Serialize(proof, Json.Pretty));
            return 0;
        });
        return command;
    }

    private static Command Reproduce(Shell shell)
    {
        Argument<string> signal = Signal();
        var command = new ExampleCommand(
            "reproduce", "Make a signal again from the stored inputs, and compare every byte", "golden ledger reproduce SIGNAL") { signal };
        command.SetAction((parse, stop) =>
        {
            using Database database = Stored.Open(shell.Settings(parse));
            string id = parse.GetRequiredValue(signal);
            Reproduced again = new Reproduction(database).Of(id, stop) ?? throw LedgerAnswers.NoSignal(id);
            shell.Answer(parse, again, console => LedgerPage.Draw(console, again));
            return Task.FromResult(again.Same ? 0 : 1);
        });
        return command;
    }

    private static Command Export(Shell shell)
    {
        var command = new ExampleCommand(
            "export", "Write all of it as JSON lines: every entry's bytes beside what they say, and every signed head", "golden ledger export > ledger.jsonl");
        command.SetAction((parse, stop) =>
        {
            using Database database = Stored.Open(shell.Settings(parse));
            foreach (string line in LedgerLines.All(new LedgerStore(database)))
            {
                stop.ThrowIfCancellationRequested();
                shell.Out.WriteLine(line);
            }
            return Task.FromResult(0);
        });
        return command;
    }

    private static Argument<string> Signal() => new("signal") { Description = "Id of a signal, as every answer and `golden ledger export` say it" };

    private static SecondPlace? Heads(string? file) => file is null ? null
        : File.Exists(file) ? new SecondPlace(file)
        : throw Fault.Usage($"--heads: there is no file {file}", "Name the file that signed heads were written to.");
}
