using System.Globalization;
using Spectre.Console;

namespace GoldenSignals.Portfolios;

/// <summary>Draws portfolios for a terminal.</summary>
internal static class PortfolioPage
{
    private const int FaultsShown = 20, OrdersShown = 20, LinesShown = 10;

    public static void Draw(IAnsiConsole console, PortfoliosAnswer answer)
    {
        if (answer.Items.Count == 0)
        {
            console.WriteLine("There is no portfolio yet. Make one: golden portfolio create paper --paper --cash 100000");
            return;
        }
        Table table = Columns("Portfolio", "Data", ">Worth", ">Positions", ">Waiting");
        foreach (PortfolioRow row in answer.Items)
        {
            table.AddRow(Markup.Escape(row.Name), Markup.Escape(row.DataLabel), PortfolioWords.Money(row.Worth, row.Currency), Whole(row.Positions), Whole(row.Waiting));
        }
        console.Write(table);
        console.WriteLine(answer.Disclosure);
    }

    public static void Draw(IAnsiConsole console, PortfolioView view)
    {
        console.WriteLine($"{view.Name} ({view.DataLabel}): {PortfolioWords.Money(view.Worth, view.Currency)}, costs by {(view.Method == "fifo" ? "first in, first out" : "average")}");
        foreach (string missing in view.Missing) console.WriteLine($"  unknown: {missing}");
        if (view.Positions.Count > 0) console.Write(Positions(view));
        foreach (CashView cash in view.Cash) console.WriteLine($"Cash {PortfolioWords.Money(cash.Amount, cash.Currency)}");
        foreach (EarnedView earned in view.Earned.Where(one => one.Realised != 0 || one.Income != 0))
        {
            console.WriteLine($"Realised {PortfolioWords.Money(earned.Realised, earned.Currency)}, dividends {PortfolioWords.Money(earned.Income, earned.Currency)}");
        }
        foreach (FollowView follow in view.Follows) console.WriteLine($"Follows {follow.Symbol} {follow.Interval}. {follow.Says}");
        if (view.Orders.Count > 0) console.Write(Orders(view));
        if (view.Transactions.Count > 0) console.Write(Lines(view));
        console.WriteLine(view.Disclosure);
    }

    public static void Draw(IAnsiConsole console, OrderView order) => console.WriteLine(
        $"Order {order.Id}: {Number(order.Quantity)} {order.Symbol} {order.Says} ({order.DataLabel})"
        + (order.Stop is { } stop ? $", stop {Number(stop)}" : "") + (order.Target is { } target ? $", target {Number(target)}" : "") + ".");

    public static void Draw(IAnsiConsole console, PortfolioImportAnswer done, string file)
    {
        if (done.Taken)
        {
            console.WriteLine($"{done.Added} lines of {file} were added{(done.Known > 0 ? $", {done.Known} were there already" : "")}.");
            return;
        }
        console.WriteLine($"{file}: nothing was taken.");
        foreach (ImportFaultView fault in done.Faults.Take(FaultsShown))
        {
            console.WriteLine($"  {(fault.Line > 0 ? $"line {fault.Line}" : "the file")}{(fault.Field is null ? "" : $", {fault.Field}")}: {fault.Message}");
        }
        if (done.Faults.Count > FaultsShown) console.WriteLine($"  and {done.Faults.Count - FaultsShown} more");
    }

    public static void Draw(IAnsiConsole console, PerformanceAnswer answer)
    {
        console.WriteLine($"{answer.Portfolio} ({answer.DataLabel})" + (answer.From is { } from ? $", {from:yyyy-MM-dd} to {answer.To:yyyy-MM-dd}" : ""));
        if (answer.Why.Length > 0) console.WriteLine($"  unknown: {answer.Why}");
        Table table = Columns("Return", ">All of it", ">A year");
        table.AddRow("time-weighted", Percent(answer.TimeReturn), Percent(answer.TimeReturnYearly));
        table.AddRow("money-weighted", Percent(answer.MoneyReturn), Percent(answer.MoneyReturnYearly));
        if (answer.Benchmark is { } benchmark) table.AddRow(Markup.Escape($"{benchmark} bought and held ({answer.BenchmarkLabel})"), Percent(answer.BenchmarkReturn), "");
        console.Write(table);
        console.WriteLine($"Paid in {PortfolioWords.Money(answer.PaidIn, answer.Currency)}, taken out {PortfolioWords.Money(answer.TakenOut, answer.Currency)}. A year is told once one has passed.");
        console.WriteLine(answer.Disclosure);
    }

    private static Table Positions(PortfolioView view)
    {
        Table table = Columns("Symbol", ">Quantity", ">Cost each", ">Price", "of", ">Value", ">Gain", ">%", ">Weight");
        foreach (PositionView one in view.Positions)
        {
            table.AddRow(
                Markup.Escape(one.Symbol), Number(one.Quantity), Number(one.AverageCost), one.Price is { } price ? Number(price) : "unknown",
                Markup.Escape(one.PriceTime is { } time ? $"{time:yyyy-MM-dd} {one.PriceLabel}{(one.Stale ? ", stale" : "")}" : ""),
                PortfolioWords.Money(one.Value, one.Currency), PortfolioWords.Money(one.Gain, one.Currency), Percent((double?)one.GainPercent), one.Weight is { } weight ? $"{weight:0.0} %" : "unknown");
        }
        return table;
    }

    private static Table Orders(PortfolioView view)
    {
        Table table = Columns("Order", "Symbol", ">Quantity", ">Stop", ">Target", "State", "Data");
        foreach (OrderView order in view.Orders.Take(OrdersShown))
        {
            table.AddRow(
                order.Id, Markup.Escape(order.Symbol), Number(order.Quantity), order.Stop is { } stop ? Number(stop) : "", order.Target is { } target ? Number(target) : "",
                Markup.Escape(order.Says), order.DataLabel);
        }
        return table;
    }

    private static Table Lines(PortfolioView view)
    {
        Table table = Columns(">Line", "Date", "Type", "Symbol", ">Quantity", ">Price", ">Amount", ">Fee", "Currency", "From");
        foreach (TransactionView one in view.Transactions.Take(LinesShown))
        {
            string state = one.TakenBack ? $" (takes {one.Replaces} back)" : one.ReplacedBy is { } by ? $" (replaced by {by})" : one.Replaces is { } old ? $" (for {old})" : "";
            table.AddRow(
                Whole((int)one.Id), $"{one.Time:yyyy-MM-dd}", one.Type + state, Markup.Escape(one.Symbol), Number(one.Quantity, blank: true), Number(one.Price, blank: true),
                Number(one.Amount, blank: true), Number(one.Fee, blank: true), one.Currency, Markup.Escape(one.Origin));
        }
        return table;
    }

    private static Table Columns(params string[] names)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (string name in names)
        {
            table.AddColumn(name.StartsWith('>') ? new TableColumn(name[1..]).RightAligned() : new TableColumn(name));
        }
        return table;
    }

    private static string Number(decimal number, bool blank = false) => blank && number == 0 ? "" : number.ToString("#,##0.########", CultureInfo.InvariantCulture);

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double? percent) => percent is { } known ? known.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture) + " %" : "unknown";
}
