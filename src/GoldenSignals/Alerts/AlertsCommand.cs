using System.CommandLine;
using System.Globalization;
using GoldenSignals.Engine.Alerts;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;
using Spectre.Console;

namespace GoldenSignals.Alerts;

/// <summary>`golden alerts`: be told when something becomes so.</summary>
public static class AlertsCommand
{
    private const int UsualFirings = 20;

    public static Command Create(Shell shell) => new ExampleCommand(
        "alerts", "Be told when a claim, a decision, a level or an indicator passes what you say", "golden alerts add \"volatility:5 of SPY above 75 %, weak or better\"")
    {
        Add(shell), List(shell), Test(shell), History(shell), Switch(shell, "enable", true), Switch(shell, "disable", false), Remove(shell), Restore(shell),
    };

    private static Command Add(Shell shell)
    {
        Argument<string[]> sentence = Sentence();
        var command = new ExampleCommand("add", "Make a rule of a sentence", "golden alerts add \"rsi:14 of SPY below 30, at most every 1w\"") { sentence };
        command.SetAction(async (parse, stop) =>
        {
            Settings settings = shell.Settings(parse);
            using Database database = Stored.Open(settings);
            StoredAlert made = await Store(database).AddAsync(new AlertRules(database, settings).Read(Words(parse, sentence)), stop);
            return shell.Answer(parse, AlertView.Of(made), console =>
            {
                console.WriteLine($"Alert {made.Id}: {made.Sentence}");
                console.WriteLine($"`golden alerts test {made.Id}` says how often it would have fired. A running server looks at it from the next close on.");
            });
        });
        return command;
    }

    private static Command List(Shell shell)
    {
        var command = new ExampleCommand("list", "Show every rule and when it fired last", "golden alerts list");
        command.SetAction(parse =>
        {
            Settings settings = shell.Settings(parse);
            using Database database = Stored.Open(settings);
            var view = new AlertsView(
                [.. Store(database).List().Select(AlertView.Of)], new AlertRules(database, settings).Channels, settings.Disclosure);
            return shell.Answer(parse, view, console => AlertTables.Rules(view, console));
        });
        return command;
    }

    private static Command Test(Shell shell)
    {
        Argument<string[]> sentence = Sentence("The rule in a sentence, or the number of one there is");
        var years = new Option<int?>("--years") { Description = "How many of the last years (default 3)", HelpName = "N" };
        var command = new ExampleCommand("test", "Say how often a rule would have fired on stored bars; nothing is sent", "golden alerts test \"decision of SPY changes\" --years 10")
        {
            sentence, years,
        };
        command.SetAction((parse, stop) =>
        {
            Settings settings = shell.Settings(parse);
            using Database database = Stored.Open(settings);
            string words = Words(parse, sentence);
            string said = long.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out long id)
                ? (Store(database).Find(id) ?? throw AlertsApi.None(id)).Sentence
                : words;
            AlertTrialResult result = new AlertRules(database, settings).Try(said, parse.GetValue(years), stop);
            shell.Answer(parse, result, console => AlertTables.Trial(result, settings.Disclosure, console));
            return Task.FromResult(0);
        });
        return command;
    }

    private static Command History(Shell shell)
    {
        var rule = new Option<long?>("--rule") { Description = "Only of this rule", HelpName = "ID" };
        var limit = new Option<int?>("--limit") { Description = $"How many, newest first (default {UsualFirings})", HelpName = "N" };
        var command = new ExampleCommand("history", "Show what has fired, how far it was delivered, and whether the claim came true", "golden alerts history --limit 50")
        {
            rule, limit,
        };
        command.SetAction(parse =>
        {
            Settings settings = shell.Settings(parse);
            using Database database = Stored.Open(settings);
            AlertHistoryView view = new AlertHistory(Store(database), new AlertReceipts(database), settings)
                .Page(Asked.Limit(parse.GetValue(limit), UsualFirings, 500), null, parse.GetValue(rule));
            return shell.Answer(parse, view, console => AlertTables.History(view, console));
        });
        return command;
    }

    private static Command Switch(Shell shell, string name, bool enabled)
    {
        Argument<long> id = Id();
        var command = new ExampleCommand(name, enabled ? "Put a rule to work again" : "Let a rule rest", $"golden alerts {name} 1") { id };
        command.SetAction(async (parse, stop) =>
        {
            using Database database = Stored.Open(shell.Settings(parse));
            long wanted = parse.GetValue(id);
            StoredAlert changed = await Store(database).ChangeAsync(wanted, null, enabled, stop) ?? throw AlertsApi.None(wanted);
            return shell.Answer(parse, AlertView.Of(changed), console => console.WriteLine($"Alert {changed.Id} {(enabled ? "is at work" : "rests")}: {changed.Sentence}"));
        });
        return command;
    }

    private static Command Remove(Shell shell)
    {
        Argument<long> id = Id();
        var command = new ExampleCommand("remove", "Delete a rule; its history stays", "golden alerts remove 1") { id };
        command.SetAction(async (parse, stop) =>
        {
            using Database database = Stored.Open(shell.Settings(parse));
            long wanted = parse.GetValue(id);
            return await Store(database).RemoveAsync(wanted, stop)
                ? shell.Answer(parse, new { removed = wanted }, console => console.WriteLine($"Alert {wanted} is deleted; `golden alerts restore {wanted}` brings it back."))
                : throw AlertsApi.None(wanted);
        });
        return command;
    }

    private static Command Restore(Shell shell)
    {
        Argument<long> id = Id();
        var command = new ExampleCommand("restore", "Bring back a rule that was deleted", "golden alerts restore 1") { id };
        command.SetAction(async (parse, stop) =>
        {
            using Database database = Stored.Open(shell.Settings(parse));
            long wanted = parse.GetValue(id);
            StoredAlert back = await Store(database).RestoreAsync(wanted, stop) ?? throw AlertsApi.None(wanted);
            return shell.Answer(parse, AlertView.Of(back), console => console.WriteLine($"Alert {back.Id} is back: {back.Sentence}"));
        });
        return command;
    }

    private static Argument<string[]> Sentence(string description = "The rule in a sentence") =>
        new("sentence") { Description = description, Arity = ArgumentArity.OneOrMore };

    private static Argument<long> Id() => new("id") { Description = "Number of the rule, as `golden alerts list` shows it" };

    /// <summary>Whether it came in quotes or word by word.</summary>
    private static string Words(ParseResult parse, Argument<string[]> sentence) => string.Join(' ', parse.GetRequiredValue(sentence));

    private static AlertStore Store(Database database) => new(database, TimeProvider.System);
}
