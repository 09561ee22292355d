using System.CommandLine;
using System.Globalization;
using GoldenSignals.Engine.Notifications;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;
using Spectre.Console;

namespace GoldenSignals.Notifications;

/// <summary>`golden channels list|test|deliveries|retry`: the ways notices reach a person, and what became of them.</summary>
public static class ChannelsCommand
{
    private const int UsualRows = 20;

    public static Command Create(Shell shell) => new ExampleCommand("channels", "See and try the ways notices reach you", "golden channels list")
    {
        List(shell), Test(shell), Sent(shell), Again(shell),
    };

    private static Command List(Shell shell)
    {
        var command = new ExampleCommand("list", "Show the channels that are set up, and how things stand on each", "golden channels list");
        command.SetAction(parse =>
        {
            Settings settings = shell.Settings(parse);
            using Database database = Database.Open(settings.Data);
            ChannelView[] channels = ChannelView.All(
                settings.Channels, new Deliveries(database, TimeProvider.System), TimeProvider.System.GetUtcNow().UtcDateTime);
            return shell.Answer(parse, new { channels }, console => Draw(console, channels));
        });
        return command;
    }

    private static Command Test(Shell shell)
    {
        var name = new Argument<string>("channel") { Description = "Name of the channel" };
        var command = new ExampleCommand("test", "Send a test over a channel, at once and once, whatever the hour", "golden channels test browser") { name };
        command.SetAction(async (parse, stop) =>
        {
            Settings settings = shell.Settings(parse);
            ChannelPlan plan = Channels.Find(settings, parse.GetRequiredValue(name));
            using Database database = Database.Open(settings.Data);
            await using var postman = new Postman(database, settings.Channels, settings.Keys, TimeProvider.System, _ => { });
            (_, Outcome outcome) = await postman.TestAsync(plan.Name, stop);
            AttemptView attempt = AttemptView.Of(new Deliveries(database, TimeProvider.System).Last(plan.Name)!);
            return outcome.Kind == OutcomeKind.Accepted
                ? shell.Answer(parse, attempt, console => console.WriteLine($"{plan.Name} took it: {attempt.Answer}"))
                : throw new Fault("channel", $"{plan.Name} ({plan.Channel.Where}) did not take it: {attempt.Answer}", Remedy(outcome.Kind));
        });
        return command;
    }

    private static Command Sent(Shell shell)
    {
        var channel = new Option<string?>("--channel") { Description = "Only of this channel", HelpName = "NAME" };
        var state = new Option<string?>("--state")
        {
            Description = "Only in this state: waiting, sending, sent, dead, expired or unknown", HelpName = "STATE",
        };
        var limit = new Option<int?>("--limit") { Description = "Most rows to show, 1 to 500 (default 20)", HelpName = "N" };
        var command = new ExampleCommand("deliveries", "Show what became of notices, newest first, with answers and receipts", "golden channels deliveries --state dead")
        {
            channel, state, limit,
        };
        command.SetAction(parse =>
        {
            Settings settings = shell.Settings(parse);
            string? only = parse.GetValue(channel) is { } named ? Channels.Find(settings, named).Name : null;
            DeliveryState? wanted = Channels.State(parse.GetValue(state));
            int most = Asked.Limit(parse.GetValue(limit), UsualRows, Deliveries.RowsMax);
            using Database database = Database.Open(settings.Data);
            DeliveryView[] deliveries = [.. new Deliveries(database, TimeProvider.System).List(only, wanted, most).Select(DeliveryView.Of)];
            return shell.Answer(parse, new { deliveries }, console => Draw(console, deliveries));
        });
        return command;
    }

    private static Command Again(Shell shell)
    {
        var id = new Argument<long>("id") { Description = "Number of a delivery that is dead or of unknown fate" };
        var command = new ExampleCommand("retry", "Try a delivery again that was given up; the server sends it", "golden channels retry 17") { id };
        command.SetAction(async (parse, stop) =>
        {
            using Database database = Database.Open(shell.Settings(parse).Data);
            DeliveryView delivery = DeliveryView.Of(await Channels.RetryAsync(new Deliveries(database, TimeProvider.System), parse.GetRequiredValue(id), stop));
            return shell.Answer(parse, delivery, console => console.WriteLine($"{delivery.Id} waits for {delivery.Channel} again; `golden serve` sends it."));
        });
        return command;
    }

    private static string Remedy(OutcomeKind kind) => kind switch
    {
        OutcomeKind.Refused => "Look at its settings and its secret: docs/how-to/notifications.md.",
        OutcomeKind.Busy => "Look whether it can be reached from here, and try again later.",
        _ => "It was sent, but no answer came: look whether it arrived.",
    };

    private static void Draw(IAnsiConsole console, ChannelView[] channels)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns("channel", "kind", "where", "quiet", "waiting", "sent", "dead", "unknown", "last answer");
        foreach (ChannelView channel in channels)
        {
            table.AddRow(
                channel.Name, channel.Kind, Markup.Escape(channel.Where), channel.Quiet is { } quiet ? $"{quiet}{(channel.IsQuiet ? ", now" : "")}" : "",
                $"{channel.Waiting}", $"{channel.Sent}", $"{channel.Dead}", $"{channel.Unknown}",
                channel.Last is { } last ? Markup.Escape(string.Create(CultureInfo.InvariantCulture, $"{last.Ended:yyyy-MM-dd HH:mm} {last.Answer}")) : "none yet");
        }
        console.Write(table);
    }

    private static void Draw(IAnsiConsole console, DeliveryView[] deliveries)
    {
        if (deliveries.Length == 0)
        {
            console.WriteLine("Nothing was sent yet: golden channels test browser");
            return;
        }
        Table table = new Table().Border(TableBorder.Simple).AddColumns("id", "channel", "state", "title", "tries", "tried", "answer or cause", "receipt");
        foreach (DeliveryView delivery in deliveries)
        {
            table.AddRow(
                delivery.Id, delivery.Channel, delivery.State, Markup.Escape(delivery.Title), $"{delivery.Tries}",
                string.Create(CultureInfo.InvariantCulture, $"{delivery.Tried:yyyy-MM-dd HH:mm:ss}"), Markup.Escape(delivery.Cause ?? delivery.Answer ?? ""),
                Markup.Escape(delivery.Receipt ?? ""));
        }
        console.Write(table);
    }
}
