using System.CommandLine;
using GoldenSignals.Engine.Portfolios;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;
using Spectre.Console;

namespace GoldenSignals.Portfolios;

/// <summary>`golden portfolio`: keeps portfolios, by hand or on paper.</summary>
public static class PortfolioCommand
{
    public static Command Create(Shell shell) => new ExampleCommand(
        "portfolio", "Keep portfolios: what is held, on paper or in earnest, and how it did", "golden portfolio show main")
    {
        List(shell), Make(shell), Show(shell), PortfolioTrades.Buy(shell), PortfolioTrades.Sell(shell), PortfolioTrades.Deposit(shell),
        PortfolioTrades.Withdraw(shell), PortfolioTrades.Open(shell), PortfolioTrades.Close(shell), Follow(shell), Import(shell), Export(shell), Performance(shell),
    };

    /// <summary>Opens the folder for one command, and fills what waits before and after it.</summary>
    internal static async Task<T> WithAsync<T>(Shell shell, ParseResult parse, Func<PortfolioRoom, CancellationToken, Task<T>> work, CancellationToken stop)
    {
        Settings settings = shell.Settings(parse);
        using Database database = Database.Open(settings.Data);
        var room = new PortfolioRoom(database, settings, TimeProvider.System);
        await room.Desk.LookAsync(stop);
        return await work(room, stop);
    }

    internal static Argument<string> Named() => new("name") { Description = "Name of the portfolio" };

    private static Command List(Shell shell)
    {
        var command = new ExampleCommand("list", "Every portfolio and what it is worth", "golden portfolio list --json");
        command.SetAction(async (parse, stop) =>
        {
            PortfoliosAnswer answer = await WithAsync(shell, parse, (room, _) => Task.FromResult(room.List()), stop);
            return shell.Answer(parse, answer, console => PortfolioPage.Draw(console, answer));
        });
        return command;
    }

    private static Command Make(Shell shell)
    {
        Argument<string> name = Named();
        var paper = new Option<bool>("--paper") { Description = "Orders are filled by the simulated broker at the next open" };
        var currency = new Option<string?>("--currency") { Description = "In which its worth is told (default USD)", HelpName = "CODE" };
        var method = new Option<string?>("--method") { Description = "Which lots a sale takes: fifo or average (default fifo)", HelpName = "HOW" };
        var borrow = new Option<bool>("--borrow") { Description = "Let cash go below zero" };
        var cash = new Option<decimal?>("--cash") { Description = "Paid in at once", HelpName = "MONEY" };
        var command = new ExampleCommand("create", "Make a portfolio", "golden portfolio create paper --paper --cash 100000") { name, paper, currency, method, borrow, cash };
        command.SetAction(async (parse, stop) =>
        {
            PortfolioRow made = await WithAsync(
                shell, parse,
                async (room, halt) => room.Row(await room.CreateAsync(
                    new PortfolioRequest(
                        parse.GetRequiredValue(name), parse.GetValue(paper), parse.GetValue(currency), parse.GetValue(method), parse.GetValue(borrow), parse.GetValue(cash)),
                    halt)),
                stop);
            return shell.Answer(parse, made, console => console.WriteLine($"{made.Name} is made ({made.DataLabel}). It is worth {PortfolioWords.Money(made.Worth, made.Currency)}."));
        });
        return command;
    }

    private static Command Show(Shell shell)
    {
        Argument<string> name = Named();
        var command = new ExampleCommand("show", "Positions, cash, orders and the last lines of a portfolio", "golden portfolio show main --json") { name };
        command.SetAction(async (parse, stop) =>
        {
            PortfolioView view = await WithAsync(shell, parse, (room, _) => Task.FromResult(room.View(room.Find(parse.GetRequiredValue(name)))), stop);
            return shell.Answer(parse, view, console => PortfolioPage.Draw(console, view));
        });
        return command;
    }

    private static Command Follow(Shell shell)
    {
        Argument<string> name = Named();
        var symbols = new Argument<string[]>("symbols") { Description = "Tickers that are watched", Arity = ArgumentArity.OneOrMore };
        var lean = new Option<bool>("--lean") { Description = "Take the bare lean, which has no proven edge, in place of decisions" };
        var plain = new Option<bool>("--no-barriers") { Description = "Leave out the signal's stop and target" };
        var end = new Option<bool>("--stop") { Description = "Follow them no more; what is held stays" };
        var interval = new Option<string?>("--interval") { Description = "Bar length (default: their days)", HelpName = "1m…1w" };
        var command = new ExampleCommand(
            "follow", "Have a paper portfolio take the signals of symbols by itself, while golden runs", "golden portfolio follow paper SPY QQQ") { name, symbols, lean, plain, end, interval };
        command.SetAction(async (parse, stop) =>
        {
            FollowsAnswer answer = await WithAsync(shell, parse, (room, halt) => FollowAsync(room, parse, halt), stop);
            return shell.Answer(parse, answer, console =>
            {
                if (parse.GetValue(lean)) console.WriteLine(PortfolioWords.LeanFirst);
                console.WriteLine(answer.Follows.Count == 0 ? $"{answer.Portfolio} follows nothing." : $"{answer.Portfolio} follows {string.Join(", ", answer.Follows.Select(one => $"{one.Symbol} {one.Interval}{(one.Lean ? " (lean)" : "")}"))}.");
            });
        });
        return command;

        async Task<FollowsAnswer> FollowAsync(PortfolioRoom room, ParseResult parse, CancellationToken stop)
        {
            Portfolio portfolio = room.Find(parse.GetRequiredValue(name));
            foreach (string symbol in parse.GetRequiredValue(symbols))
            {
                if (parse.GetValue(end)) await room.UnfollowAsync(portfolio, symbol, stop);
                else await room.FollowAsync(portfolio, symbol, new FollowRequest(parse.GetValue(interval), parse.GetValue(lean), !parse.GetValue(plain)), stop);
            }
            PortfolioView view = room.View(portfolio);
            return new FollowsAnswer(view.Name, view.DataLabel, view.Follows);
        }
    }

    private static Command Import(Shell shell)
    {
        Argument<string> name = Named();
        var file = new Argument<string>("file") { Description = "CSV file of transactions, or of positions where it has no column of types" };
        var map = new Option<string?>("--map") { Description = "Columns whose names differ", HelpName = "date=Day,price=Cost" };
        var command = new ExampleCommand("import", "Take a CSV file of transactions or positions, all of its lines or none", "golden portfolio import main trades.csv") { name, file, map };
        command.SetAction(async (parse, stop) =>
        {
            string path = parse.GetRequiredValue(file);
            if (!File.Exists(path)) throw Fault.Parameter("file", $"there is no file {path}", "Name a CSV file.");
            PortfolioImportAnswer done = await WithAsync(
                shell, parse,
                async (room, halt) => await room.ImportAsync(
                    room.Find(parse.GetRequiredValue(name)), new PortfolioImportRequest(Path.GetFileName(path), await File.ReadAllTextAsync(path, halt), parse.GetValue(map)), halt),
                stop);
            shell.Answer(parse, done, console => PortfolioPage.Draw(console, done, Path.GetFileName(path)));
            return done.Taken ? 0 : 1;
        });
        return command;
    }

    private static Command Export(Shell shell)
    {
        Argument<string> name = Named();
        var command = new ExampleCommand("export", "Write the lines that count as CSV, as import reads it", "golden portfolio export main > main.csv") { name };
        command.SetAction(async (parse, stop) =>
        {
            List<string> lines = await WithAsync(shell, parse, (room, _) => Task.FromResult(room.Export(room.Find(parse.GetRequiredValue(name))).ToList()), stop);
            foreach (string line in lines) shell.Out.WriteLine(line);
            return 0;
        });
        return command;
    }

    private static Command Performance(Shell shell)
    {
        Argument<string> name = Named();
        var benchmark = new Option<string?>("--benchmark") { Description = "A stored symbol to compare with", HelpName = "SYMBOL" };
        var command = new ExampleCommand("performance", "Time- and money-weighted return", "golden portfolio performance main --benchmark SPY") { name, benchmark };
        command.SetAction(async (parse, stop) =>
        {
            PerformanceAnswer answer = await WithAsync(
                shell, parse, (room, _) => Task.FromResult(room.Performance(room.Find(parse.GetRequiredValue(name)), parse.GetValue(benchmark))), stop);
            return shell.Answer(parse, answer, console => PortfolioPage.Draw(console, answer));
        });
        return command;
    }
}

/// <summary>What a paper portfolio follows.</summary>
public sealed record FollowsAnswer(string Portfolio, string DataLabel, IReadOnlyList<FollowView> Follows);
