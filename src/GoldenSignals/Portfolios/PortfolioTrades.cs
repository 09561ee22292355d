using System.CommandLine;
using GoldenSignals.Engine.Portfolios;
using GoldenSignals.Web;
using Spectre.Console;

namespace GoldenSignals.Portfolios;

/// <summary>The commands that write into a portfolio: with a price they write a line, without one they ask the paper broker.</summary>
internal static class PortfolioTrades
{
    public static Command Buy(Shell shell) => Trade(
        shell, "buy", "Buy: at the next open on paper, or at a price you paid", "golden portfolio buy main AAPL 10 --price 185.20 --fee 1", "--cover", "Buy back what was sold short",
        (special, quantity) => special ? ("cover", quantity) : ("buy", quantity));

    public static Command Sell(Shell shell) => Trade(
        shell, "sell", "Sell: at the next open on paper, or at a price you got", "golden portfolio sell main AAPL 4 --price 190", "--short", "Sell what is not held",
        (special, quantity) => special ? ("short", quantity) : ("sell", quantity));

    public static Command Deposit(Shell shell) => Cash(shell, "deposit", "Pay cash in", "golden portfolio deposit main 10000 --date 2024-01-02");

    public static Command Withdraw(Shell shell) => Cash(shell, "withdraw", "Take cash out", "golden portfolio withdraw main 500 --currency EUR");

    public static Command Open(Shell shell)
    {
        Argument<string> name = PortfolioCommand.Named();
        var signal = new Argument<string>("signal") { Description = "Id of a signal, as its page and answers say it" };
        var plain = new Option<bool>("--no-barriers") { Description = "Leave out the signal's stop and target" };
        var command = new ExampleCommand(
            "open", "Open a paper position from a signal at the next open, its size by the risk settings", "golden portfolio open paper SIGNAL") { name, signal, plain };
        command.SetAction(async (parse, stop) =>
        {
            OrderView order = await PortfolioCommand.WithAsync(
                shell, parse,
                (room, halt) => room.AskAsync(
                    room.Find(parse.GetRequiredValue(name)), new OrderRequest(SignalId: parse.GetRequiredValue(signal), Barriers: !parse.GetValue(plain)), halt), stop);
            return shell.Answer(parse, order, console => PortfolioPage.Draw(console, order));
        });
        return command;
    }

    public static Command Close(Shell shell)
    {
        Argument<string> name = PortfolioCommand.Named();
        var what = new Argument<string>("order") { Description = "Id of an order, or a ticker for all of its orders" };
        var command = new ExampleCommand("close", "Cancel an order that waits, or leave its position at the next open", "golden portfolio close paper SPY") { name, what };
        command.SetAction(async (parse, stop) =>
        {
            List<OrderView> ended = await PortfolioCommand.WithAsync(
                shell, parse,
                async (room, halt) =>
                {
                    Portfolio portfolio = room.Find(parse.GetRequiredValue(name));
                    string said = parse.GetRequiredValue(what);
                    List<OrderView> views = [];
                    foreach (string id in room.Living(portfolio, said) is { Count: > 0 } living ? living : [said]) views.Add(await room.EndAsync(portfolio, id, halt));
                    return views;
                },
                stop);
            return shell.Answer(parse, new ClosedAnswer(parse.GetRequiredValue(name), ended), console => ended.ForEach(order => PortfolioPage.Draw(console, order)));
        });
        return command;
    }

    private static Command Trade(
        Shell shell, string word, string says, string example, string specialName, string specialSays, Func<bool, decimal, (string Type, decimal Quantity)> read)
    {
        Argument<string> name = PortfolioCommand.Named();
        var symbol = new Argument<string>("symbol") { Description = "Ticker" };
        var quantity = new Argument<decimal>("quantity") { Description = "Shares, coins or units" };
        var price = new Option<decimal?>("--price") { Description = "Of one unit; without it a paper portfolio trades at the next open", HelpName = "MONEY" };
        var fee = new Option<decimal?>("--fee") { Description = "What it cost", HelpName = "MONEY" };
        Option<string?> date = Date(), currency = Currency();
        var stopAt = new Option<decimal?>("--stop") { Description = "On paper: left when this price is reached", HelpName = "MONEY" };
        var target = new Option<decimal?>("--target") { Description = "On paper: left with a gain at this price", HelpName = "MONEY" };
        var special = new Option<bool>(specialName) { Description = specialSays };
        var command = new ExampleCommand(word, says, example) { name, symbol, quantity, price, fee, date, currency, stopAt, target, special };
        command.SetAction(async (parse, stop) =>
        {
            (string type, decimal units) = read(parse.GetValue(special), parse.GetRequiredValue(quantity));
            if (parse.GetValue(price) is { } paid)
            {
                if (parse.GetValue(stopAt) is not null || parse.GetValue(target) is not null) throw Fault.Parameter("stop", "a line with a price is done already", "Leave --price out to ask for an order with stop and target.");
                return await WriteAsync(shell, parse, parse.GetRequiredValue(name), new TransactionRequest(
                    type, parse.GetRequiredValue(symbol), units, paid, Fee: parse.GetValue(fee), Currency: parse.GetValue(currency), Date: parse.GetValue(date)), stop);
            }
            if (type is "sell" or "cover") throw Fault.Parameter("price", "say the price you got", $"To leave a paper position at the next open: golden portfolio close {parse.GetRequiredValue(name)} {parse.GetRequiredValue(symbol)}");
            OrderView order = await PortfolioCommand.WithAsync(
                shell, parse,
                (room, halt) => room.AskAsync(
                    room.Find(parse.GetRequiredValue(name)),
                    new OrderRequest(parse.GetRequiredValue(symbol), null, type == "short" ? -units : units, parse.GetValue(stopAt), parse.GetValue(target)), halt), stop);
            return shell.Answer(parse, order, console => PortfolioPage.Draw(console, order));
        });
        return command;
    }

    private static Command Cash(Shell shell, string word, string says, string example)
    {
        Argument<string> name = PortfolioCommand.Named();
        var amount = new Argument<decimal>("amount") { Description = "Money" };
        Option<string?> date = Date(), currency = Currency();
        var command = new ExampleCommand(word, says, example) { name, amount, date, currency };
        command.SetAction((parse, stop) => WriteAsync(
            shell, parse, parse.GetRequiredValue(name),
            new TransactionRequest(word, Amount: parse.GetRequiredValue(amount), Currency: parse.GetValue(currency), Date: parse.GetValue(date)), stop));
        return command;
    }

    private static async Task<int> WriteAsync(Shell shell, ParseResult parse, string name, TransactionRequest asked, CancellationToken stop)
    {
        (WrittenAnswer written, PortfolioRow row) = await PortfolioCommand.WithAsync(
            shell, parse,
            async (room, halt) =>
            {
                Portfolio portfolio = room.Find(name);
                return (await room.AddAsync(portfolio, asked, halt), room.Row(portfolio));
            },
            stop);
        return shell.Answer(
            parse, written, console => console.WriteLine(
                $"Written as line {string.Join(", ", written.Added)}. {row.Name} ({row.DataLabel}) is worth {PortfolioWords.Money(row.Worth, row.Currency)}."));
    }

    private static Option<string?> Date() => new("--date") { Description = "When it was: a date, or a moment in UTC (default now)", HelpName = "TIME" };

    private static Option<string?> Currency() => new("--currency") { Description = "Three letters (default: that of the portfolio)", HelpName = "CODE" };
}

/// <summary>Orders that were cancelled or are to be left.</summary>
public sealed record ClosedAnswer(string Portfolio, IReadOnlyList<OrderView> Orders);
