using System.CommandLine;
using GoldenSignals.Engine.Store;
using GoldenSignals.Web;

namespace GoldenSignals.Risk;

/// <summary>`golden risk`: what may be lost.</summary>
public static class RiskCommand
{
    public static Command Create(Shell shell) => new ExampleCommand("risk", "Say what may be lost, and how large a position may be", "golden risk var SPY=10000 QQQ=5000")
    {
        Var(shell), Stress(shell), Correlation(shell), Size(shell), Exposure(shell),
    };

    private static ExampleCommand Var(Shell shell)
    {
        var (positions, portfolio, window) = (Positions(), Portfolio(), Window());
        var confidence = new Option<double>("--confidence") { Description = "How sure, in percent", HelpName = "80…99.9", DefaultValueFactory = _ => 95 };
        var days = new Option<int>("--days") { Description = "Trading days ahead", HelpName = "1…250", DefaultValueFactory = _ => 1 };
        var command = new ExampleCommand("var", "Value at risk and expected shortfall", "golden risk var SPY=10000 QQQ=5000 --confidence 99 --days 10")
        {
            positions, portfolio, confidence, days, window,
        };
        command.SetAction(parse =>
        {
            Settings settings = shell.Settings(parse);
            using Database database = Stored.Open(settings);
            RiskView view = new RiskAnswers(database, settings, TimeProvider.System).ValueAtRisk(
                new RiskAsked(parse.GetValue(positions) ?? [], parse.GetValue(portfolio)), RiskAsked.Question(parse.GetValue(confidence), parse.GetValue(days)),
                RiskAsked.Window(parse.GetValue(window)));
            return shell.Answer(parse, view, console => RiskPage.Draw(console, view));
        });
        return command;
    }

    private static ExampleCommand Stress(Shell shell)
    {
        var (positions, portfolio) = (Positions(), Portfolio());
        var shock = new Option<string[]>("--shock")
        {
            Description = "A move in percent of a class or a ticker, such as equity=-20 or PLTR=-35; more may follow", HelpName = "NAME=PERCENT", AllowMultipleArgumentsPerToken = true,
        };
        var command = new ExampleCommand("stress", "What 2008, 2020 or a shock of your own would cost", "golden risk stress SPY=10000 --shock equity=-20")
        {
            positions, portfolio, shock,
        };
        command.SetAction(parse =>
        {
            Settings settings = shell.Settings(parse);
            using Database database = Stored.Open(settings);
            StressView view = new RiskAnswers(database, settings, TimeProvider.System).Stress(
                new RiskAsked(parse.GetValue(positions) ?? [], parse.GetValue(portfolio)), RiskAsked.Shocks(parse.GetValue(shock) ?? []));
            return shell.Answer(parse, view, console => RiskPage.Draw(console, view));
        });
        return command;
    }

    private static ExampleCommand Correlation(Shell shell)
    {
        var symbols = new Argument<string[]>("symbols") { Description = "Tickers, @watchlist or @all", Arity = ArgumentArity.OneOrMore };
        Option<int> window = Window();
        var command = new ExampleCommand("correlation", "How closely symbols move together", "golden risk correlation SPY QQQ GLD") { symbols, window };
        command.SetAction(parse =>
        {
            Settings settings = shell.Settings(parse);
            using Database database = Stored.Open(settings);
            CorrelationView view = new CorrelationAnswers(database, settings).Of(parse.GetRequiredValue(symbols), RiskAsked.Window(parse.GetValue(window)));
            return shell.Answer(parse, view, console => RiskPage.Draw(console, view));
        });
        return command;
    }

    private static ExampleCommand Size(Shell shell)
    {
        var symbol = new Argument<string>("symbol") { Description = "Ticker, such as SPY" };
        var capital = new Option<double?>("--capital") { Description = "Capital; risk.accountSize of the settings unless said", HelpName = "AMOUNT" };
        var percent = new Option<double?>("--risk") { Description = "Percent of it that may be lost at the stop; risk.perTradePercent unless said", HelpName = "PERCENT" };
        var stopAt = new Option<double?>("--stop") { Description = "Price of the stop; that of the signal unless said", HelpName = "PRICE" };
        var command = new ExampleCommand("size", "How large a position may be", "golden risk size SPY --capital 50000 --risk 1") { symbol, capital, percent, stopAt };
        command.SetAction(async (parse, stop) =>
        {
            Settings settings = shell.Settings(parse);
            using Database database = Stored.Open(settings);
            SizeView view = await new SizeAnswers(database, settings).OfAsync(
                new SizeAsked(parse.GetRequiredValue(symbol), parse.GetValue(capital), parse.GetValue(percent), parse.GetValue(stopAt)), stop);
            return shell.Answer(parse, view, console => RiskPage.Draw(console, view));
        });
        return command;
    }

    private static ExampleCommand Exposure(Shell shell)
    {
        var (positions, portfolio, window) = (Positions(), Portfolio(), Window());
        var command = new ExampleCommand("exposure", "How much is in the market, and in what", "golden risk exposure SPY=10000 QQQ=-5000") { positions, portfolio, window };
        command.SetAction(parse =>
        {
            Settings settings = shell.Settings(parse);
            using Database database = Stored.Open(settings);
            ExposureView view = new RiskAnswers(database, settings, TimeProvider.System).Exposure(
                new RiskAsked(parse.GetValue(positions) ?? [], parse.GetValue(portfolio)), RiskAsked.Window(parse.GetValue(window)));
            return shell.Answer(parse, view, console => RiskPage.Draw(console, view));
        });
        return command;
    }

    private static Argument<string[]> Positions() => new("positions")
    {
        Description = "SPY=10000 for an amount, SPY=-5000 for a short, SPY=60% for a part of the capital, SPY QQQ for equal parts", Arity = ArgumentArity.ZeroOrMore,
    };

    private static Option<string?> Portfolio() => new("--portfolio") { Description = "What this portfolio holds, instead of positions", HelpName = "NAME" };

    private static Option<int> Window() => new("--window")
    {
        Description = "Newest daily returns it is measured on", HelpName = "60…5000", DefaultValueFactory = _ => RiskAnswers.WindowUsual,
    };
}
